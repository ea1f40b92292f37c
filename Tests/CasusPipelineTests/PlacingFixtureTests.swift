import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Foundation
import Testing

/// Places, days, deadlines and countries that single reports give, through the shipped model.
@Suite struct PlacingFixtureTests {
  private struct Row {
    var field: String
    var date: String
    var text: String
    var expected: String
  }

  private static func rows() throws -> [Row] {
    let file = repository.appendingPathComponent("Tests/Fixtures/placing.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2).map {
      let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(field: cells[0], date: cells[1], text: cells[2], expected: cells[3])
    }
  }

  @Test func eachReportSaysWhereAndWhen() async throws {
    let rows = try Self.rows()
    let lines = try rows.enumerated().map { number, row in
      let object = ["id": "\(number)", "date": row.date, "text": row.text]
      return String(decoding: try JSONEncoder().encode(object), as: UTF8.self)
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("casus-placing-\(UUID().uuidString).ndjson")
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let found = try await records(of: [file.path])
    try #require(found.count == rows.count)
    for (row, document) in zip(rows, found) {
      let told = document.told(row.field)
      #expect(told.contains(row.expected), "\(row.text): \(told)")
    }
  }
}

extension DocumentRecords {
  /// What the records say in one field, each record once.
  fileprivate func told(_ field: String) -> [String] {
    switch field {
    case "place": events.map { $0.location?.words.text ?? "-" }
    case "when": events.map { $0.when == nil ? "-" : $0.date?.edtf ?? "-" }
    case "deadline": commitments.map { $0.deadline?.text ?? "-" }
    default:
      [
        events.flatMap(\.actors).map { "\($0.name.text) \($0.country ?? "-")" }
          .joined(separator: "; ")
      ]
    }
  }
}
