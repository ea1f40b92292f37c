public import CasusRecords
public import CasusText

/// The life of a commitment as a pure fold over its transitions.
///
/// The same terms, transitions and dates give the same answer; nothing else is asked. Passing time
/// alone carries nothing out: a deadline only closes what is still open.
public struct LifeCycle: Sendable {
  public struct Outcome: Hashable, Sendable {
    public var state: CommitmentState
    /// The transitions that counted, in order, with those that a deadline brings.
    public var steps: [Step]
  }

  public struct Step: Hashable, Sendable {
    public var before: CommitmentState
    public var after: CommitmentState
    public var transition: Transition
  }

  /// How long after its deadline an act still counts as the act: reports come late, and so do
  /// governments.
  public static let graceDays = 30
  private static let complianceDays = 5

  public let commitment: RecordID
  public let terms: Terms

  public init(commitment: RecordID, terms: Terms) {
    self.commitment = commitment
    self.terms = terms
  }

  /// Where the commitment stands on a day, as far as reports published by another day tell; without
  /// the second, as far as all reports tell.
  public func outcome(
    of transitions: [Transition], asOf: CivilDate, knownAt: CivilDate? = nil
  ) -> Outcome {
    let known = transitions.filter { transition in
      transition.date <= asOf && (knownAt.map { transition.known <= $0 } ?? true)
    }
    var result = Outcome(state: .standing, steps: [])
    var pending: Transition? = deadlineTransition(asOf: asOf)
    for transition in known.sorted(by: Self.precedes) {
      if let due = pending, due.date < transition.date {
        advance(&result, by: due)
        pending = nil
      }
      advance(&result, by: transition)
    }
    if let due = pending { advance(&result, by: due) }
    return result
  }

  static func precedes(_ a: Transition, _ b: Transition) -> Bool {
    if a.date != b.date { return a.date < b.date }
    if rank(a.effect) != rank(b.effect) { return rank(a.effect) < rank(b.effect) }
    if a.document != b.document { return (a.document ?? "") < (b.document ?? "") }
    return a.cause.value < b.cause.value
  }

  /// On one day the condition comes before the act that it calls for.
  private static func rank(_ effect: TransitionEffect) -> Int {
    switch effect {
    case .restates: 0
    case .partlyMeets: 1
    case .meets: 2
    case .averts: 3
    case .partlyCarriesOut: 4
    case .carriesOut: 5
    case .breaks: 6
    case .withdraws, .supersedes, .lapses: 7
    case .takesEffect, .comesUnderReview, .eases, .lifts, .breaches, .mayBreach: 8
    }
  }

  private func advance(_ result: inout Outcome, by transition: Transition) {
    guard
      let after = state(after: transition, from: result.state)
        ?? furtherCompliance(transition, after: result)
    else { return }
    result.steps.append(Step(before: result.state, after: after, transition: transition))
    result.state = after
  }

  /// Compliance often comes in steps, announced and then done: those of the same days belong
  /// together, though the first one ended the case.
  private func furtherCompliance(
    _ transition: Transition, after result: Outcome
  ) -> CommitmentState? {
    guard transition.effect == .averts, result.state == .lapsed,
      let last = result.steps.last?.transition, last.effect == .averts,
      transition.date.ordinal - last.date.ordinal <= Self.complianceDays,
      transition.confidence >= last.confidence
    else { return nil }
    return .lapsed
  }

  /// The next state; nil where the transition changes nothing and is not worth a line.
  private func state(
    after transition: Transition, from state: CommitmentState
  ) -> CommitmentState? {
    if case .deadline(let day) = transition.cause { return atDeadline(day, from: state) }
    let afterDeadline = terms.deadline.map {
      transition.date > $0.adding(days: Self.graceDays)
    }
    let isOpen = state == .standing || state == .conditionMet
    switch transition.effect {
    case .restates: return isOpen ? state : nil
    case .partlyMeets: return isOpen ? state : nil
    case .meets: return state == .standing || state == .lapsed ? .conditionMet : nil
    case .averts: return isOpen ? averted(state) : nil
    case .partlyCarriesOut:
      return isOpen || state == .partlyCarriedOut ? .partlyCarriedOut : nil
    case .carriesOut:
      if isOpen || state == .partlyCarriedOut { return .carriedOut }
      return state == .notCarriedOut && afterDeadline != true ? .carriedOut : nil
    case .breaks:
      guard isOpen || state == .partlyCarriedOut else { return nil }
      return terms.strength == .may ? .lapsed : .notCarriedOut
    case .withdraws: return isOpen || state == .partlyCarriedOut ? .withdrawn : nil
    case .supersedes: return isOpen ? .superseded : nil
    case .lapses: return isOpen ? .lapsed : nil
    case .takesEffect, .comesUnderReview, .eases, .lifts, .breaches, .mayBreach: return nil
    }
  }

  /// Compliance ends a threat; for "until" the event ends the measure, which was kept so far.
  private func averted(_ state: CommitmentState) -> CommitmentState {
    terms.conditionKind == .until ? .carriedOut : .lapsed
  }

  private func atDeadline(_ day: CivilDate, from state: CommitmentState) -> CommitmentState? {
    switch state {
    case .standing:
      if terms.conditionKind != nil && terms.conditionKind != .until {
        if terms.isOmission { return .conditionMet }
        return .lapsed
      }
      if terms.polarity == .refrain { return .carriedOut }
      return terms.strength == .may ? .lapsed : .notCarriedOut
    case .conditionMet:
      if terms.deadlineIsOfCondition { return nil }
      return terms.strength == .may ? .lapsed : .notCarriedOut
    case .partlyCarriedOut, .carriedOut, .notCarriedOut, .withdrawn, .lapsed, .superseded:
      return nil
    }
  }

  /// The transition that the passing of the deadline brings, where it has passed.
  private func deadlineTransition(asOf: CivilDate) -> Transition? {
    guard let deadline = terms.deadline, deadline >= terms.stated, deadline < asOf else {
      return nil
    }
    let effect: TransitionEffect =
      terms.conditionKind != nil && terms.isOmission
      ? .meets : terms.polarity == .refrain ? .carriesOut : .lapses
    return Transition(
      commitment: commitment, effect: effect, cause: .deadline(deadline),
      date: deadline.adding(days: 1), known: deadline.adding(days: 1),
      rule: "deadline.silence", confidence: 0.6,
      note: "no report in the ledger tells of it up to \(deadline.iso)")
  }
}
