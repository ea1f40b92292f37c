import CasusPipeline
import CasusStore
import CasusText
import Testing

/// What `casus links import` makes of a person's file: each bad line is named, the others are taken.
@Suite struct GivenLinksTests {
  private static let good =
    "Coastal Pipeline\tcarries_for\tNorland\tNOR\t60\tgas\t2030-01\tmy notes"

  @Test func aGoodLineIsTaken() throws {
    let (links, faults) = LedgerLinks.parse(Self.good + "\n# a comment\n", file: "own.tsv")
    #expect(faults.isEmpty)
    let link = try #require(links.first)
    #expect(link.share == 60 && link.commodity == "gas" && link.toCountry == "NOR")
  }

  @Test(arguments: [
    ("Coastal Pipeline carries_for Norland", "columns"),
    ("A\tcarries\tB\t-\t-\t-\t-\tnotes", "no kind of link"),
    ("A\towned_by\t\t-\t-\t-\t-\tnotes", "both ends"),
    ("A\towned_by\tB\t-\t-\t-\t-\t-", "source"),
    ("A\towned_by\tB\t-\thalf\t-\t-\tnotes", "share"),
    ("A\towned_by\tB\t-\t140\t-\t-\tnotes", "share"),
    ("A\towned_by\tB\tNorland\t-\t-\t-\tnotes", "country"),
    ("A\towned_by\tB\t-\t-\t-\tlast year\tnotes", "date"),
  ])
  func aBadLineIsNamedAndTheNextIsTaken(_ line: String, _ words: String) throws {
    let (links, faults) = LedgerLinks.parse("# head\n" + line + "\n" + Self.good, file: "own.tsv")
    #expect(links.count == 1)
    let fault = try #require(faults.first)
    #expect(fault.line == 2 && fault.code == "links.invalid-line")
    #expect(fault.message.contains(words), "\(fault.message)")
  }
}
