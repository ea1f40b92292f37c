internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// At whom a commitment is directed.
struct CommitmentParties {
  let reading: DocumentReading
  let draft: CommitmentDraft
  let condition: ConditionDraft?
  /// The words of the act.
  let act: TextSpan
  private var tree: Sentence { reading.sentences[draft.sentence] }

  /// The one named as addressee, else the one whom the act is done to, else who could bring the
  /// condition about, else where or with what it is done.
  func addressee(condition: Condition?) -> Party? {
    if let token = draft.addresseeToken, let party = other(token) { return party }
    for token in targets() {
      if let party = other(token) { return party }
    }
    if let actor = condition?.actor, differs(actor), isSomebody(actor) { return actor }
    if let named = namedInAct() { return named }
    for token in surroundings() {
      guard let party = other(token), party.country != nil else { continue }
      // Where it is done is at whom only where the place is a state: "attacks in Norland".
      if reading.words(.placePrepositions).contains(tree.marker(of: token) ?? "-"),
        party.sector != .government
      {
        continue
      }
      return party
    }
    if let target = condition?.targetParty, differs(target), target.country != nil { return target }
    return soleOther(condition: condition)
  }

  /// The one other state that the sentence speaks of: "Norland, which Ostland shelled, vowed
  /// revenge". What is done within a state, or to several, is directed at none.
  private func soleOther(condition: Condition?) -> Party? {
    guard let holder = draft.holder, let country = holder.country, touchesOthers,
      !reading.words(.rewardNouns).contains(tree.lemma(draft.action))
    else { return nil }
    var found: [Party] = []
    for token in tree.tokens.indices
    where tree.mention(at: token) != nil || tree.tokens[token].upos == .propn {
      guard condition?.quote.span.contains(tree.tokens[token].span) != true,
        !reading.isTime(token, in: draft.sentence), !reading.isInSum(token, in: tree),
        let party = reading.partyOfModifier(at: token, in: draft.sentence)
          ?? reading.party(at: token, in: draft.sentence),
        let other = party.country, party.sector != .media
      else { continue }
      if other == country { continue }
      // "Norland and Ostland agree to resume flights": both are bound, and the town where they
      // met belongs to neither.
      if isJoint(token) { return nil }
      if tree.tokens[token].relation.base == "appos", tree.mention(at: token)?.label == .location {
        continue
      }
      if !found.contains(where: { $0.country == other }) { found.append(party) }
    }
    guard found.count == 1, let other = found.first, differs(other), isSomebody(other) else {
      return nil
    }
    return other
  }

  /// Joined to who is bound, as its subject.
  private func isJoint(_ token: Int) -> Bool {
    guard let holder = draft.holder else { return false }
    let subjects = [draft.trigger, draft.clause].flatMap { tree.children(of: $0, by: "nsubj") }
    return subjects.contains { subject in
      let joined = tree.conjuncts(of: subject)
      return joined.count > 1 && joined.contains(token)
        && joined.contains { holder.name.span.overlaps(tree.tokens[$0].span) }
    }
  }

  /// Acts that are done to or with somebody.
  private var touchesOthers: Bool {
    switch CommitmentPhrase(reading: reading, draft: draft, condition: condition).type() {
    case .aid, .concede, .cooperate, .consult, .retreat, .support, .agree, .sanction, .assault,
      .coerce, .threaten, .accuse:
      true
    case .protest, .mobilize, .request, .reject, nil: false
    }
  }

  /// Those to whom it is done or said: objects, and what stands under a preposition of direction.
  private func targets() -> [Int] {
    var result: [Int] = []
    // The receiver that the tree took into the phrase of what is given.
    let first = tree.subtree(of: draft.action).min() ?? draft.action
    if draft.form == .object, first < draft.action,
      let number = tree.tokens.indices.first(where: {
        $0 > first && $0 < draft.action && tree.tokens[$0].upos == .num
      })
    {
      result.append(number - 1)
    }
    for head in heads {
      let predicate = Predicate(head, in: tree)
      result += predicate.indirectObjects
      // "Hand over 14 trucks to the forces": a thing suffers, but is nobody to be bound to.
      let patients = head == draft.action ? predicate.patients : []
      result += patients.filter { !reading.isThing(at: $0, in: draft.sentence) }
      for preposition in reading.words(.directionPrepositions) {
        result += predicate.under(preposition)
      }
    }
    // "its airspace to Chinese flights", "sanctions against Ostland", "aid from Ostland".
    for child in arguments {
      let predicate = Predicate(child, in: tree)
      for preposition in reading.words(.directionPrepositions) {
        result += predicate.under(preposition)
      }
    }
    return result
  }

