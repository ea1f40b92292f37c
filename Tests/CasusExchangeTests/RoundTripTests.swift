import CasusExchange
import CasusRecords
import CasusText
import Foundation
import Testing

/// The development gold beside the repository; tests that need it are skipped where it is absent.
private let gold: [URL] = {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/bench/dev").standardizedFileURL
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  return files.sorted().filter { $0.hasSuffix(".gold.ndjson") }.map(folder.appendingPathComponent)
}()

@Suite struct RoundTripTests {
  private let line = """
    {"id": "n-1", "date": "2025-07-30", "title": null, "extra": 1,
     "text": "Norland “may” end its embargo if Westmark strikes again, Meridian said.",
     "commitments": [{"holder": {"name": "Norland", "country": null, "sector": "GOV"},
       "act": "threat", "strength": "may",
       "action": {"quote": "end its embargo", "type": "CONCEDE", "polarity": "stop"},
       "condition": {"quote": "if Westmark strikes again", "kind": "if", "type": "ASSAULT",
         "actor": {"name": "Westmark"}, "target": null}}],
     "events": [{"trigger": "no such words", "type": "ASSAULT", "status": "asserted"}]}
    """

  @Test func quotesWithoutOffsetsAreFoundInCodePoints() throws {
    let records = try RecordExchange.records(from: Data(line.utf8))
    let commitment = try #require(records.commitments.first)
    #expect(commitment.action.quote.span == TextSpan(start: 14, end: 29))
    #expect(commitment.condition?.actor?.name.text == "Westmark")
    #expect(records.document.text.words(in: commitment.condition!.quote.span).hasPrefix("if West"))
  }

  @Test func aRecordWhoseWordsAreNotInTheTextIsLeftOut() throws {
    #expect(try RecordExchange.records(from: Data(line.utf8)).events.isEmpty)
  }

  @Test func writingAndReadingLosesNothing() throws {
    let records = try RecordExchange.records(from: Data(line.utf8)).identified()
    let written = try RecordExchange.line(for: records)
    #expect(try RecordExchange.records(from: written) == records)
    #expect(try RecordExchange.line(for: records) == written)
  }

  @Test func aHappeningSurvivesWithItsDoerItsObjectsAndItsDay() throws {
    let line = """
      {"id": "n-2", "date": "2025-07-30", "title": null,
       "text": "Norland never reopened its lighthouse.", "happenings": [
        {"trigger": {"quote": "reopened"}, "quote": "Norland never reopened its lighthouse",
         "doer": {"name": "Norland", "country": null, "sector": "GOV"},
         "objects": [{"quote": "its lighthouse"}], "status": "denied", "date": "2025-07-29"}]}
      """
    let records = try RecordExchange.records(from: Data(line.utf8)).identified()
    let happening = try #require(records.happenings.first)
    #expect(happening.id.text.hasPrefix("hp-"))
    #expect(happening.trigger.span == TextSpan(start: 14, end: 22))
    #expect(happening.words.span == TextSpan(start: 0, end: 37))
    #expect(happening.doer?.name.text == "Norland")
    #expect(happening.doer?.sector == .government)
    #expect(happening.objects.map(\.span) == [TextSpan(start: 23, end: 37)])
    #expect(happening.status == .denied)
    #expect(happening.date?.edtf == "2025-07-29")
    let written = try RecordExchange.line(for: records)
    #expect(try RecordExchange.records(from: written) == records)
    #expect(try RecordExchange.line(for: records) == written)
  }

  @Test(arguments: ["no such words", "reopened", ""])
  func aHappeningIsKeptOnlyWithWordsOfItsText(_ quote: String) throws {
    let line = """
      {"id": "n-3", "date": null, "title": null, "text": "Norland reopened its lighthouse.",
       "happenings": [{"trigger": {"quote": "\(quote)"}, "quote": "Norland reopened",
         "doer": null, "date": null, "status": "asserted"}]}
      """
    let found = try RecordExchange.records(from: Data(line.utf8)).happenings
    #expect(found.map(\.trigger.text) == (quote == "reopened" ? ["reopened"] : []))
  }

  @Test func aLineThatIsNoDocumentThrows() {
    #expect(throws: (any Error).self) { try RecordExchange.records(from: Data("{\"id\": 3}".utf8)) }
  }

  @Test(.enabled(if: !gold.isEmpty, "skipped: needs the development gold beside the repository"))
  func everyGoldDocumentSurvives() throws {
    for file in gold {
      for line in try Data(contentsOf: file).split(separator: 0x0A) {
        let records = try RecordExchange.records(from: Data(line)).identified()
        let written = try RecordExchange.line(for: records)
        #expect(try RecordExchange.records(from: written) == records)
      }
    }
  }
}
