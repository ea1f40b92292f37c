import CasusPipeline
import CasusRecords
import CasusStore
import CasusText
import CasusTracking
import Testing

/// Commitments are followed through what reports tell beside events.
@Suite struct HappeningStoryTests {
  struct Story: Sendable, CustomTestStringConvertible {
    var name: String
    var action: String
    var first: (String, String)
    var then: (String, String)
    var end: CommitmentState
    /// The one step in the log; none where the report must change nothing.
    var effect: TransitionEffect?
    var quote: String?
    var testDescription: String { name }
  }

  private static let levy = (
    "2031-03-01", "Denmark said it would lift the levy on grain once trains run to Kita again."
  )
  private static let bells = (
    "2031-05-01",
    "Kenya will reopen the Kita crossing once Uganda returns the stolen Kita bells, "
      + "its interior minister said."
  )
  private static let bridge = (
    "2031-05-01", "Uganda will repair the Kita bridge, its works minister said on Thursday."
  )

  private static let stories: [Story] = [
    Story(
      name: "trains run again", action: "lift the levy", first: levy,
      then: ("2031-03-12", "Trains ran to Kita again on Tuesday."), end: .conditionMet,
      effect: .meets, quote: "ran"),
    Story(
      name: "trains run elsewhere", action: "lift the levy", first: levy,
      then: ("2031-03-12", "Trains ran to Lund again on Tuesday."), end: .standing),
    Story(
      name: "trains never ran", action: "lift the levy", first: levy,
      then: ("2031-03-12", "Trains never ran to Kita again."), end: .standing),
    Story(
      name: "the bells are back", action: "reopen the Kita crossing", first: bells,
      then: ("2031-06-20", "Uganda returned the stolen Kita bells on Thursday."),
      end: .conditionMet, effect: .meets, quote: "returned"),
    Story(
      name: "another returned them", action: "reopen the Kita crossing", first: bells,
      then: ("2031-06-20", "Poland returned the stolen Kita bells on Thursday."), end: .standing),
    Story(
      name: "they are not back", action: "reopen the Kita crossing", first: bells,
      then: ("2031-06-20", "Uganda has not returned the stolen Kita bells."), end: .standing),
    Story(
      name: "they may come back", action: "reopen the Kita crossing", first: bells,
      then: (
        "2031-06-20",
        "Uganda may return the stolen Kita bells, its interior minister said."
      ), end: .standing),
    Story(
      name: "other words, the same bridge", action: "lift its ban",
      first: (
        "2031-05-01",
        "Kenya will lift its ban on Ugandan tea if Uganda reopens the Kita bridge to lorries, "
          + "its trade minister said."
      ),
      then: (
        "2031-06-20", "Lorries rolled over the Kita bridge in Uganda again on Thursday."
      ), end: .conditionMet, effect: .meets, quote: "rolled"),
    Story(
      name: "a union pays", action: "release the Belisa",
      first: (
        "2031-05-01",
        "Poland will release the Belisa if the Harbour Union pays the Gdansk fine, "
          + "its transport minister said."
      ),
      then: ("2031-06-20", "The Harbour Union paid the Gdansk fine on Thursday."),
      end: .conditionMet, effect: .meets, quote: "paid"),
    Story(
      name: "the threat is averted", action: "raise the fee",
      first: (
        "2031-05-01",
        "Poland will raise the fee for the canal unless Estonia repairs the Narva lock, "
          + "its transport minister said on Thursday."
      ),
      then: ("2031-06-20", "Estonia repaired the Narva lock on Thursday."), end: .lapsed,
      effect: .averts, quote: "repaired"),
    Story(
      name: "what was promised is done", action: "repair the Kita bridge", first: bridge,
      then: ("2031-06-20", "Uganda repaired the Kita bridge on Thursday."), end: .carriedOut,
      effect: .carriesOut, quote: "repaired"),
    Story(
      name: "what was promised never came about", action: "repair the Kita bridge", first: bridge,
      then: ("2031-06-04", "Uganda never repaired the Kita bridge."), end: .notCarriedOut,
      effect: .breaks, quote: "repaired"),
    Story(
      name: "not yet is not never", action: "repair the Kita bridge", first: bridge,
      then: ("2031-06-04", "Uganda has not repaired the Kita bridge."), end: .standing),
    Story(
      name: "another's never is not the holder's", action: "repair the Kita bridge",
      first: bridge, then: ("2031-06-04", "Kenya never repaired the Kita bridge."),
      end: .standing),
    Story(
      name: "an offer is withdrawn", action: "repair the Estonian lighthouse",
      first: (
        "2031-04-01", "Denmark offered on Tuesday to repair the Estonian lighthouse at Orn."
      ),
      then: (
        "2031-04-20", "Denmark withdrew its offer to repair the Estonian lighthouse at Orn."
      ), end: .withdrawn, effect: .withdraws, quote: "withdrew"),
    Story(
      name: "another's offer is withdrawn", action: "send Estonia two icebreakers",
      first: ("2031-04-01", "Denmark offered on Tuesday to send Estonia two icebreakers."),
      then: (
        "2031-04-20",
        "Sweden has withdrawn its offer of two icebreakers to Estonia, "
          + "the transport minister said on Friday."
      ), end: .standing),
  ]

