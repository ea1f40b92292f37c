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
    let partners = partners(of: predicate, candidate)
    agents += partners.filter { !agents.contains($0) }
    patients.removeAll { agents.contains($0) }
    candidate.agentTokens = agents
    candidate.patientTokens = patients
    candidate.agents = parties(agents, in: sentence, isNamed: true)
    if candidate.agents.count == 1, agents.count == 1,
      candidate.frame.isSymmetric || predicate.isVerbal && candidate.type == .consult
    {
      // "The foreign ministers of Norland and Ostland met."
      let both = parties(Predicate(agents[0], in: tree).under("of"), in: sentence)
      if both.count > 1, tree.tokens[agents[0]].has(feature: "Number=Plur") {
        candidate.agents = both
      }
    }
    if candidate.agents.isEmpty, !predicate.isPassive, let verb = predicate.instrument {
      candidate.agents = parties(Predicate(verb, in: tree).agents, in: sentence, isNamed: true)
    }
    candidate.recipients = others(
      parties(
        patients.filter { !isFacility($0, in: sentence) }, in: sentence,
        isNamed: predicate.isVerbal), than: candidate)
    // Troops that are deployed are not those against whom they are.
    if candidate.type == .mobilize {
      candidate.recipients.removeAll { party in
        party.sector == .military && candidate.agents.contains { $0.country == party.country }
      }
    }
    candidate.recipients = candidate.recipients.map { withoutOwnWords($0, candidate, in: sentence) }
    candidate.hasDirectRecipient = !candidate.recipients.isEmpty || !partners.isEmpty
    candidate.objects = objects(patients, in: sentence)
    // "Released the tanker": what is given, let go or blocked is the object, though the entry names it.
    switch candidate.type {
    case .aid, .concede,
      .protest where candidate.objects.isEmpty:
      candidate.objects = objects(
        predicate.patients.filter { $0 != predicate.head }, in: sentence)
    default: break
    }
    if candidate.frame.objectIsPlace, let place = struckPlace(patients, in: sentence) {
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
    placeVictims(of: &candidate)
    date(&candidate)
    candidate.isDefinite = isDefinite(predicate)
  }

  /// When it took place, or is to. A measure in force "since May" was taken then.
  func date(_ candidate: inout EventCandidate) {
    let at = candidate.at
    // "Launched the 2020 offensive" was then; "suspended the 1960 treaty" was not.
    let own =
      !candidate.isVerbal || candidate.type.isOfCrowds || candidate.type == .consult
      ? candidate.own : []
    let isAhead = candidate.status == .expected || candidate.status == .possible
    guard
      let time = reading.timeExpression(
        of: at.token, own: own, hasTakenPlace: !isAhead, in: at.sentence)
    else { return }
    candidate.when = Quote(time.coreSpan, in: reading.source)
    let isTaken =
      [.sanction, .coerce].contains(candidate.type)
      && Predicate(at.token, in: reading.sentences[at.sentence]).isPassive
    candidate.date = isTaken && time.kind == .since ? time.anchor ?? time.date : time.date
    // "The October 7 attacks", told in August, are those of the last October.
    if !isAhead, let today = reading.document.date, let first = candidate.date?.first,
      first > today,
      let last = candidate.date?.last
    {
      candidate.date = DateSpan(
        first: first.adding(months: -12), last: last.adding(months: -12),
        precision: candidate.date?.precision ?? .interval)
    }
  }

  func others(_ parties: [Party], than candidate: EventCandidate) -> [Party] {
    parties.filter { party in
      !candidate.agents.contains { $0.name.span == party.name.span }
    }
  }

  /// "Shot dead nine tourists": "dead" is the entry's word, not the tourists'.
  private func withoutOwnWords(
    _ party: Party, _ candidate: EventCandidate, in sentence: Int
  ) -> Party {
    let tree = reading.sentences[sentence]
    let inside = tree.tokens.indices.filter { party.name.span.contains(tree.tokens[$0].span) }
    guard let first = inside.first, let last = inside.last, first < last,
      candidate.own.contains(first), first != candidate.at.token
    else { return party }
    var result = party
    result.name = reading.span(from: first + 1, to: last, in: sentence)
    return result
  }

  /// A person or persons, as against a state or a body.
  private func isPeople(_ token: Int, in sentence: Int) -> Bool {
    if reading.resolver.isPerson(at: token, in: sentence, place: reading.place) { return true }
    guard let sector = reading.party(at: token, in: sentence)?.sector else { return false }
    let tokens = reading.sentences[sentence].tokens
    return tokens[token].has(feature: "Number=Plur") || sector == .civilian || sector == .refugee
      || sector == .criminal
  }

  /// Those with whom it is done together: "between A and B", "signs a treaty with A". Who meets or
  /// visits somebody does so alone.
  private func partners(of predicate: Predicate, _ candidate: EventCandidate) -> [Int] {
    if candidate.frame.slots.first == "between", predicate.isVerbal { return [] }
    var found = under("between", predicate, candidate.own)
    guard candidate.frame.isSymmetric || !predicate.isVerbal else { return [] }
    let isShared =
      candidate.type == .agree || candidate.type == .consult || candidate.type == .cooperate
    let isCalledOn = predicate.isVerbal && ["meet", "visit"].contains(candidate.mode ?? "-")
    if isShared, !isCalledOn {
      found += under("with", predicate, candidate.own).filter {
        party(at: $0, in: candidate.at.sentence, isNamed: true) != nil
      }
    }
    return found
  }

  /// Doers of a verb; of a noun its possessor, "by" phrase, party adjective, or the doer of the
  /// verb that carries it.
  private func agentTokens(
    of predicate: Predicate, _ type: EventType, in sentence: Int
  ) -> [Int] {
    let direct = predicate.agents
    if predicate.isVerbal || !direct.isEmpty { return direct }
    let before = predicate.premodifiers.flatMap { modifier -> [Int] in
      // "Houthi-launched attacks"
      let doers =
        predicate.tree.isVerb(modifier)
        ? predicate.tree.children(of: modifier, by: "compound") : [modifier]
      return doers.flatMap { predicate.tree.conjuncts(of: $0) }
    }.filter { isActor($0, in: sentence) }
    if !before.isEmpty { return before }
    if let verb = predicate.relativeVerb,
      reading.lexicons.hit("event-light-verbs", at: verb, in: predicate.tree) != nil
    {
      return Predicate(verb, in: predicate.tree).agents
    }
    if let carrier = predicate.carrier {
      guard reading.lexicons.hit("event-light-verbs", at: carrier, in: predicate.tree) != nil
      else { return [] }
      return Predicate(carrier, in: predicate.tree).agents
    }
    // "Following talks with X, the minister says": the talks were the minister's.
    guard type == .consult, predicate.under("between").isEmpty,
      ["obl", "nmod"].contains(predicate.tree.tokens[predicate.head].relation.base)
    else { return [] }
    let verb = predicate.tree.clauseHead(of: predicate.head)
    return predicate.tree.isVerb(verb) ? Predicate(verb, in: predicate.tree).agents : []
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
    let own = candidate.own
    let objects = predicate.patients.filter { !own.contains($0) || $0 == predicate.head }
    for slot in frame.slots where slot != "between" {
      switch slot {
      case "obj":
        found = objects
        // "Fines the bank € 3 million": the sum is no patient.
        if !predicate.indirectObjects.isEmpty,
          objects.allSatisfy({ reading.isInSum($0, in: predicate.tree) })
        {
          found = predicate.indirectObjects
        }
      case "iobj": found = predicate.indirectObjects
      default:
        found = under(slot, predicate, own)
        // "In" a place is where it happens, save for what is given or built there.
        if slot == "in", candidate.type != .aid, candidate.type != .cooperate { found = [] }
      }
      if slot == "obj", frame.objectIsThing { continue }
      if found.contains(where: { party(at: $0, in: sentence, isNamed: true) != nil }) {
        return found
      }
    }
    // "Summons the ambassador", whom the entry names itself.
    let named = own.sorted().filter {
      predicate.patients.contains($0) && isPeople($0, in: sentence)
    }
    if !named.isEmpty { return named }
    // Without a party, the thing to which it is done still is the event's object.
    return frame.slots.contains("obj") ? objects : found.isEmpty ? objects : found
  }

  /// Nominals under a preposition on the trigger, on the other words of its entry, on a participle
  /// of the noun or on the verb that carries it.
  func under(_ preposition: String, _ predicate: Predicate, _ own: Set<Int>)
    -> [Int]
  {
    let tree = predicate.tree
    var heads =
      [predicate.head] + own.sorted().filter { $0 != predicate.head && tree.isNominal($0) }
    if let participle = predicate.participle { heads.append(participle) }
    if let verb = predicate.relativeVerb { heads.append(verb) }
    if let carrier = predicate.carrier { heads.append(carrier) }
    for head in heads {
      let found = Predicate(head, in: tree).under(preposition)
      if !found.isEmpty { return found }
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
      !reading.quantities(in: sentence).contains(where: { $0.tokens.contains(token) }),
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
        && (isFacility($0, in: sentence) || reading.party(at: $0, in: sentence) == nil)
    }.map { reading.phrase(at: $0, in: sentence, without: .name) }
  }

  /// "The attack", "this strike": words that point at something told before.
  private func isDefinite(_ predicate: Predicate) -> Bool {
    guard !predicate.isVerbal, let article = predicate.tree.child(of: predicate.head, by: "det")
    else { return false }
    return ["the", "this", "that", "these", "those"].contains(
      predicate.tree.tokens[article].form.lowercased())
  }
}
