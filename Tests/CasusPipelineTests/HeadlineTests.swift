import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Testing

/// What a headline says against what its text says.
@Suite struct HeadlineTests {
  private func records(title: String, text: String) throws -> DocumentRecords {
    try ShippedReading.records(of: text, title: title, on: "2025-03-04")
  }

  @Test(arguments: [
    (
      "Norland will end arms embargo on Ostland",
      "Norland may end its arms embargo on Ostland, two officials told the paper Meridian."
    ),
    (
      "Rwanda bombed Goma airport",
      "Congo's army accused Rwanda on Monday of having bombed the airport of Goma."
    ),
    (
      "Sweden sends tanks to Kenya",
      "Sweden may send tanks to Kenya, two officials told the paper Dagen."
    ),
    (
      "Chad expels French envoy",
      "Chad threatened on Monday to expel the French envoy unless Paris apologises."
    ),
    (
      "Kenya to close border with Somalia",
      "Kenya will close its border with Somalia if the attacks go on, its interior minister said."
    ),
  ])
  func aHeadlineThatSaysMoreIsAFinding(title: String, text: String) throws {
    let findings = try records(title: title, text: text).findings
    #expect(findings.map(\.code) == ["headline.stronger-than-body"])
    #expect(findings.first?.span != nil)
  }

  @Test(arguments: [
    ("Norland may end arms embargo", "Norland may end its arms embargo, two officials said."),
    ("Kenya to close border", "Kenya will close its border with Somalia, its minister said."),
    (
      "Turkey lifts tariffs on steel",
      "Turkey lifted tariffs on steel on Monday. It may lift tariffs on cars next year."
    ),
    ("Kenya opens port", "Kenya opened a port on Monday. It may open an embassy in Oman."),
    ("Chile bans fishing fleet", "Chile has banned the fishing fleet of Peru, the navy said."),
    (
      "Poland will send tanks",
      "Poland may lift its embargo if the talks fail, two officials said."
    ),
  ])
  func aHeadlineThatSaysNoMoreIsNone(title: String, text: String) throws {
    #expect(try records(title: title, text: text).findings.isEmpty)
  }

  @Test func theSameInOtherWordsIsOneCommitment() throws {
    let text = """
      Norland may end its arms embargo on Ostland if the strikes go on, two officials said. Norland is \
      poised to lift the embargo on arms for Ostland should the attacks continue, the paper wrote.
      """
    let commitments = try records(title: "Embargo", text: text).commitments
    #expect(commitments.map(\.action.quote.text) == ["end its arms embargo on Ostland"])
    #expect(commitments.first?.restated.map(\.text) == ["lift the embargo on arms for Ostland"])
    #expect(commitments.first?.authority == .outlet)
  }

  @Test func anInfinitiveIsAHeadlinesFuture() throws {
    let commitment = try #require(
      try records(title: "France to expel envoys", text: "Nothing was said.").commitments.first)
    #expect(commitment.strength == .will && commitment.action.quote.text == "expel envoys")
  }
}
