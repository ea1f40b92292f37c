internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// One measure told twice is one record: its fullest words stay.
extension PolicyBuilder {
  /// "suspended the treaty" is a suspension, and no second record of the treaty.
  func withoutSuspended(_ candidates: [Candidate]) -> [Candidate] {
    candidates.filter { candidate in
      guard candidate.kind == .treaty else { return true }
      let word = reading.sentences[candidate.sentence].tokens[candidate.token].span
      return !candidates.contains {
        $0.kind == .suspension && $0.sentence == candidate.sentence
          && $0.policy.quote.span.contains(word)
      }
    }
  }

  /// A headline's measure that the text tells too is the text's.
  func isTold(_ policy: Policy, among others: [Policy]) -> Bool {
    others.contains {
      $0.place == .text && $0.kind == policy.kind && same($0.holder, policy.holder)
        && same($0.recipient, policy.recipient)
    }
  }

  func merged(_ candidates: [Candidate]) -> [Policy] {
    var kept: [Candidate] = []
    for candidate in candidates {
      if let index = kept.lastIndex(where: { isSame($0, candidate) }) {
        absorb(candidate, into: &kept[index])
      } else {
        kept.append(candidate)
      }
    }
    return kept.map(\.policy)
  }

  private func isSame(_ old: Candidate, _ new: Candidate) -> Bool {
    guard old.kind == new.kind else { return false }
    if old.sentence == new.sentence {
      // "suspends … and halts …" are two; "sanctions … these sanctions" one.
      return isAnaphoric(new) || old.policy.quote.span.overlaps(new.policy.quote.span)
    }
    // "a first truce expired", told after a truce that was extended, is another one.
    if isOther(new) != isOther(old) { return false }
    if isAnaphoric(new) { return same(told(old), told(new)) }
    if new.kind == .emergency && !isElsewhere(old, new) { return true }
    switch new.kind {
    case .suspension, .ban, .closure, .embargo, .other, .moratorium:
      guard isAboutSame(old, new) else { return false }
    case .sanctions, .tariff, .neutrality, .recognition, .ceasefire, .blockade, .emergency, .treaty:
      break
    }
    return same(told(old), told(new))
      && same(old.policy.recipient, new.policy.recipient)
      && (old.policy.recipient != nil || told(new) == nil || old.kind == .ceasefire)
  }

  /// A definite short form that adds nothing: "the ceasefire", "these sanctions", "that ban".
  private func isAnaphoric(_ candidate: Candidate) -> Bool {
    let tree = reading.sentences[candidate.sentence]
    guard !tree.isVerb(candidate.token) else { return false }
    let head = compoundHead(of: candidate.token, in: tree)
    let children = tree.children(of: head)
    let pointing = reading.words(.definiteDeterminers) + reading.words(.ownDeterminers)
    let isDefinite = children.contains { pointing.contains(tree.tokens[$0].form.lowercased()) }
    let own = candidate.match.entries.first { $0.head == candidate.token }?.tokens ?? []
    let isBare = !children.contains { child in
      !own.contains(child)
        && ["nmod", "acl", "amod", "compound", "nummod"].contains(tree.tokens[child].relation.base)
        && tree.tokens[child].relation.label != "nmod:poss"
    }
    return isDefinite && isBare
  }

  private func isOther(_ candidate: Candidate) -> Bool {
    let tree = reading.sentences[candidate.sentence]
    return tree.children(of: compoundHead(of: candidate.token, in: tree)).contains {
      reading.words(.otherOnes).contains(tree.lemma($0).lowercased())
    }
  }

  private func told(_ candidate: Candidate) -> Party? {
    candidate.isHolderAssumed ? nil : candidate.policy.holder
  }

  private func isElsewhere(_ old: Candidate, _ new: Candidate) -> Bool {
    guard let a = told(old)?.country, let b = told(new)?.country else { return false }
    return a != b
  }

  private func same(_ a: Party?, _ b: Party?) -> Bool {
    guard let a, let b else { return true }
    if a.name.text == b.name.text { return true }
    if let first = a.country, let second = b.country { return first == second }
    return false
  }

  /// Whether two measures name a common thing beside the word for the measure itself.
  private func isAboutSame(_ old: Candidate, _ new: Candidate) -> Bool {
    !things(of: old).isDisjoint(with: things(of: new))
  }

  private func things(of candidate: Candidate) -> Set<String> {
    let tree = reading.sentences[candidate.sentence]
    return Set(
      tree.tokens.indices.filter { index in
        candidate.policy.quote.span.contains(tree.tokens[index].span) && index != candidate.token
          && tree.isNominal(index)
      }.map { tree.lemma($0).lowercased() })
  }

  private func absorb(_ new: Candidate, into old: inout Candidate) {
    if old.policy.holder == nil || old.isHolderAssumed && !new.isHolderAssumed {
      old.policy.holder = new.policy.holder ?? old.policy.holder
    }
    if old.policy.recipient == nil { old.policy.recipient = new.policy.recipient }
    if old.policy.since == nil {
      old.policy.since = new.policy.since
      old.policy.sinceDate = new.policy.sinceDate
    }
    if old.policy.until == nil {
      old.policy.until = new.policy.until
      old.policy.untilDate = new.policy.untilDate
    }
    // "The tariffs will take effect on 10 April": told as imposed, but not in force yet.
    if new.government.effect == .impose, new.government.status == .expected,
      old.policy.state == .inForce
    {
      old.policy.state = .announced
    }
    // What becomes of a measure later in the text is how it stands.
    if new.policy.state == .lifted || new.policy.state == .breached {
      old.policy.state = new.policy.state
    }
    old.policy.exceptions += new.policy.exceptions
  }
}
