import CasusExchange
import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Foundation
import Testing

/// The repository that the tests were built in.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../..").standardizedFileURL

func exampleFiles() throws -> [String] {
  let folder = repository.appendingPathComponent("Examples")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasSuffix(".ndjson") }.map { folder.appendingPathComponent($0).path }
}

func records(
  of inputs: [String], workers: Int = 2, reader: DocumentReader = DocumentReader()
) async throws -> [DocumentRecords] {
  let tools = try Toolset.load(data: repository.appendingPathComponent("Data").path)
  var result: [DocumentRecords] = []
  try await ReadingPipeline(tools: tools, workers: workers).read(inputs, with: reader) {
    if let records = $0.records { result.append(records) }
  }
  return result
}

/// Every quote below a value, found by reflection, so that no new field escapes.
private func quotes(below value: Any) -> [Quote] {
  if let quote = value as? Quote { return [quote] }
  return Mirror(reflecting: value).children.flatMap { quotes(below: $0.value) }
}

@Suite struct EvidenceTests {
  @Test func everyQuoteIsTheSliceOfItsTextThatItSaysItIs() async throws {
    let kept = repository.appendingPathComponent("Tests/Fuzz/kept/first.ndjson").path
    var seen = 0
    for document in try await records(of: try exampleFiles() + [kept]) {
      let body = document.document.text
      let title = document.document.title ?? SourceText("")
      func check(_ record: Any, _ place: RecordPlace, _ id: RecordID) {
        let text = place == .title ? title : body
        for quote in quotes(below: record) {
          seen += 1
          #expect(text.contains(quote.span), "\(id)")
          if text.contains(quote.span) {
            #expect(text.words(in: quote.span) == quote.text, "\(id)")
          }
        }
      }
      document.events.forEach { check($0, $0.place, $0.id) }
      document.statements.forEach { check($0, $0.place, $0.id) }
      document.commitments.forEach { check($0, $0.place, $0.id) }
      document.policies.forEach { check($0, $0.place, $0.id) }
      document.transfers.forEach { check($0, $0.place, $0.id) }
      document.links.forEach { check($0, $0.place, $0.id) }
      document.claims.forEach { check($0, $0.place, $0.id) }
    }
    #expect(seen > 200)
  }

  @Test func idsAreDerivedAndDoNotCollide() async throws {
    for document in try await records(of: try exampleFiles()) {
      let ids =
        document.events.map(\.id) + document.statements.map(\.id) + document.commitments.map(\.id)
        + document.policies.map(\.id) + document.transfers.map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(!ids.contains(.unset))
    }
  }

  @Test func theNumberOfWorkersChangesNoByte() async throws {
    let one = try await records(of: try exampleFiles(), workers: 1)
    let four = try await records(of: try exampleFiles(), workers: 4)
    #expect(
      try one.map { try RecordExchange.line(for: $0) }
        == four.map { try RecordExchange.line(for: $0) })
  }

  @Test func aTranslationSaysSo() async throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString + ".ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    let line = """
      {"id": "t", "date": "2025-03-04", "text": "Norland shelled Port Ost on Monday.", \
      "original": "Norland beschoss am Montag Port Ost.", "lang": "en", "translated_by": "a person"}
      """
    try line.write(to: file, atomically: true, encoding: .utf8)
    let read = try #require(try await records(of: [file.path]).first)
    let written = try RecordExchange.line(for: read)
    #expect(String(decoding: written, as: UTF8.self).contains("\"translated\":true"))
    #expect(read.document.original == "Norland beschoss am Montag Port Ost.")
  }
}
