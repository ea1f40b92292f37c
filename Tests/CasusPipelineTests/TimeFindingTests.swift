import CasusRecords
import CasusText
import Foundation
import Testing

@Suite struct TimeFindingTests {
  @Test func aYearThatNearnessGaveIsAFindingOfTheReport() async throws {
    let folder = NSTemporaryDirectory() + "casus-times-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let report = folder + "/report.ndjson"
    let line =
      #"{"id":"r","date":"2025-03-12","text":"A rally in Bergen on 3 October is news to Norway."}"#
    try (line + "\n").write(toFile: report, atomically: true, encoding: .utf8)
    let found = try await records(of: [report])[0]
    let finding = try #require(found.findings.first { $0.code == "time.year-assumed" })
    let span = try #require(finding.span)
    #expect(found.document.text.words(in: span).hasSuffix("3 October"))
    #expect(finding.severity == .note)
  }
}
