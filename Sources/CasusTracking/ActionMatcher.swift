internal import CasusRecords

/// Whether a later event is the committed act, its opposite, or a stop of it.
///
/// The holder must be the actor; the type of the act must agree and the addressee must not
/// contradict; then either the particular words of the action return in the report, or the action
/// has no particular words ("further sanctions") and both parties agree. Names and percentages in
/// the action that the report replaces by others refuse the match: another measure, another place.
struct ActionMatcher: Sendable {
  let lexicon: MatchingLexicon

  func match(_ event: EventFact, to commitment: CommitmentFact) -> Match? {
    guard let holder = commitment.holder, isFact(event) else { return nil }
    let actor = lexicon.agreement(holder, event.actors)
    guard actor >= .sameState || (actor == .related && !event.actors.isEmpty) else { return nil }
    let object = lexicon.objects(of: event, agreeWith: commitment.addressee)
    guard object != .contradicts else { return nil }
    let score = Score(commitment: commitment, event: event, actor: actor, object: object)
    guard !score.isContradicted else { return nil }
    if let match = takenBack(score, commitment, event) { return match }
    switch commitment.terms.polarity {
    case .act: return carried(score, commitment, event)
    case .stop: return stopped(score, commitment, event)
    case .refrain: return broken(score, commitment, event)
    }
  }

  private func isFact(_ event: EventFact) -> Bool {
    switch event.status {
    case .asserted, .alleged: true
    case .denied, .expected, .possible: false
    }
  }

  /// "Has shelved its plan to …": the holder takes the act back or puts it off.
  ///
  /// Dropping is also how a thing is stopped, so where a stop was announced the report must speak of
  /// the plan or the threat itself.
  private func takenBack(
    _ score: Score, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    guard score.actor >= .sameState, score.coverage >= 0.4, score.shared >= 2 else { return nil }
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
    _ score: Score, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    let type = lexicon.type(of: event, agreesWith: commitment.type, words: commitment.action)
    guard type != false, score.suffices(typeAgrees: type == true) else { return nil }
    let isPart = lexicon.hasRole("part", in: event.sentence)
    return Match(
      isPart ? .partlyCarriesOut : .carriesOut, rule: "action.event." + score.ruleName,
      confidence: score.confidence, note: score.note)
  }

  /// "Stop X" is done by an event that ends X, or by one of a type that is a stop in itself.
  private func stopped(
    _ score: Score, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    let ends = lexicon.hasRole("end", in: event.trigger)
    let isStop: Bool
    switch event.type {
    case .sanction, .reject, .retreat, .coerce: isStop = true
    default: isStop = ends
    }
    guard isStop, score.suffices(typeAgrees: ends) else { return nil }
    let isPart = lexicon.hasRole("part", in: event.sentence)
    return Match(
      isPart ? .partlyCarriesOut : .carriesOut, rule: "action.stop." + score.ruleName,
      confidence: score.confidence, note: score.note)
  }

  /// A refusal is broken by the very act that it refuses, so the words must return.
  private func broken(
    _ score: Score, _ commitment: CommitmentFact, _ event: EventFact
  ) -> Match? {
    let type = lexicon.type(of: event, agreesWith: commitment.type, words: commitment.action)
    guard type == true, score.actor >= .sameState, score.object == .agrees,
      score.coverage >= 0.6, score.shared >= 2
    else { return nil }
    return Match(
      .breaks, rule: "action.breaks." + score.ruleName, confidence: score.confidence,
      note: score.note)
  }
}

extension ActionMatcher {
  /// What agrees between a committed act and an event.
  struct Score {
    let actor: PartyAgreement
    let object: ObjectAgreement
    /// Share of the particular words of the action that the report's sentence holds.
    let coverage: Float
    let shared: Int
    let isGeneric: Bool
    let isContradicted: Bool
    let note: String

    init(
      commitment: CommitmentFact, event: EventFact, actor: PartyAgreement,
      object: ObjectAgreement
    ) {
      self.actor = actor
      self.object = object
      let particular = commitment.action.filter { $0.kind != .number || $0.weight >= 4 }
      let common = particular.shared(with: event.sentence)
      coverage = particular.coverage(by: event.sentence)
      shared = common.all.count
      // Words of the act itself say no more than the type does.
      let beyondAct = particular.without(event.trigger).filter { $0.kind != .country }
      isGeneric = beyondAct.weight < 5
      let names = commitment.action.names
      let numbers = commitment.action.numbers.filter { $0.weight >= 4 }
      let eventNumbers = event.sentence.numbers.filter { $0.weight >= 4 }
      let lacksNames = !names.isEmpty && names.coverage(by: event.sentence) < 0.34
      let lacksNumbers =
        !numbers.isEmpty && !eventNumbers.isEmpty && numbers.shared(with: eventNumbers).isEmpty
      isContradicted = lacksNames || lacksNumbers
      note =
        "actor \(actor), object \(object), \(shared) words of the action "
        + "(\(Int(coverage * 100)) %)"
    }

    func suffices(typeAgrees: Bool) -> Bool {
      if actor == .related { return typeAgrees && object == .agrees && coverage >= 0.5 }
      if typeAgrees && object == .agrees { return isGeneric || coverage >= 0.3 }
      if typeAgrees { return coverage >= 0.5 && shared >= 2 }
      return coverage >= 0.6 && shared >= 2 && object == .agrees
    }

    var ruleName: String { isGeneric ? "type-and-parties" : "parties-and-words" }

    var confidence: Double {
      min(0.95, 0.35 + 0.3 * Double(coverage) + (object == .agrees ? 0.15 : 0))
        + (actor == .same ? 0.05 : 0)
    }
  }
}
