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
    var agents = agentTokens(of: predicate, in: sentence)
    var patients = patientTokens(of: predicate, candidate.frame, in: sentence)
    if candidate.frame.patientIsSubject {
      (agents, patients) = (predicate.under("from") + predicate.byPhrase, agents)
    }
    if candidate.frame.isSymmetric { agents += predicate.under("between") }
    candidate.agentTokens = agents
    candidate.patientTokens = patients
    candidate.agents = parties(agents, in: sentence)
    candidate.recipients = parties(patients, in: sentence).filter { party in
      !candidate.agents.contains { $0.name.span == party.name.span }
    }
    candidate.objects = objects(patients, in: sentence)
    if candidate.recipients.isEmpty {
      candidate.recipients = owners(of: patients, in: sentence).filter { owner in
        !candidate.agents.contains { $0.name.span == owner.name.span }
      }
    }
    candidate.location = location(of: predicate, in: sentence)
    if let time = reading.timeExpression(of: candidate.at.token, in: sentence),
      time.kind != .duration, time.kind != .vague
    {
      candidate.when = Quote(time.coreSpan, in: reading.source)
      candidate.date = time.date
    }
    candidate.isDefinite = isDefinite(predicate)
  }

  /// Doers of a verb; of a noun its possessor, "by" phrase, party adjective, or the doer of the
  /// verb that carries it.
  private func agentTokens(of predicate: Predicate, in sentence: Int) -> [Int] {
    let direct = predicate.agents
    if predicate.isVerbal || !direct.isEmpty { return direct }
    let before = predicate.premodifiers.flatMap { predicate.tree.conjuncts(of: $0) }
      .filter { party(at: $0, in: sentence) != nil }
    if !before.isEmpty { return before }
    guard let carrier = predicate.carrier,
      reading.lexicons.hit("event-light-verbs", at: carrier, in: predicate.tree) != nil
    else { return [] }
    return Predicate(carrier, in: predicate.tree).agents
  }

  private func patientTokens(
    of predicate: Predicate, _ frame: EventFrame, in sentence: Int
  ) -> [Int] {
    var found: [Int] = []
    for slot in frame.slots {
      switch slot {
      case "obj":
        found = predicate.patients
      case "iobj": found = predicate.indirectObjects
      default:
        found = predicate.under(slot)
        if !predicate.isVerbal, found.isEmpty, let carrier = predicate.carrier {
          found = Predicate(carrier, in: predicate.tree).under(slot)
        }
      }
      if slot == "obj", frame.objectIsThing { continue }
      if found.contains(where: { party(at: $0, in: sentence) != nil }) { return found }
    }
    // Without a party, the thing to which it is done still is the event's object.
    return frame.slots.contains("obj") ? predicate.patients : found
  }

  /// The party that a phrase names, or that an adjective or noun before a noun does.
  func party(at token: Int, in sentence: Int) -> Party? {
    if let party = reading.party(at: token, in: sentence) { return party }
    guard reading.sentences[sentence].tokens[token].upos == .adj else { return nil }
    return reading.partyOfModifier(at: token, in: sentence)
  }

  func parties(_ tokens: [Int], in sentence: Int) -> [Party] {
    var result: [Party] = []
    for token in tokens {
      let found = reading.parties(at: token, in: sentence)
      for party in found.isEmpty ? [party(at: token, in: sentence)].compactMap(\.self) : found
      where !result.contains(where: { $0.name.span == party.name.span }) {
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

  /// The party behind a thing: "a Venezuelan aircraft", "Israel's embassy", "ports of Yemen".
  private func owners(of tokens: [Int], in sentence: Int) -> [Party] {
    let tree = reading.sentences[sentence]
    for token in tokens where reading.party(at: token, in: sentence) == nil {
      let noun = Predicate(token, in: tree)
      let places =
        [noun.possessor(of: token)].compactMap { $0 } + noun.premodifiers
        + noun.under("of")
      let found = parties(places, in: sentence)
      if !found.isEmpty { return found }
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
