internal import CasusText
internal import Foundation

/// Publishers as the JSON column keeps them.
struct PublisherRow: Codable {
  var name: String
  var url: String?

  static func write(_ publishers: [SourceDocument.Publisher]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let rows = publishers.map { PublisherRow(name: $0.name, url: $0.url) }
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }

  static func read(_ text: String) -> [SourceDocument.Publisher] {
    if text == "[]" { return [] }
    let rows = (try? JSONDecoder().decode([PublisherRow].self, from: Data(text.utf8))) ?? []
    return rows.map { .init(name: $0.name, url: $0.url) }
  }
}
