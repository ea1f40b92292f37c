internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// To whom it is done, where no party itself is the object.
extension EventBuilder {
  /// The party behind what is done or spoken of: whose thing it is, by whom the offer is, with whom
  /// the deal, on whom the sanctions; of an infinitive, the one whom its act would hit.
  func behind(
    _ patients: [Int], of predicate: Predicate, _ candidate: EventCandidate, in sentence: Int
  ) -> [Party] {
    allBehind(patients, of: predicate, candidate, in: sentence).filter { party in
      !candidate.agents.contains {
        $0.name.text == party.name.text || $0.identity != nil && $0.identity == party.identity
      }
    }
  }

  private func allBehind(
    _ patients: [Int], of predicate: Predicate, _ candidate: EventCandidate, in sentence: Int
  ) -> [Party] {
    let tree = predicate.tree
    let things = patients + candidate.own.sorted().filter { predicate.patients.contains($0) }
    let owners = owners(of: things, in: sentence)
    if !owners.isEmpty { return owners }
    let described = describedTargets(of: predicate, in: sentence)
    if !described.isEmpty { return described }
    if candidate.type == .assault || candidate.type == .protest { return [] }
    var nouns = patients
    for noun in spokenOf(candidate, tree) where !nouns.contains(noun) {
      // "Calls for Norland to leave", "calls for Norland's withdrawal".
      let found = parties([noun], in: sentence)
      if !found.isEmpty { return found }
      let owners = self.owners(of: [noun], in: sentence)
      if !owners.isEmpty { return owners }
      nouns.append(noun)
    }
    if predicate.isVerbal {
      nouns += predicate.patients.filter { !nouns.contains($0) }
    }
    if nouns.isEmpty {
      nouns = candidate.own.sorted().filter { $0 != predicate.head && tree.isNominal($0) }
    }
    let prepositions = prepositions(candidate.type)
    for noun in nouns where tree.isNominal(noun) {
      let found = partyBelow(noun, by: prepositions, in: sentence, depth: 0)
      if !found.isEmpty { return found }
    }
    if predicate.isVerbal, !prepositions.isEmpty {
      let found = partyBelow(
        predicate.head, by: self.prepositions("verb"), in: sentence, depth: 2)
      if !found.isEmpty { return found }
    }
    guard predicate.isVerbal, candidate.type.isAddressed else { return [] }
    return targets(ofActsUnder: predicate, candidate, in: sentence)
  }

  /// The nouns under a preposition of the entry itself: what somebody calls for.
  private func spokenOf(_ candidate: EventCandidate, _ tree: Sentence) -> [Int] {
    candidate.own.sorted().filter { tree.tokens[$0].upos == .adp }.compactMap {
      let noun = tree.tokens[$0].head
      return noun > $0 && tree.isNominal(noun) ? noun : nil
    }
  }

  /// "An attack targeting the base", "a coup to oust the president".
  private func describedTargets(of predicate: Predicate, in sentence: Int) -> [Party] {
    guard !predicate.isVerbal else { return [] }
    let tree = predicate.tree
    for clause in tree.children(of: predicate.head, by: "acl")
    where ["VBG", "VB"].contains(tree.tokens[clause].xpos) {
      let inner = Predicate(clause, in: tree)
      let found = parties(inner.patients, in: sentence)
      if !found.isEmpty { return found }
      let owners = owners(of: inner.patients, in: sentence)
      if !owners.isEmpty { return owners }
    }
    return []
  }

  /// Whom the act would hit that is threatened, demanded or refused.
  private func targets(
    ofActsUnder predicate: Predicate, _ candidate: EventCandidate, in sentence: Int
  ) -> [Party] {
    let tree = predicate.tree
    let acts = tree.children(of: predicate.head).filter {
      ["xcomp", "ccomp", "advcl"].contains(tree.tokens[$0].relation.base) && tree.isVerb($0)
        && (tree.tokens[$0].relation.base != "advcl" || tree.marker(of: $0) == "to"
          || tree.marker(of: $0) == "if" && candidate.type == .threaten)
    }
    for act in acts {
      let inner = Predicate(act, in: tree)
      if tree.tokens[act].relation.base == "advcl", tree.marker(of: act) == "if" {
        let found = parties(inner.agents, in: sentence)
        if !found.isEmpty { return found }
        continue
      }
      for tokens in [inner.patients] + prepositions("act").map({ inner.under($0) }) {
        let found = others(parties(tokens, in: sentence), than: candidate)
        if !found.isEmpty { return found }
      }
      let owners = owners(of: inner.patients, in: sentence)
      if !owners.isEmpty { return owners }
      for object in inner.patients {
        let found = partyBelow(
          object, by: self.prepositions(candidate.type), in: sentence, depth: 0)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func partyBelow(
    _ noun: Int, by prepositions: [String], in sentence: Int, depth: Int
  ) -> [Party] {
    let predicate = Predicate(noun, in: reading.sentences[sentence])
    for preposition in prepositions {
      let tokens = predicate.under(preposition)
      let found = parties(tokens.filter { !isFacility($0, in: sentence) }, in: sentence)
      if !found.isEmpty { return found }
      guard depth < 2 else { continue }
      for token in tokens {
        let owners = owners(of: [token], in: sentence)
        if !owners.isEmpty { return owners }
        let inner = partyBelow(token, by: prepositions, in: sentence, depth: depth + 1)
        if !inner.isEmpty { return inner }
      }
    }
    // "Goods imported from Norland."
    for clause in predicate.tree.children(of: noun, by: "acl")
    where predicate.tree.tokens[clause].xpos == "VBN" {
      let found = parties(Predicate(clause, in: predicate.tree).under("from"), in: sentence)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Prepositions that lead to the other party, the likeliest first: below a `noun`, or of an `act`
  /// that is spoken of.
  private func prepositions(_ use: String) -> [String] {
    (reading.lexicons.entries["event-party-prepositions"] ?? [])
      .filter { $0.values[use] == use }.map(\.entry)
  }

  /// Where the party may stand below the nouns of an event: in what place only where something is
  /// given; those who agree or talk are partners already.
  private func prepositions(_ type: EventType) -> [String] {
    switch type {
    case .agree, .consult: []
    case .aid, .cooperate, .threaten: prepositions("noun") + prepositions("gift")
    case .support, .concede, .retreat, .request, .accuse, .reject, .protest, .sanction,
      .mobilize, .coerce, .assault:
      prepositions("noun")
    }
  }

  /// The party behind a thing: "Israel's embassy", "ports of Yemen", "a Venezuelan aircraft".
  func owners(of tokens: [Int], in sentence: Int) -> [Party] {
    let tree = reading.sentences[sentence]
    for token in tokens
    where isFacility(token, in: sentence) || reading.party(at: token, in: sentence) == nil {
      let noun = Predicate(token, in: tree)
      if let owner = noun.possessor(of: token) {
        let found = parties([owner], in: sentence)
        if !found.isEmpty { return found }
      }
      let belonging = parties(noun.under("of"), in: sentence)
      if !belonging.isEmpty { return belonging }
      for modifier in noun.premodifiers {
        if let found = reading.partyOfModifier(at: modifier, in: sentence), found.country != nil,
          found.sector != .civilian
        {
          return [found]
        }
      }
    }
    return []
  }

  /// "The station", "a refinery": what is hit belongs to somebody, and is nobody itself.
  func isFacility(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    return tree.tokens[token].upos == .noun
      && (reading.hit("asset-nouns", at: token, in: sentence)
        ?? reading.hit("event-targets", at: token, in: sentence)) != nil
  }
}
