import CasusPipeline
import CasusRecords
import CasusText
import Testing

/// `casus explain --missing` finds words as a person types them, in the text and in the title.
@Suite struct MissingTests {
  private static let document = SourceDocument(
    id: "e", date: CivilDate(iso: "2031-03-20"),
    title: SourceText("Norland's U.S.-built jets \"not for sale\""),
    text: SourceText(
      "The U.S. State Dept. said Norland's long-range missiles aren't for sale. The ministry “welcomed”\nthe ten-year plan. Sweden will send 40 tanks to Kenya, its defence minister said."
    ))

  @Test(arguments: [
    ("long-range missiles", RecordPlace.text), ("Norland's long", .text),
    ("state dept. said", .text), ("aren’t for", .text), ("\"welcomed\" the  ten-year", .text),
    ("U.S.-built", .title), ("send 40 tanks", .text),
  ])
  func wordsAreFoundAsTheyAreTyped(_ words: String, _ place: RecordPlace) throws {
    let near = try Toolset.load(data: nil).nearestRules(to: words, in: Self.document)
    #expect(near.contains { $0.place == place }, "\(words)")
    #expect(near.allSatisfy { $0.failure != nil || !$0.held.isEmpty })
  }

  @Test func partsOfWordsAndAbsentWordsAreNotFound() throws {
    let tools = try Toolset.load(data: nil)
    for words in ["issiles", "tank", "no such words", " "] {
      #expect(tools.nearestRules(to: words, in: Self.document).isEmpty, "\(words)")
    }
  }

  @Test func wordsThatHaveARecordSaySo() throws {
    let tools = try Toolset.load(data: nil)
    #expect(!tools.records(at: "send 40 tanks", in: Self.document).isEmpty)
    #expect(tools.records(at: "ten-year plan", in: Self.document).isEmpty)
  }
}
