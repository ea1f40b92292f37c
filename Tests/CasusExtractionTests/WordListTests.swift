import CasusExtraction
import CasusRules
import Testing

@Suite struct WordListTests {
  @Test func aListThatNoRowNamesIsAFaultOnLoading() throws {
    let lexicons = try LexiconSet(texts: [
      "some-lists": "entry\twords\tsource\tnote\ngiver-prepositions\tfrom by\thand\t-\n"
    ])
    #expect(lexicons.words(ofList: "giver-prepositions") == ["from", "by"])
    let faults = #expect(throws: DataFaults.self) { try lexicons.checkWordLists() }
    let missing = faults?.faults.map(\.what) ?? []
    #expect(missing.contains("no row for the list `receiver-prepositions`"))
    #expect(!missing.contains("no row for the list `giver-prepositions`"))
  }
}
