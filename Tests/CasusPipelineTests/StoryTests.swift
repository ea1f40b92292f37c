import CasusPipeline
import CasusRecords
import CasusStore
import CasusText
import CasusTracking
import Testing

/// Commitments followed from the report that tells them to their end, through reading and matching.
@Suite struct StoryTests {
  struct Story: Sendable, CustomTestStringConvertible {
    var action: String
    var end: CommitmentState
    var reports: [(String, String)]
    var testDescription: String { "\(action): \(end.rawValue)" }
  }

  private static let stories: [Story] = [
    Story(
      action: "close the Orn Strait", end: .lapsed,
      reports: [
        (
          "2031-01-04",
          "Denmark will close the Orn Strait to Estonian shipping unless the tanker Belisa is released by 20 January, Foreign Minister Dana Rok told reporters on Saturday."
        ),
        (
          "2031-01-18",
          "The Estonian coast guard released the tanker Belisa and its 21 crew on Friday, the transport ministry in Tallinn said."
        ),
      ]),
    Story(
      action: "halt wheat exports", end: .carriedOut,
      reports: [
        (
          "2031-02-02",
          "The Czech Republic may halt wheat exports to Morocco if protesters keep blocking the Varn railway, two government officials told the newspaper Dagen."
        ),
        ("2031-02-11", "Protesters blocked the Varn railway again on Monday, the operator said."),
        (
          "2031-02-20",
          "The Czech Republic suspended all wheat exports to Morocco on Thursday, its agriculture minister said."
        ),
      ]),
    Story(
      action: "withdraw its 400 peacekeepers", end: .withdrawn,
      reports: [
        (
          "2031-03-01",
          "Sweden will withdraw its 400 peacekeepers from Mali if they come under fire again, Defence Minister Olof Hamm said on Saturday."
        ),
        (
          "2031-03-09",
          "Gunmen shelled a base of Swedish peacekeepers in Mali on Sunday, killing one soldier, the mission said."
        ),
        (
          "2031-03-15",
          "Sweden will not withdraw its peacekeepers from Mali despite the attack, Prime Minister Eva Lund said on Saturday."
        ),
      ]),
    Story(
      action: "give Moldova six patrol boats", end: .partlyCarriedOut,
      reports: [
        (
          "2031-04-05",
          "Norway will give Moldova six patrol boats by the end of June, President Tor Aas said on Saturday."
        ),
        (
          "2031-06-12",
          "Two of the six patrol boats that Norway had promised were delivered to Moldova on Thursday, the Moldovan navy said."
        ),
      ]),
    Story(
      action: "impose a full trade embargo", end: .carriedOut,
      reports: [
        (
          "2031-05-01",
          "Brazil gave Peru 30 days to pull its troops out of the Kess valley, saying on Thursday that it would otherwise impose a full trade embargo."
        ),
        ("2031-06-03", "Brazil imposed a full trade embargo on Peru on Tuesday."),
      ]),
    Story(
      action: "stop supplying", end: .withdrawn,
      reports: [
        (
          "2031-08-01",
          "The utility Kessel Power will stop supplying the Lund smelter with electricity on 1 September if its owner does not pay its debts, it said in a statement on Friday."
        ),
        (
          "2031-08-15",
          "Kessel Power on Friday withdrew its threat to cut the power supply of the Lund smelter."
        ),
      ]),
    Story(
      action: "strike the Lisna pipeline", end: .carriedOut,
      reports: [
        (
          "2031-09-01",
          "Should Moldova deliver rockets to the rebels, Serbia will strike the Lisna pipeline, Defence Minister Anton Greb said on Monday."
        ),
        (
          "2031-09-14",
          "Moldova delivered a first batch of rockets to the rebels on Saturday, two rebel commanders said."
        ),
        (
          "2031-09-17",
          "Serbian jets struck a pumping station of the Lisna pipeline on Wednesday, Moldova's energy ministry said."
        ),
      ]),
    Story(
      action: "reopen the Roszke border crossing", end: .withdrawn,
      reports: [
        (
          "2032-02-10",
          "Hungary will reopen the Roszke border crossing on 1 April, the interior ministry in Budapest said on Tuesday."
        ),
        (
          "2032-03-28",
          "Hungary has dropped its plan to reopen the Roszke border crossing, a government spokesman said on Sunday."
        ),
      ]),
    Story(
      action: "free four detained aid workers", end: .notCarriedOut,
      reports: [
        (
          "2032-02-14",
          "Ethiopia will free four detained aid workers within a week, the prime minister's office said on Saturday."
        )
      ]),
    Story(
      action: "resume enriching uranium", end: .conditionMet,
      reports: [
        (
          "2019-05-08",
          "Iran will resume enriching uranium in 60 days unless the European partners of the deal protect its oil trade, President Hassan Rouhani said on Wednesday."
        )
      ]),
    Story(
      action: "bar the Sirena", end: .superseded,
      reports: [
        (
          "2031-10-06",
          "Egypt will bar the Sirena from its ports unless its owner hands over the logbook by 15 October, the justice ministry said on Monday."
        ),
        (
          "2031-10-16",
          "Egypt's justice ministry moved the deadline for the logbook of the Sirena from 15 October to 1 November."
        ),
      ]),
    Story(
      action: "seize tankers", end: .standing,
      reports: [
        (
          "2032-02-12",
          "Iran may seize tankers that carry Iraqi oil if the United States confiscates another Iranian cargo, three Iranian officials told Reuters."
        ),
        ("2032-03-12", "France confiscated the cargo of an Iranian tanker on Thursday."),
      ]),
  ]

  @Test(arguments: stories)
  func itEndsAsTold(_ story: Story) throws {
    let ledger = try LedgerStory()
    for (number, report) in story.reports.enumerated() {
      try ledger.add("r\(number)", report.0, report.1)
    }
    let view = try #require(try ledger.view(of: story.action, asOf: "2032-12-31"))
    #expect(view.outcome.state == story.end, "\(view.outcome.steps.map(\.transition.note))")
    #expect(try ledger.faults().isEmpty)
  }
}
