public import CasusRecords
public import CasusText

/// The life of a policy as a pure fold over its transitions, by the same means as a commitment's.
///
/// A candidate breach is a step that leaves the policy where it was: a reported transfer may have an
/// exception behind it that nobody printed.
public struct PolicyLife: Sendable {
  public struct Outcome: Hashable, Sendable {
    public var standing: PolicyStanding
    public var steps: [Step]
  }

  public struct Step: Hashable, Sendable {
    public var before: PolicyStanding
    public var after: PolicyStanding
    public var transition: Transition
  }

  public let first: PolicyStanding

  /// - Parameter told: the state in which the first report tells of the policy.
  public init(told: PolicyState) { first = PolicyStanding(told) }

  /// Where the policy stands on a day, as far as reports published by another day tell.
  public func outcome(
    of transitions: [Transition], asOf: CivilDate, knownAt: CivilDate? = nil
  ) -> Outcome {
    let known = transitions.filter { transition in
      transition.date <= asOf && (knownAt.map { transition.known <= $0 } ?? true)
    }
    var result = Outcome(standing: first, steps: [])
    for transition in known.sorted(by: LifeCycle.precedes) {
      guard let after = standing(after: transition.effect, from: result.standing) else { continue }
      result.steps.append(
        Step(before: result.standing, after: after, transition: transition))
      result.standing = after
    }
    return result
  }

  /// Nil where the effect changes nothing.
  private func standing(
    after effect: TransitionEffect, from standing: PolicyStanding
  ) -> PolicyStanding? {
    let isOver = standing == .lifted || standing == .proposed
    switch effect {
    case .restates: return standing
    case .takesEffect: return standing == .inForce ? nil : .inForce
    case .comesUnderReview: return isOver || standing == .underReview ? nil : .underReview
    case .eases: return isOver || standing == .eased ? nil : .eased
    case .lifts: return isOver ? nil : .lifted
    case .breaches: return isOver || standing == .breached ? nil : .breached
    case .mayBreach: return isOver || standing == .announced ? nil : standing
    case .meets, .partlyMeets, .averts, .carriesOut, .partlyCarriesOut, .breaks, .withdraws,
      .supersedes, .lapses:
      return nil
    }
  }
}

extension PolicyStanding {
  init(_ state: PolicyState) {
    switch state {
    case .inForce: self = .inForce
    case .announced: self = .announced
    case .underReview: self = .underReview
    case .lifted: self = .lifted
    case .breached: self = .breached
    case .proposed: self = .proposed
    }
  }
}