  @Test(arguments: stories)
  func whatIsToldBesideEventsDecides(_ story: Story) throws {
    let ledger = try LedgerStory()
    try ledger.add("first", story.first.0, story.first.1)
    try ledger.add("then", story.then.0, story.then.1)
    let outcome = try #require(try ledger.view(of: story.action, asOf: "2032-12-31")).outcome
    #expect(outcome.state == story.end, "\(outcome.steps.map(\.transition.note))")
    #expect(outcome.steps.map(\.transition.effect) == (story.effect.map { [$0] } ?? []))
    #expect(outcome.steps.first?.transition.quote?.text == story.quote)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func theLogNamesTheHappeningAndTheLedgerKeepsIt() throws {
    let ledger = try LedgerStory()
    try ledger.add("first", Self.levy.0, Self.levy.1)
    try ledger.add("then", "2031-03-12", "Trains ran to Kita again on Tuesday.")
    let kept = try ledger.ledger.read { try $0.records(of: "then") }
    try #require(kept.map(\.kind) == [.happening])
    #expect(kept[0].id.hasPrefix("hp-"))
    let step = try ledger.view(of: "lift the levy", asOf: "2031-12-31")?.outcome.steps.first
    #expect(step?.transition.cause == .event(RecordID(text: kept[0].id)))
    #expect(step?.transition.date.iso == "2031-03-11")
  }

  @Test func aRemovedReportTakesItsHappeningAlong() throws {
    let ledger = try LedgerStory()
    try ledger.add("first", Self.levy.0, Self.levy.1)
    try ledger.add("then", "2031-03-12", "Trains ran to Kita again on Tuesday.")
    try ledger.remove("then", on: "2031-04-01")
    let outcome = try ledger.view(of: "lift the levy", asOf: "2031-12-31")?.outcome
    #expect(outcome?.state == .standing)
    #expect(try ledger.faults().isEmpty)
  }

  /// Reports come one by one, each into a ledger that is read anew.
  @Test func aCaseThatOnlyItNamesIsThatOfTheMeasureBefore() throws {
    let ledger = try LedgerStory()
    try ledger.add(
      "first", "2031-03-01",
      "The border of Ghana has been shut to tankers since January, a measure against which the dockers' union DLG intends to strike if it is prolonged."
    )
    try ledger.add(
      "then", "2031-03-12", "The closure of Ghana's border to tankers was prolonged on Monday.")
    let outcome = try ledger.view(of: "strike", asOf: "2031-12-31")?.outcome
    #expect(outcome?.state == .conditionMet)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func whatWasGivenWithThePromiseIsKeptWhenTheFirstReportIsRemoved() throws {
    let ledger = try LedgerStory()
    let promise =
      "Ghana has promised Togo 60 diesel generators, of which 24 crossed at Paga last month."
    try ledger.add("first", "2031-03-01", promise)
    try ledger.add("again", "2031-03-03", promise)
    #expect(
      try ledger.view(of: "generators", asOf: "2031-03-10")?.outcome.state == .partlyCarriedOut)
    try ledger.remove("first", on: "2031-03-11")
    #expect(
      try ledger.view(of: "generators", asOf: "2031-03-12")?.outcome.state == .partlyCarriedOut)
    #expect(try ledger.faults().isEmpty)
  }

  @Test func theOrderOfReportsDoesNotMatter() throws {
    let ledger = try LedgerStory()
    try ledger.add("then", "2031-03-12", "Trains ran to Kita again on Tuesday.")
    try ledger.add("first", Self.levy.0, Self.levy.1)
    let outcome = try ledger.view(of: "lift the levy", asOf: "2031-12-31")?.outcome
    #expect(outcome?.state == .conditionMet)
    #expect(outcome?.steps.first?.transition.date.iso == "2031-03-11")
  }

  @Test func aMeasureThatIsLiftedAfterItsConditionIsCarriedOut() throws {
    let ledger = try LedgerStory()
    try ledger.add("first", Self.levy.0, Self.levy.1)
    try ledger.add("then", "2031-03-12", "Trains ran to Kita again on Tuesday.")
    try ledger.add("last", "2031-03-20", "Denmark lifted the levy on grain on Thursday.")
    let outcome = try #require(try ledger.view(of: "lift the levy", asOf: "2031-12-31")).outcome
    #expect(outcome.steps.map(\.transition.effect) == [.meets, .carriesOut])
    #expect(outcome.state == .carriedOut)
  }
}
