import CasusRecords
import CasusText
import CasusTracking
import Testing

/// A policy's standing, folded over its transitions.
@Suite struct PolicyLifeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var told = PolicyState.inForce
    var effects: [TransitionEffect]
    var standing: PolicyStanding
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing followed", effects: [], standing: .inForce),
    Case(
      name: "announced, then begun", told: .announced, effects: [.takesEffect],
      standing: .inForce),
    Case(name: "weighed", effects: [.comesUnderReview], standing: .underReview),
    Case(name: "eased, then lifted", effects: [.eases, .lifts], standing: .lifted),
    Case(name: "lifted, then laid on again", effects: [.lifts, .takesEffect], standing: .inForce),
    Case(
      name: "what is lifted cannot be breached", effects: [.lifts, .breaches], standing: .lifted),
    Case(
      name: "a candidate breach leaves it where it was", effects: [.mayBreach],
      standing: .inForce),
    Case(name: "a breach", effects: [.breaches], standing: .breached),
    Case(
      name: "what befalls a commitment is nothing to it", effects: [.carriesOut, .lapses],
      standing: .inForce),
  ])
  func theFoldFollowsThePolicy(_ one: Case) throws {
    let day = try #require(CivilDate(iso: "2030-03-01"))
    let transitions = one.effects.enumerated().map { index, effect in
      Transition(
        commitment: RecordID(text: "po-test"), effect: effect,
        cause: .event(RecordID(text: "ev-\(index)")), date: day.adding(days: index),
        known: day.adding(days: index), document: "d\(index)", rule: "test", confidence: 1)
    }
    let life = PolicyLife(told: one.told)
    let end = day.adding(days: 30)
    #expect(life.outcome(of: transitions, asOf: end).standing == one.standing)
    #expect(
      life.outcome(of: transitions.reversed(), asOf: end)
        == life.outcome(of: transitions, asOf: end))
  }
}
