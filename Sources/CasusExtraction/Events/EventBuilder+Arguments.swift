internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Who does it, to whom, to what, where, when: by construction, the same for every type.
  func bindArguments(of candidate: inout EventCandidate) {
    let sentence = candidate.at.sentence
    let tree = reading.sentences[sentence]
    let predicate = Predicate(candidate.at.token, in: tree)
    var agents = agentTokens(of: predicate, candidate.type, in: sentence)
    var patients = patientTokens(of: predicate, candidate, in: sentence)
    if candidate.frame.patientIsSubject {
      (agents, patients) = (predicate.under("from") + predicate.byPhrase, agents)
    }
    let between = predicate.under("between")
    if candidate.frame.isSymmetric || !predicate.isVerbal { agents += between }
    patients.removeAll { agents.contains($0) || between.contains($0) }
    candidate.agentTokens = agents
    candidate.patientTokens = patients
    candidate.agents = parties(agents, in: sentence, isNamed: true)
    if candidate.agents.isEmpty, !predicate.isPassive, let verb = predicate.instrument {
      candidate.agents = parties(Predicate(verb, in: tree).agents, in: sentence, isNamed: true)
    }
    candidate.recipients = others(
      parties(patients, in: sentence, isNamed: predicate.isVerbal), than: candidate)
    candidate.hasDirectRecipient = !candidate.recipients.isEmpty
    candidate.objects = objects(patients, in: sentence)
    if candidate.frame.objectIsPlace, let first = patients.first,
      let place = reading.placePhrase(from: first, in: sentence)
    {
      candidate.recipients = []
      candidate.objects = []
      candidate.location = place.reference
      candidate.locationRank = 4
    }
    if candidate.recipients.isEmpty, candidate.locationRank < 4 {
      candidate.recipients = others(
        behind(patients, of: predicate, candidate, in: sentence), than: candidate)
    }
    if candidate.locationRank < 4 { locate(&candidate, predicate) }
    if let time = reading.timeExpression(of: candidate.at.token, in: sentence),
      time.kind != .duration, time.kind != .vague
    {
      candidate.when = Quote(time.coreSpan, in: reading.source)
      candidate.date = time.date
    }
    candidate.isDefinite = isDefinite(predicate)
  }

  private func others(_ parties: [Party], than candidate: EventCandidate) -> [Party] {
    parties.filter { party in
      !candidate.agents.contains { $0.name.span == party.name.span }
    }
  }

  /// Doers of a verb; of a noun its possessor, "by" phrase, party adjective, or the doer of the
  /// verb that carries it.
  private func agentTokens(
    of predicate: Predicate, _ type: EventType, in sentence: Int
  ) -> [Int] {
    let direct = predicate.agents
    if predicate.isVerbal || !direct.isEmpty { return direct }
    let before = predicate.premodifiers.flatMap { predicate.tree.conjuncts(of: $0) }
      .filter { isActor($0, in: sentence) }
    if !before.isEmpty { return before }
    if let carrier = predicate.carrier {
      guard reading.lexicons.hit("event-light-verbs", at: carrier, in: predicate.tree) != nil
      else { return [] }
      return Predicate(carrier, in: predicate.tree).agents
    }
    // "Following talks with X, the minister says": the talks were the minister's.
    guard type == .consult, predicate.under("between").isEmpty,
      predicate.tree.tokens[predicate.head].relation.base == "obl"
    else { return [] }
    let verb = predicate.tree.tokens[predicate.head].head
    return verb >= 0 ? Predicate(verb, in: predicate.tree).agents : []
  }

  /// Whether a word before an event noun names who acts; a town before it only tells where.
  private func isActor(_ token: Int, in sentence: Int) -> Bool {
    guard
      reading.lexicons.hit(
        "event-no-actors", at: token, in: reading.sentences[sentence]) == nil,
      !reading.times(in: sentence).contains(where: { $0.tokens.contains(token) }),
      modifierParty(at: token, in: sentence) != nil
    else { return false }
    guard
      let place = reading.resolver.placeReference(
        at: token, in: sentence, place: reading.place)
    else { return true }
    return place.identity?.hasPrefix("country:") ?? false
  }

  private func patientTokens(
    of predicate: Predicate, _ candidate: EventCandidate, in sentence: Int
  ) -> [Int] {
    let frame = candidate.frame
    var found: [Int] = []
    // An object inside the entry's own words is no patient: "talks" of "hold talks".
    let own = candidate.words
    let objects = predicate.patients.filter { !own.contains($0) || $0 == predicate.head }
    for slot in frame.slots where slot != "between" {
      switch slot {
      case "obj": found = objects
      case "iobj": found = predicate.indirectObjects
      default: found = under(slot, predicate, own)
      }
      if slot == "obj", frame.objectIsThing { continue }
      if found.contains(where: { party(at: $0, in: sentence, isNamed: true) != nil }) {
        return found
      }
    }
    // Without a party, the thing to which it is done still is the event's object.
    return frame.slots.contains("obj") ? objects : found
  }

  /// Nominals under a preposition on the trigger, on the other words of its entry, on a participle
  /// of the noun or on the verb that carries it.
  private func under(_ preposition: String, _ predicate: Predicate, _ own: ClosedRange<Int>)
    -> [Int]
  {
    let tree = predicate.tree
    var heads = [predicate.head] + own.filter { $0 != predicate.head && tree.isNominal($0) }
    if let participle = predicate.participle { heads.append(participle) }
    if let carrier = predicate.carrier { heads.append(carrier) }
    for head in heads {
      let found = Predicate(head, in: tree).under(preposition)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The party behind what is done or spoken of: whose thing it is, by whom the offer is, with whom
  /// the deal, on whom the sanctions; of an infinitive, the one whom its act would hit.
  private func behind(
    _ patients: [Int], of predicate: Predicate, _ candidate: EventCandidate, in sentence: Int
  ) -> [Party] {
    let tree = predicate.tree
    let owners = owners(of: patients, in: sentence)
    if !owners.isEmpty { return owners }
    if candidate.type == .assault || candidate.type == .protest { return [] }
    var nouns = patients
    if nouns.isEmpty {
      nouns = candidate.words.filter { $0 != predicate.head && tree.isNominal($0) }
    }
    for noun in nouns where tree.isNominal(noun) {
      let found = partyBelow(noun, in: sentence, depth: 0)
      if !found.isEmpty { return found }
    }
    guard predicate.isVerbal else { return [] }
    let acts = tree.children(of: predicate.head).filter {
      ["xcomp", "ccomp", "advcl"].contains(tree.tokens[$0].relation.base) && tree.isVerb($0)
        && (tree.tokens[$0].relation.base != "advcl" || tree.marker(of: $0) == "to"
          || tree.marker(of: $0) == "if" && candidate.type == .threaten)
    }
    for act in acts where candidate.type.isAddressed {
      let inner = Predicate(act, in: tree)
      if tree.tokens[act].relation.base == "advcl", tree.marker(of: act) == "if" {
        let found = parties(inner.agents, in: sentence)
        if !found.isEmpty { return found }
        continue
      }
      for tokens in [
        inner.patients, inner.under("on"), inner.under("against"), inner.under("from"),
        inner.under("with"), inner.under("to"), inner.under("in"),
      ] {
        let found = parties(tokens, in: sentence)
        if !found.isEmpty { return found }
      }
      for object in inner.patients {
        let found = partyBelow(object, in: sentence, depth: 0)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func partyBelow(_ noun: Int, in sentence: Int, depth: Int) -> [Party] {
    let predicate = Predicate(noun, in: reading.sentences[sentence])
    for preposition in ["against", "on", "to", "with", "for", "by", "from", "of", "in"] {
      let tokens = predicate.under(preposition)
      let found = parties(tokens, in: sentence)
      if !found.isEmpty { return found }
      guard depth < 2 else { continue }
      for token in tokens {
        let inner = partyBelow(token, in: sentence, depth: depth + 1)
        if !inner.isEmpty { return inner }
      }
    }
    return []
  }

  /// The party that a phrase names. With `isNamed`, a name that nobody knows is one too.
  func party(at token: Int, in sentence: Int, isNamed: Bool = false) -> Party? {
    if let party = reading.party(at: token, in: sentence) { return party }
    let tree = reading.sentences[sentence]
    if tree.tokens[token].upos == .adj { return reading.partyOfModifier(at: token, in: sentence) }
    guard isNamed, tree.tokens[token].upos == .propn,
      reading.resolver.placeReference(at: token, in: sentence, place: reading.place) == nil,
      !reading.times(in: sentence).contains(where: { $0.tokens.contains(token) }),
      !reading.isThing(at: token, in: sentence)
    else { return nil }
    return Party(name: reading.phrase(at: token, in: sentence, without: .name))
  }

  /// The party that an adjective or a noun before another noun names.
  private func modifierParty(at token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    if tree.tokens[token].upos == .adj { return reading.partyOfModifier(at: token, in: sentence) }
    return reading.party(at: token, in: sentence)
  }

  func parties(_ tokens: [Int], in sentence: Int, isNamed: Bool = false) -> [Party] {
    var result: [Party] = []
    for token in tokens {
      let found = reading.parties(at: token, in: sentence)
      let each =
        found.isEmpty
        ? [party(at: token, in: sentence, isNamed: isNamed)].compactMap(\.self) : found
      for party in each where !result.contains(where: { $0.name.span == party.name.span }) {
        result.append(party)
      }
    }
    return result
  }

  /// Things, as against parties, to which it is done.
  private func objects(_ tokens: [Int], in sentence: Int) -> [Quote] {
    tokens.filter {
      reading.sentences[sentence].tokens[$0].upos == .noun
        && reading.party(at: $0, in: sentence) == nil
    }.map { reading.phrase(at: $0, in: sentence, without: .name) }
  }

  /// The party behind a thing: "Israel's embassy", "ports of Yemen", "a Venezuelan aircraft".
  private func owners(of tokens: [Int], in sentence: Int) -> [Party] {
    let tree = reading.sentences[sentence]
    for token in tokens where reading.party(at: token, in: sentence) == nil {
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

  /// "The attack", "this strike": words that point at something told before.
  private func isDefinite(_ predicate: Predicate) -> Bool {
    guard !predicate.isVerbal, let article = predicate.tree.child(of: predicate.head, by: "det")
    else { return false }
    return ["the", "this", "that", "these", "those"].contains(
      predicate.tree.tokens[article].form.lowercased())
  }
}
