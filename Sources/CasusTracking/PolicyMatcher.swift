internal import CasusRecords
internal import CasusText

/// What later reports do to a policy: tell of it again, ease or lift it, weigh its end, or tell of
/// an act that contradicts it.
struct PolicyMatcher: Sendable {
  let lexicon: MatchingLexicon

  private static let longestDays = 730

  /// One policy told twice: one kind, the same holder and recipient, and in the words no other
  /// rate and no other goods.
  func isSame(_ later: PolicyFact, as earlier: PolicyFact) -> Bool {
    let days = later.stated.ordinal - earlier.stated.ordinal
    guard later.kind == earlier.kind, later.document != earlier.document,
      (0...Self.longestDays).contains(days)
    else { return false }
    guard let a = later.holder, let b = earlier.holder, lexicon.agreement(a, b) >= .sameState else {
      return false
    }
    let isOfBoth: Bool
    switch (later.recipient, earlier.recipient) {
    case (let x?, let y?): isOfBoth = lexicon.agreement(x, y) >= .sameState
    case (nil, nil):
      isOfBoth = later.words.likeness(to: earlier.words) >= 0.5 && isOneSetting(later, earlier)
    default:
      isOfBoth =
        later.words.likeness(to: earlier.words) >= 0.5
        && later.sentence.likeness(to: earlier.sentence) >= 0.3
    }
    guard isOfBoth else { return false }
    let (x, y) = (later.words.percentages, earlier.words.percentages)
    if !x.isEmpty, !y.isEmpty, Set(x).isDisjoint(with: y) { return false }
    let (p, q) = (particular(later.words), particular(earlier.words))
    // "A bill" and "a law" of one state are two, unless something particular is in both.
    if later.kind == .other, p.shared(with: q).isEmpty { return false }
    return p.weight < 4 || q.weight < 4 || max(p.coverage(by: q), q.coverage(by: p)) >= 0.5
  }

  /// With nobody named as the other side, the countries of both sentences besides the holder's agree.
  private func isOneSetting(_ a: PolicyFact, _ b: PolicyFact) -> Bool {
    let own = Set([a.holder, b.holder].compactMap { $0?.country }.map(MatchingLexicon.countryKey))
    let (x, y) = (
      a.sentence.countries.filter { !own.contains($0.key) },
      b.sentence.countries.filter { !own.contains($0.key) }
    )
    return x.isEmpty == y.isEmpty && (x.isEmpty || !x.shared(with: y).isEmpty)
  }

  /// A measure that is only spoken of again takes no effect by that, nor does a bill of one body by
  /// the order of another.
  func effect(of later: PolicyFact, on earlier: PolicyFact) -> TransitionEffect {
    switch later.state {
    case .inForce:
      isPutInForce(later) && isOfOneBody(later, earlier)
        ? .takesEffect : .restates
    case .underReview: .comesUnderReview
    case .lifted: .lifts
    case .breached: .breaches
    case .announced, .proposed: .restates
    }
  }

  /// What one house of parliament wants is not what a president orders.
  private func isOfOneBody(_ a: PolicyFact, _ b: PolicyFact) -> Bool {
    let sectors = [a, b].map { $0.holder?.sector }
    return a.isVerbal || sectors[0] == sectors[1] || !sectors.contains(.legislature)
  }

  private func isPutInForce(_ policy: PolicyFact) -> Bool {
    policy.isVerbal
      || ["effect", "install", "enact"].contains { lexicon.hasRole($0, in: policy.near) }
  }

  /// "Lifts its arms embargo on …", "eases the ban".
  func match(_ event: EventFact, to policy: PolicyFact) -> Match? {
    guard event.isFact, event.type == .concede, event.date >= policy.stated,
      let holder = policy.holder, lexicon.agreement(holder, event.actors) >= .sameState,
      lexicon.hasRole("end", in: event.trigger) || lexicon.hasRole("ease", in: event.trigger),
      speaks(event.focus.union(event.trigger).union(event.objects), of: policy),
      lexicon.objects(of: event, agreeWith: policy.recipient) >= .agrees
        || (policy.recipient == nil && particular(policy.words).weight >= 4)
    else { return nil }
    let isInPart =
      lexicon.count(of: "ease", in: event.quote.text) > 0
      || lexicon.hasRole("part", in: event.sentence)
    return Match(
      isInPart ? .eases : .lifts, rule: "policy.event", confidence: 0.75,
      note: "the holder ends or eases what the policy's words name")
  }

  /// "May lift its arms embargo": the holder itself weighs the end. A demand by others is none.
  func match(_ commitment: CommitmentFact, to policy: PolicyFact) -> Match? {
    guard commitment.terms.strength != .will, commitment.stated >= policy.stated,
      let a = commitment.holder, let b = policy.holder, lexicon.agreement(a, b) >= .sameState,
      commitment.terms.polarity == .stop
        || (commitment.terms.polarity == .act
          && (lexicon.hasRole("end", in: commitment.action)
            || lexicon.hasRole("ease", in: commitment.action))),
      speaks(commitment.action, of: policy)
    else { return nil }
    if let x = commitment.addressee, let y = policy.recipient, lexicon.agreement(x, y) < .sameState
    {
      return nil
    }
    return Match(
      .comesUnderReview, rule: "policy.weighed", confidence: 0.7,
      note: "the holder may end what the policy's words name")
  }

  /// A reported transfer from the holder of an embargo to whom it is laid on; never more than a
  /// candidate.
  func match(_ transfer: TransferFact, to policy: PolicyFact) -> Match? {
    guard let holder = policy.holder, let recipient = policy.recipient,
      lexicon.agreement(holder, transfer.giver) >= .sameState,
      lexicon.agreement(recipient, transfer.receiver) >= .sameState,
      isForbidden(transfer.kind, by: policy)
    else { return nil }
    return Match(
      .mayBreach, rule: "policy.transfer", confidence: 0.5,
      note: "a reported \(transfer.kind.rawValue) transfer contradicts the policy")
  }

  private func isForbidden(_ kind: TransferKind, by policy: PolicyFact) -> Bool {
    switch policy.kind {
    case .embargo, .neutrality:
      if lexicon.hasRole("fuel", in: policy.words) { return kind == .energy }
      return kind == .military || (kind == .energy && !lexicon.hasRole("arms", in: policy.words))
    case .ban, .suspension:
      return (lexicon.hasRole("arms", in: policy.words) && kind == .military)
        || (lexicon.hasRole("fuel", in: policy.words) && kind == .energy)
    case .sanctions, .tariff, .recognition, .ceasefire, .blockade, .closure, .emergency,
      .moratorium, .treaty, .other:
      return false
    }
  }

  /// What names the measure returns: all of a short name, half of a long one.
  private func speaks(_ words: Words, of policy: PolicyFact) -> Bool {
    !policy.words.isEmpty && policy.words.coverage(by: words) >= 0.5
  }

  private func particular(_ words: Words) -> Words {
    words.filter { $0.kind != .number && !lexicon.isAct($0.key) }
  }
}
