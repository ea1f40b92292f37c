import CasusPipeline
import CasusRecords
import CasusStore
import CasusText
import CasusTracking
import Testing

/// What time, corrections and removals do to a commitment in a ledger.
@Suite struct LedgerLifeTests {
  private static let threat =
    "Iran may seize tankers that carry Iraqi oil if the United States confiscates another Iranian cargo, three Iranian officials told Reuters."
  private static let cargo =
    "The United States confiscated the cargo of an Iranian tanker off Malaysia on Thursday, the Justice Department said."

  private func story() throws -> LedgerStory {
    let story = try LedgerStory()
    try story.add("threat", "2032-02-12", Self.threat)
    try story.add("cargo", "2032-03-12", Self.cargo)
    return story
  }

  @Test func passingTimeCarriesNothingOut() throws {
    let story = try story()
    for day in ["2032-03-13", "2033-01-01", "2040-01-01"] {
      #expect(try story.view(of: "seize tankers", asOf: day)?.outcome.state == .conditionMet)
    }
  }

  @Test func whatWasNotYetKnownIsNotCounted() throws {
    let view = try story().view(of: "seize tankers", asOf: "2032-12-31", knownAt: "2032-03-01")
    #expect(view?.outcome.state == .standing)
  }

  @Test func aRemovedReportTakesItsEffectAlongAndCorrectsItsAlert() throws {
    let story = try story()
    try story.remove("cargo", on: "2032-04-01")
    #expect(try story.view(of: "seize tankers", asOf: "2032-12-31")?.outcome.state == .standing)
    let alerts = try story.ledger.read {
      try LedgerViews(reader: $0).alerts(
        since: nil, kinds: ["commitment", "event", "transition", "correction"])
    }
    let corrections = alerts.filter { $0.corrects != nil }
    #expect(!corrections.isEmpty)
    for correction in corrections {
      #expect(alerts.contains { $0.sequence == correction.corrects })
    }
    #expect(try story.faults().isEmpty)
  }

  @Test func addingAgainAfterARemovalNeedsAnotherReport() throws {
    let story = try story()
    try story.remove("cargo", on: "2032-04-01")
    try story.add("cargo-2", "2032-04-02", Self.cargo)
    #expect(
      try story.view(of: "seize tankers", asOf: "2032-12-31")?.outcome.state == .conditionMet)
  }

  @Test func theSameReportsInAnotherLedgerGiveTheSameStates() throws {
    let (a, b) = (try story(), try story())
    let day = "2032-12-31"
    #expect(
      try a.view(of: "seize tankers", asOf: day)?.outcome
        == b.view(of: "seize tankers", asOf: day)?.outcome)
  }

  @Test func aConditionCanBeAvertedAndMetAgain() throws {
    let story = try LedgerStory()
    try story.add(
      "threat", "2031-01-04",
      "Denmark will close the Orn Strait to Estonian shipping unless Estonia releases the tanker Belisa, Foreign Minister Dana Rok said on Saturday."
    )
    try story.add("free", "2031-01-18", "Estonia released the tanker Belisa on Friday.")
    let strait = "close the Orn Strait"
    #expect(try story.view(of: strait, asOf: "2031-01-31")?.outcome.state == .lapsed)
    try story.add(
      "no", "2031-02-03", "Estonia refused on Monday to release the tanker Belisa.")
    let outcome = try #require(try story.view(of: strait, asOf: "2031-02-28")).outcome
    #expect(outcome.steps.map(\.transition.effect) == [.averts, .meets])
    #expect(outcome.state == .conditionMet)
  }

  @Test func aBareMayLapsesAndIsNeverBroken() throws {
    let story = try LedgerStory()
    try story.add(
      "may", "2032-01-05",
      "Kenya may send 40 tanks to Uganda by 1 February, Defence Minister Ada Otieno said on Monday."
    )
    let state = try story.view(of: "send 40 tanks", asOf: "2032-06-01")?.outcome.state
    #expect(state == .lapsed)
  }

  @Test func aTransferUnderAnEmbargoIsACandidateBreachAndNoMore() throws {
    let story = try LedgerStory()
    try story.add(
      "embargo", "2032-01-05", "Kenya imposed an arms embargo on Uganda on Monday, its army said.")
    try story.add("tanks", "2032-03-01", "Kenya delivered 40 tanks to Uganda on Sunday.")
    let day = try #require(CivilDate(iso: "2032-12-31"))
    let policies = try story.ledger.read { try LedgerViews(reader: $0).policies(asOf: day) }
    let effects = policies.flatMap { $0.outcome.steps.map(\.transition.effect) }
    #expect(effects.contains(.mayBreach))
    #expect(!effects.contains(.breaches))
  }

  @Test func whatAPersonMergedStaysMergedWhenReportsAreAddedAgain() throws {
    let story = try LedgerStory()
    let reports = [
      ("a", "2032-01-05", "Kenya may send 40 tanks to Uganda, two officials said."),
      ("b", "2032-01-20", "Kenya is considering arming Uganda's army, a diplomat said."),
    ]
    for report in reports { try story.add(report.0, report.1, report.2) }
    let day = try #require(CivilDate(iso: "2032-02-01"))
    let ids = try story.ledger.read {
      try LedgerViews(reader: $0).commitments(asOf: day).map(\.record.id)
    }
    try #require(ids.count == 2)
    try story.ledger.write { try LedgerEditing.merge(ids[1], into: ids[0], on: day, with: $0) }
    for report in reports { try story.add(report.0, report.1, report.2) }
    let left = try story.ledger.read {
      try LedgerViews(reader: $0).commitments(asOf: day).map(\.record.id)
    }
    #expect(left == [ids[0]])
    #expect(try story.faults().isEmpty)
  }
}
