internal import CasusRecords

extension Tracker {
  func append(
    _ match: Match, to commitment: CommitmentFact, by event: EventFact,
    cause given: TransitionCause? = nil, in work: inout Work
  ) throws {
    let cause = try given ?? .event(work.cluster(of: event.id))
    try append(
      Transition(
        commitment: commitment.id, effect: match.effect, cause: cause,
        date: max(event.date, commitment.stated), known: event.reported, document: event.document,
        quote: event.quote, sentence: event.sentenceSpan, chain: match.chain, rule: match.rule,
        confidence: match.confidence, note: match.note), to: commitment, in: &work)
  }

  func append(
    _ match: Match, to commitment: CommitmentFact, cause: TransitionCause,
    by later: CommitmentFact, in work: inout Work
  ) throws {
    try append(
      Transition(
        commitment: commitment.id, effect: match.effect, cause: cause, date: later.stated,
        known: later.stated, document: later.document, quote: later.quote,
        sentence: later.sentenceSpan, chain: match.chain, rule: match.rule,
        confidence: match.confidence, note: match.note), to: commitment, in: &work)
  }

  /// Appended once for a cause and an effect, once for a report and an effect, and only while it
  /// changes anything.
  func append(
    _ transition: Transition, to commitment: CommitmentFact, in work: inout Work
  ) throws {
    let before = try work.transitions(of: commitment.id)
    guard
      !before.contains(where: {
        $0.effect == transition.effect
          && ($0.cause == transition.cause || $0.document == transition.document)
      })
    else { return }
    let life = LifeCycle(commitment: commitment.id, terms: commitment.terms)
    let outcome = life.outcome(of: before + [transition], asOf: transition.date)
    guard outcome.steps.contains(where: { $0.transition == transition }) else { return }
    work.changes.transitions.append(transition)
    if outcome.state.isClosed {
      work.changes.closings.append(.init(commitment: commitment.id, day: transition.date))
    }
  }
}
