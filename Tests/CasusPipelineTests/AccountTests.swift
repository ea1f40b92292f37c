import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Foundation
import Testing

@Suite struct AccountTests {
  private static let report = """
    OSLO - Norway will send 40 tanks to Kenya if the talks fail, Defence Minister Ada Holm said on Monday.

    Who is the owner of the house?

    A long road.

    The two countries had signed a pact in 1998.

    The bridge is painted green.

    The decision seems wise.
    """

  /// The reason that each sentence without a record is given, in the order of the text.
  @Test func everySentenceHasRecordsOrAReason() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      UUID().uuidString + ".txt")
    try Self.report.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let pipeline = ReadingPipeline(
      tools: try Toolset.load(data: nil), workers: 1, withAccount: true)
    var account: [SentenceAccount] = []
    var records: DocumentRecords?
    let reader = DocumentReader(defaultDate: .init(year: 2025, month: 3, day: 4))
    try await pipeline.read([file.path], with: reader) { result in
      records = result.records
      account += result.records?.account ?? []
    }
    #expect(account.count == 7)
    #expect(account.allSatisfy { $0.records.isEmpty == ($0.reason != nil) })
    #expect(account.first?.reason == .dateline)
    let commitment = try #require(records?.commitments.first?.id)
    #expect(account[1].records.contains(commitment))
    #expect(account[2].reason == .question)
    #expect(account[3].reason == .heading)
    #expect(account[5].reason == .notUnderstood || account[5].reason == .ruleFailed)
    #expect(account[6].reason == .opinion)
  }
}