  /// What else of the act names somebody: owners, describing words, places, goods' origins.
  private func surroundings() -> [Int] {
    var result: [Int] = []
    for child in arguments + heads {
      let predicate = Predicate(child, in: tree)
      if !tree.isVerb(child) { result += predicate.premodifiers }
      if child != draft.trigger || draft.form == .object,
        let owner = predicate.possessor(of: child)
      {
        result.append(owner)
      }
      for preposition in reading.words(.surroundingPrepositions) {
        result += predicate.under(preposition)
      }
    }
    // "tariffs on goods imported from Ostland", "electricity that it sends to Ostland".
    for child in arguments + targets() {
      let below = tree.subtree(of: child).filter {
        $0 > child && reading.words(.originPrepositions).contains(tree.marker(of: $0) ?? "")
          && tree.mention(at: $0) != nil
      }
      result += below.sorted()
    }
    return result.filter { !(condition?.tokens.contains($0) ?? false) }
  }

  private var heads: [Int] {
    draft.action == draft.trigger ? [draft.action] : [draft.action, draft.trigger]
  }

  private var arguments: [Int] {
    tree.children(of: draft.action).filter {
      ["obj", "obl", "nmod"].contains(tree.tokens[$0].relation.base)
        && !(condition?.tokens.contains($0) ?? false)
        && !reading.isTime($0, in: draft.sentence)
    }
  }

  /// A name behind "to", "for", "against" among the words of the act, wherever the tree hangs it.
  private func namedInAct() -> Party? {
    for token in tree.tokens.indices where token > draft.action {
      let span = tree.tokens[token].span
      guard span.end <= act.end else { break }
      guard condition?.tokens.contains(token) != true, tree.mention(at: token) != nil,
        let before = tree.tokens[max(draft.action, token - 4)..<token].last(where: {
          $0.upos == .adp || $0.upos == .verb
        }),
        reading.words(.directionPrepositions).contains(before.lemma)
      else { continue }
      if let party = other(token), party.country != nil { return party }
    }
    return nil
  }

  /// A party with a country, or one with a name: "the buyers" are nobody in particular.
  private func isSomebody(_ party: Party) -> Bool {
    (party.country != nil || party.sector != nil) && party.name.text.contains { $0.isUppercase }
  }

  private func other(_ token: Int) -> Party? {
    guard let party = reading.party(at: token, in: draft.sentence), differs(party),
      !isPlace(party, at: token),
      isSomebody(party) || tree.mention(at: token).map({ $0.label != .location }) ?? false,
      !reading.isTime(token, in: draft.sentence), party.sector != .media
    else { return nil }
    return party
  }

  /// A town, region or strait where something is done; not one that it is done to.
  private func isPlace(_ party: Party, at token: Int) -> Bool {
    let isTown =
      party.identity.map { $0.hasPrefix("region:") || $0.hasPrefix("asset:") }
      ?? (tree.mention(at: token)?.label == .location && party.sector == .government)
    guard isTown else { return false }
    let isDoneTo =
      ["obj", "iobj"].contains(tree.tokens[token].relation.base)
      || reading.words(.struckPrepositions).contains(tree.marker(of: token) ?? "-")
    return !isDoneTo
  }

  private func differs(_ party: Party) -> Bool {
    guard let holder = draft.holder else { return true }
    if party.name == holder.name { return false }
    return party.country == nil || party.country != holder.country
      || isState(party) != isState(holder)
      || (party.sector != holder.sector && party.sector != .government && party.sector != .military)
  }

  private func isState(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .police, .spy, .judiciary, .legislature, nil: true
    default: false
    }
  }
}
