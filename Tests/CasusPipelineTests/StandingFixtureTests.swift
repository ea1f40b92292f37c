import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Foundation
import Testing

/// Policies, transfers and links of single headlines and sentences, through the shipped model.
@Suite struct StandingFixtureTests {
  private struct Row {
    var record: String
    var isTitle: Bool
    var text: String
    var expected: String
  }

  private static func rows() throws -> [Row] {
    let file = repository.appendingPathComponent("Tests/Fixtures/standing.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2).map {
      let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        record: cells[0], isTitle: cells[1] == "title", text: cells[2], expected: cells[3])
    }
  }

  @Test func eachSentenceGivesWhatItSays() async throws {
    let rows = try Self.rows()
    let lines = try rows.enumerated().map { number, row in
      var object = ["id": "\(number)", "date": "2025-07-01", "text": row.text]
      if row.isTitle {
        object["title"] = row.text
        object["text"] = "It was so."
      }
      return String(decoding: try JSONEncoder().encode(object), as: UTF8.self)
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("casus-standing-\(UUID().uuidString).ndjson")
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let found = try await records(of: [file.path])
    try #require(found.count == rows.count)
    for (row, document) in zip(rows, found) {
      #expect(document.outline(of: row.record) == row.expected, "\(row.text)")
    }
  }
}

extension DocumentRecords {
  fileprivate func outline(of record: String) -> String {
    func name(_ party: Party?) -> String { party?.name.text ?? "-" }
    let lines =
      switch record {
      case "policy": policies.map { "\($0.kind.rawValue) \($0.state.rawValue)" }
      case "transfer":
        transfers.map {
          "\($0.kind.rawValue) \($0.status.rawValue) \(name($0.giver)) > \(name($0.receiver))"
            + ($0.isCumulative ? " total" : "")
        }
      default: links.map { "\($0.from.text) \($0.kind.rawValue) \($0.to.text)" }
      }
    return lines.joined(separator: "; ")
  }
}
