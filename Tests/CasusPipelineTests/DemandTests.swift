import CasusRecords
import CasusText
import Testing

/// What is demanded stands as the condition of what else would be done, and its term as the deadline.
@Suite struct DemandTests {
  @Test(arguments: [
    (
      "Brazil gave Peru 30 days to pull its troops out of the valley, saying it would otherwise impose a full embargo.",
      "impose a full embargo", "to pull its troops out of the valley", "2031-07-10"
    ),
    (
      "Poland told Belarus to release the journalists by 1 July. Otherwise Poland will shut the last crossing, its foreign minister said.",
      "shut the last crossing", "to release the journalists by 1 July", "2031-07-01"
    ),
    (
      "Iran must stop enrichment; otherwise, the United States will impose sanctions, the State Department said.",
      "impose sanctions", "stop enrichment", nil
    ),
    (
      "Dockworkers at the shipyard will walk out on 1 July unless the owner raises wages, the Harbour Workers' Union said on Thursday.",
      "walk out on 1 July", "unless the owner raises wages", "2031-07-01"
    ),
  ])
  func itIsTheCondition(
    _ text: String, _ action: String, _ condition: String, _ deadline: String?
  ) throws {
    let found = try ShippedReading.records(of: text).commitments
    let commitment = try #require(found.first { $0.condition != nil }, "\(text)")
    #expect(commitment.action.quote.text == action)
    #expect(commitment.condition?.quote.text == condition)
    #expect(commitment.condition?.isOmission == true || commitment.condition?.kind == .unless)
    #expect(commitment.deadlineDate?.last?.iso == deadline)
  }

  @Test(arguments: [
    "Poland said the road would otherwise be closed.",
    "Sweden will not withdraw its peacekeepers from Mali despite the attack of 9 March, Prime Minister Eva Lund said.",
  ])
  func nothingElseIs(_ text: String) throws {
    for commitment in try ShippedReading.records(of: text).commitments {
      #expect(commitment.condition == nil && commitment.deadline == nil, "\(text)")
    }
  }
}
