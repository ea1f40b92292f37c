internal import CasusRecords
internal import CasusText

/// Whether a later event brings a condition about, averts it, or ends an "until".
///
/// A match on type alone is never a hit: the event must agree in actor or target and contradict in
/// nothing. Where the condition names neither, its event must at least involve the parties of the
/// commitment.
struct ConditionMatcher: Sendable {
  let lexicon: MatchingLexicon

  /// Later than this the world has moved on, and the words mean other cases.
  static let longestDays = 270
  /// Reports come a day late.
  private static let lateDays = 1

  func match(
    _ event: EventFact, to commitment: CommitmentFact, links: LinkGraph
  ) -> Match? {
    guard let condition = commitment.condition, !condition.isState, event.isFact,
      isInTime(event, commitment)
    else { return nil }
    let chain = links.chain(from: event, to: condition, of: commitment, lexicon: lexicon)
    let evidence = ConditionEvidence(
      condition: condition, commitment: commitment, event: event, lexicon: lexicon, chain: chain)
    guard evidence.isHit, let effect = effect(of: evidence, on: condition) else { return nil }
    // To meet about what is demanded is not yet to do it.
    if effect == .averts, event.type == .consult, condition.type != .consult { return nil }
    return Match(
      effect, rule: "condition.event." + evidence.ruleName, confidence: evidence.confidence,
      chain: chain, note: evidence.note)
  }

  /// "Rejects the ultimatum": the refusal, in the very report, of what the commitment demands.
  func refusal(in event: EventFact, of commitment: CommitmentFact) -> Match? {
    guard event.type == .reject, event.isFact, let condition = commitment.condition,
      condition.isOmission, let actor = condition.actor,
      lexicon.agreement(actor, event.actors) >= .sameState,
      lexicon.hasRole("demand", in: event.focus)
    else { return nil }
    return Match(
      .meets, rule: "condition.demand-rejected", confidence: 0.8,
      note: "the one of whom it is demanded rejects the demand")
  }

  private func isInTime(_ event: EventFact, _ commitment: CommitmentFact) -> Bool {
    let terms = commitment.terms
    guard event.date.ordinal - terms.stated.ordinal <= Self.longestDays else { return false }
    guard terms.deadlineIsOfCondition, let deadline = terms.deadline else { return true }
    return event.date <= deadline.adding(days: Self.lateDays)
  }

  private func effect(
    of evidence: ConditionEvidence, on condition: ConditionFact
  ) -> TransitionEffect? {
    switch (condition.kind, evidence.relation) {
    case (.until, .same), (.until, .byWords): .averts
    case (.until, _): nil
    case (_, .refusal), (_, .opposite): condition.isOmission ? .meets : nil
    case (_, .compliance): condition.isUniversal && !evidence.isUniversal ? nil : .averts
    case (_, .same), (_, .byWords), (_, .unknown):
      condition.isOmission
        ? (condition.isUniversal && !evidence.isUniversal ? .partlyMeets : .averts) : .meets
    case (_, .other): nil
    }
  }
}
