internal import CasusRecords
internal import Foundation

/// A chain of links as the JSON column keeps it.
struct ChainRow: Codable {
  var from: String
  var kind: String
  var to: String
  var document: String?
  var quote: String

  static func write(_ chain: [ChainStep]) throws -> String {
    if chain.isEmpty { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let rows = chain.map {
      ChainRow(
        from: $0.from, kind: $0.kind.rawValue, to: $0.to, document: $0.document, quote: $0.quote)
    }
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }

  static func read(_ text: String) -> [ChainStep] {
    if text == "[]" { return [] }
    let rows = (try? JSONDecoder().decode([ChainRow].self, from: Data(text.utf8))) ?? []
    return rows.compactMap { row in
      LinkKind(rawValue: row.kind).map {
        ChainStep(from: row.from, kind: $0, to: row.to, document: row.document, quote: row.quote)
      }
    }
  }
}
