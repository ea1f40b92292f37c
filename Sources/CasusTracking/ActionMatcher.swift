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
    guard let holder = commitment.holder, isInTime(event, commitment) else { return nil }
    if event.isHappening, event.status == .denied { return undone(event, commitment, holder) }
    guard event.isFact else { return nil }
    let actor = lexicon.agreement(holder, event.actors)
    guard
      actor >= .related || isUnnamed(holder, in: event)
        || event.telling?.speaker.map({ lexicon.agreement(holder, [$0]) >= .sameState }) == true
        || event.isGiving && event.actors.isEmpty
    else { return nil }
    let object = lexicon.objects(of: event, agreeWith: commitment.addressee)
    // A day that is moved is moved for whoever it was set.
    guard object != .contradicts || lexicon.hasRole("shift", in: event.trigger) else { return nil }
    let score = ActionScore(
      commitment: commitment, event: event, actor: actor, object: object, lexicon: lexicon)
    if !score.isOtherMatter, let match = takenBack(score, commitment, event) { return match }
    guard event.telling == nil, !score.isContradicted, object != .contradicts else { return nil }
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

  /// "The league never marched", "no escort has sailed": what was announced is told not to have come,
  /// for good or after its day.
  private func undone(
    _ event: EventFact, _ commitment: CommitmentFact, _ holder: PartyFact
  ) -> Match? {
    guard commitment.terms.polarity == .act, event.date > commitment.terms.stated else {
      return nil
    }
    let isOver = commitment.terms.deadline.map { $0 < event.date } ?? false
    guard isOver || event.isForGood else { return nil }
    let actor = lexicon.agreement(holder, event.actors)
    guard actor >= .sameState || isUnnamed(holder, in: event) else { return nil }
    let matter = commitment.action.filter { $0.kind != .country && $0.kind != .number }
    let common = matter.shared(with: event.sentence)
    guard !event.act.shared(with: commitment.action).isEmpty, common.all.count >= 1,
      matter.coverage(by: event.sentence) >= 0.4
    else { return nil }
    return Match(
      .breaks, rule: "action.undone", confidence: 0.6,
      note: "told not to have been done, \(common.all.count) words of the action")
  }

  /// No actor is given, but the sentence speaks of the holder: "U.S. tariffs enter force".
  private func isUnnamed(_ holder: PartyFact, in event: EventFact) -> Bool {
    event.actors.allSatisfy { $0.country == nil && $0.identity == nil }
      && lexicon.speaks(event, of: holder)
      && lexicon.agreement(holder, event.recipients) < .sameState
  }

  /// "Has shelved its plan to …", "the tariffs will not take effect": the holder takes the act back
  /// or puts it off.
  ///
  /// Dropping is also how a thing is stopped, so where a stop was announced the report must speak of
  /// the plan or the threat itself.
  private func takenBack(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.actor >= .sameState || event.telling != nil else { return nil }
    let turn = event.trigger.union(event.focus)
    let isOfPlan = event.isOfIntent
    let isMoved = lexicon.hasRole("shift", in: event.trigger) && lexicon.hasRole("demand", in: turn)
    let isDelayed = lexicon.hasRole("delay", in: event.trigger) || isMoved
    let isDropped =
      lexicon.hasRole("drop", in: event.trigger) || event.telling?.isCalledOff == true
    guard isDropped || isDelayed else { return nil }
    // A deadline that is moved is that of what is due by it.
    if isMoved, !isDropped, !isDeadline(of: commitment, namedIn: event) { return nil }
    // Where the act itself was to drop or to stop something, doing it sounds the same.
    let isDropping =
      commitment.terms.polarity == .stop || commitment.endings > 0
      || lexicon.hasRole("drop", in: commitment.action)
      || commitment.type == .retreat && (event.type == .retreat || event.telling != nil)
    if isDropping, !isMoved, !isOfPlan { return nil }
    let demanded = isMoved ? commitment.condition?.words ?? Words() : Words()
    let words = commitment.action.union(demanded)
    let common = words.shared(with: event.sentence)
    // "The threat to leave the zone has been taken back" names what it takes back.
    let needed: Float = isOfPlan && isDropped && score.actor >= .sameState ? 0.3 : 0.45
    guard common.all.count >= 2,
      max(score.coverage, demanded.coverage(by: event.sentence)) >= needed,
      score.touchesFocus || isOfPlan || isMoved
    else { return nil }
    return Match(
      isDropped ? .withdraws : .supersedes,
      rule: isDropped ? "action.dropped" : "action.put-off", confidence: score.confidence,
      note: score.note)
  }

  private func isDeadline(of commitment: CommitmentFact, namedIn event: EventFact) -> Bool {
    guard let deadline = commitment.terms.deadline else { return false }
    let days = event.sentence.numbers.all.map(\.value)
    return days.isEmpty || days.contains(Float(deadline.day))
  }

  private func carried(
    _ score: ActionScore, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.suffices else { return nil }
    // "Revokes the removal": the act was to end something, and now that end is ended.
    if commitment.endings > 0, event.endings > commitment.endings {
      return Match(
        .withdraws, rule: "action.reversed", confidence: score.confidence, note: score.note)
    }
    // Talks are held all the time: other ones are not those that were announced.
    if score.isGeneric, event.type == .consult, !score.isOnTheDay { return nil }
    guard !isOtherAmount(commitment, event, days: score.days), !isOtherForce(commitment, event)
    else { return nil }
    let share = part(of: commitment, in: event)
    return Match(
      share != nil || lexicon.hasRole("part", in: event.sentence)
        ? .partlyCarriesOut : .carriesOut,
      rule: "action.event." + score.ruleName, confidence: score.confidence,
      note: score.note + (share.map { "; " + $0 } ?? ""), isGeneric: score.isGeneric)
  }

  /// Far more than was promised is another package, or another reward.
  ///
  /// So is another number that comes long after.
  private func isOtherAmount(
    _ commitment: CommitmentFact, _ event: EventFact, days: Int
  ) -> Bool {
    commitment.amounts.contains { promised in
      let told = event.amounts.filter { $0.countsTheSame(as: promised) }
      if !told.isEmpty, told.allSatisfy({ $0.value > promised.value * 1.5 }) { return true }
      let isFewer = !told.isEmpty && told.allSatisfy { $0.value < promised.value * 0.95 }
      return isFewer && days > Self.longestShare && commitment.terms.deadline == nil
        && !event.isOfIntent && !lexicon.hasRole("part", in: event.sentence)
    }
  }

  private static let longestShare = 60

  /// A strike on a town is not its capture.
  private func isOtherForce(_ commitment: CommitmentFact, _ event: EventFact) -> Bool {
    event.type == .assault && lexicon.hasRole("take", in: commitment.action)
      && !(event.isVerbal && lexicon.hasRole("take", in: event.trigger))
  }

  /// "2 of 5 billion", "24 of 60 generators": less of what was promised than was promised.
  private func part(of commitment: CommitmentFact, in event: EventFact) -> String? {
    for promised in commitment.amounts {
      let told = event.amounts.filter { $0.countsTheSame(as: promised) }
      guard let most = told.max(by: { $0.value < $1.value }) else { continue }
      return most.value < promised.value * 0.95
        ? "\(most.words) of \(promised.words)" : nil
    }
    return nil
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
    // The holder itself ends what it spoke of: "suspended all convoys" of "may stop its convoys".
    let isOwnEnd = ends && score.actor == .same && score.particularWeight >= 4
    guard isStop, score.touchesFocus,
      isOwnEnd
        || score.coverage >= (ends ? 0.4 : 0.6) && score.shared >= 2 && isParticular
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
    // Where nearly every word of it returns, it need not be a rare one.
    guard score.relation == .same || score.relation == .byWords, score.actor >= .sameState,
      score.object == .agrees, score.coverage >= 0.6, score.shared >= 2,
      !score.isGeneric || score.coverage >= 0.9 && score.particularWeight > 0
    else { return nil }
    return Match(
      .breaks, rule: "action.breaks." + score.ruleName, confidence: score.confidence,
      note: score.note)
  }
}
