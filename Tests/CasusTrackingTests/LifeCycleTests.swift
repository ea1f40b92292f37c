import CasusRecords
import CasusText
import CasusTracking
import Testing

/// The fold: terms, effects by day, and where that leads on a day.
@Suite struct LifeCycleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var strength = Strength.will
    var polarity = ActionPolarity.act
    var kind: ConditionKind?
    var isOmission = false
    var deadline: String?
    var ofCondition = false
    /// `day effect` as they became known.
    var effects: [String] = []
    var asOf = "2025-12-31"
    var state: CommitmentState
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing happened", kind: .whenever, state: .standing),
    Case(name: "the case arose", kind: .whenever, effects: ["03-01 meets"], state: .conditionMet),
    Case(
      name: "the case arose and the holder acted", kind: .whenever,
      effects: ["03-01 meets", "03-05 carries_out"], state: .carriedOut),
    Case(
      name: "the holder acted without the case", kind: .whenever, effects: ["03-05 carries_out"],
      state: .carriedOut),
    Case(
      name: "only a part of the case", kind: .whenever, effects: ["03-01 partly_meets"],
      state: .standing),
    Case(
      name: "averted and met again", kind: .unless, isOmission: true,
      effects: ["02-03 averts", "03-04 meets"], state: .conditionMet),
    Case(
      name: "compliance", kind: .unless, isOmission: true, effects: ["02-03 averts"],
      state: .lapsed),
    Case(
      name: "silence meets a demand", kind: .unless, isOmission: true, deadline: "2025-02-15",
      ofCondition: true, state: .conditionMet),
    Case(
      name: "silence before the deadline meets nothing", kind: .unless, isOmission: true,
      deadline: "2025-02-15", ofCondition: true, asOf: "2025-02-15", state: .standing),
    Case(
      name: "an occurrence that never came", kind: .whenever, deadline: "2025-01-31",
      ofCondition: true, state: .lapsed),
    Case(name: "a promise undone", deadline: "2025-08-18", state: .notCarriedOut),
    Case(name: "a bare may undone", strength: .may, deadline: "2025-08-18", state: .lapsed),
    Case(
      name: "a refusal kept", polarity: .refrain, deadline: "2025-08-18", state: .carriedOut),
    Case(
      name: "a refusal broken", polarity: .refrain, effects: ["03-01 breaks"], state: .notCarriedOut
    ),
    Case(name: "a may is never broken", strength: .may, effects: ["03-01 breaks"], state: .lapsed),
    Case(
      name: "done some days late", deadline: "2025-10-08", effects: ["10-09 carries_out"],
      state: .carriedOut),
    Case(
      name: "done much too late", deadline: "2025-02-08", effects: ["10-09 carries_out"],
      state: .notCarriedOut),
    Case(
      name: "done in part, then whole", effects: ["03-01 partly_carries_out", "03-09 carries_out"],
      state: .carriedOut),
    Case(name: "taken back", effects: ["03-11 withdraws"], state: .withdrawn),
    Case(
      name: "nothing counts after it was taken back",
      effects: ["03-11 withdraws", "04-01 carries_out"], state: .withdrawn),
    Case(
      name: "a measure kept until its event", kind: .until, effects: ["06-01 averts"],
      state: .carriedOut),
    Case(
      name: "an effect of a later day", effects: ["03-11 withdraws"], asOf: "2025-03-10",
      state: .standing),
  ])
  func theFoldFollowsTheLife(_ one: Case) throws {
    let id = RecordID(text: "cm-test")
    let terms = Terms(
      stated: try day("2025-01-05"), strength: one.strength, polarity: one.polarity,
      conditionKind: one.kind, isOmission: one.isOmission,
      deadline: try one.deadline.map(day), deadlineIsOfCondition: one.ofCondition)
    let transitions = try one.effects.map { try transition($0, of: id) }
    let life = LifeCycle(commitment: id, terms: terms)
    let asOf = try day(one.asOf)
    let outcome = life.outcome(of: transitions, asOf: asOf)
    #expect(outcome.state == one.state)
    #expect(life.outcome(of: transitions.reversed(), asOf: asOf) == outcome)
  }

  @Test func whatWasNotKnownYetDoesNotCount() throws {
    let id = RecordID(text: "cm-test")
    let terms = Terms(stated: try day("2025-01-05"), strength: .will, polarity: .act)
    var late = try transition("03-01 carries_out", of: id)
    late.known = try day("2025-05-01")
    let life = LifeCycle(commitment: id, terms: terms)
    let asOf = try day("2025-04-01")
    #expect(life.outcome(of: [late], asOf: asOf, knownAt: asOf).state == .standing)
    #expect(life.outcome(of: [late], asOf: asOf).state == .carriedOut)
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private func transition(_ text: String, of id: RecordID) throws -> Transition {
    let parts = text.split(separator: " ").map(String.init)
    let date = try day("2025-" + parts[0])
    return Transition(
      commitment: id, effect: try #require(TransitionEffect(rawValue: parts[1])),
      cause: .event(RecordID(text: "ev-" + parts[0])), date: date, known: date,
      document: "d-" + parts[0], rule: "test", confidence: 1)
  }
}
