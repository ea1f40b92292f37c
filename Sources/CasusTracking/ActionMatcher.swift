internal import CasusRecords
internal import CasusText

/// Whether a later event is the committed act, its opposite, or a stop of it.
///
/// The holder must be the actor; the type of the act must agree and the addressee must not
/// contradict; then either the particular words of the action return in the report, or the action
/// has no particular words ("further sanctions") and both parties agree. Names, countries and
/// percentages in the action that the report replaces by others refuse the match: another measure,
/// another place.
struct ActionMatcher: Sendable {
  let lexicon: MatchingLexicon

  static let longestDays = 270

  func match(_ event: EventFact, to commitment: CommitmentFact) -> Match? {
    guard let holder = commitment.holder, event.isFact, isInTime(event, commitment) else {
      return nil
    }
    let actor = lexicon.agreement(holder, event.actors)
    guard actor >= .related || isUnnamed(holder, in: event) else { return nil }
    let object = lexicon.objects(of: event, agreeWith: commitment.addressee)
    guard object != .contradicts else { return nil }
    let score = ActionScore(
      commitment: commitment, event: event, actor: actor, object: object, lexicon: lexicon)
    guard !score.isContradicted else { return nil }
    if let match = takenBack(score, commitment, event) { return match }
    switch commitment.terms.polarity {
    case .act: return carried(score, commitment, event)
    case .stop: return stopped(score, commitment, event)
    case .refrain: return broken(score, commitment, event)
    }
  }

  private func isInTime(_ event: EventFact, _ commitment: CommitmentFact) -> Bool {
    let terms = commitment.terms
    guard event.date.ordinal - terms.stated.ordinal <= Self.longestDays else { return false }
    guard !terms.deadlineIsOfCondition, let deadline = terms.deadline else { return true }
    return event.date <= deadline.adding(days: LifeCycle.graceDays)
  }

  /// No actor is given, but the sentence speaks of the holder: "U.S. tariffs enter force".
  private func isUnnamed(_ holder: PartyFact, in event: EventFact) -> Bool {
    event.actors.allSatisfy { $0.country == nil && $0.identity == nil }
      && lexicon.speaks(event, of: holder)
  }

  /// "Has shelved its plan to …": the holder takes the act back or puts it off.
  ///
  /// Dropping is also how a thing is stopped, so where a stop was announced the report must speak of
  /// the plan or the threat itself.
  private func takenBack(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.actor >= .sameState, score.coverage >= 0.5, score.shared >= 2, score.touchesFocus
    else { return nil }
    if commitment.terms.polarity == .stop, !lexicon.hasRole("intent", in: event.sentence) {
      return nil
    }
    let isDropped = lexicon.hasRole("drop", in: event.trigger)
    guard isDropped || lexicon.hasRole("delay", in: event.trigger) else { return nil }
    return Match(
      isDropped ? .withdraws : .supersedes,
      rule: isDropped ? "action.dropped" : "action.put-off", confidence: score.confidence,
      note: score.note)
  }

  private func carried(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.suffices else { return nil }
    let isPart = lexicon.hasRole("part", in: event.sentence)
    return Match(
      isPart ? .partlyCarriesOut : .carriesOut, rule: "action.event." + score.ruleName,
      confidence: score.confidence, note: score.note, isGeneric: score.isGeneric)
  }

  /// "Stop X" is done by an event that ends X, or by one of a type that is a stop in itself.
  private func stopped(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    let ends = lexicon.hasRole("end", in: event.trigger)
    let isStop =
      switch event.type {
      case .sanction, .reject, .retreat, .coerce: true
      default: ends
      }
    let isParticular =
      !score.isGeneric || (ends && score.object == .agrees && score.coverage >= 0.6)
    guard isStop, score.coverage >= (ends ? 0.4 : 0.6), score.shared >= 2, score.touchesFocus,
      isParticular
    else { return nil }
    let isPart = lexicon.hasRole("part", in: event.sentence)
    return Match(
      isPart ? .partlyCarriesOut : .carriesOut, rule: "action.stop." + score.ruleName,
      confidence: score.confidence, note: score.note)
  }

  /// A refusal is broken by the very act that it refuses, so the words must return.
  private func broken(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.relation == .same, score.actor >= .sameState, score.object == .agrees,
      score.coverage >= 0.6, score.shared >= 2, !score.isGeneric
    else { return nil }
    return Match(
      .breaks, rule: "action.breaks." + score.ruleName, confidence: score.confidence,
      note: score.note)
  }
}
