import CasusPipeline
import CasusRecords
import CasusText
import Testing

/// What one source asserts and another denies.
@Suite struct SourcesTests {
  @Test func aDenialByTheAccusedIsTheSameEventWithAValueForEachSource() throws {
    let text = """
      Sudan's army said that rebels had bombed the airport on Monday. The rebels denied that they had \
      bombed it.
      """
    let document = SourceDocument(
      id: "d", date: CivilDate(year: 2025, month: 3, day: 4), text: SourceText(text))
    let events = try #require(try Toolset.load(data: nil).records(of: document)).events
    let event = try #require(events.first { $0.type == .assault })
    #expect(events.filter { $0.type == .assault }.count == 1)
    #expect(event.status == .denied && event.mentions.count == 1)
    #expect(event.bySource.map { $0.source?.text } == ["Sudan's army", "rebels"])
    #expect(event.bySource.map(\.status) == [.asserted, .denied])
    #expect(!event.provenance.steps.isEmpty)
  }
}
