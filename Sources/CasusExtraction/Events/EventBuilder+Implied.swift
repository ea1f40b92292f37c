internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Parties that no word around the trigger names, but the text does.
extension EventBuilder {
  func withImpliedParties(_ events: [EventCandidate]) -> [EventCandidate] {
    var result = events
    for index in result.indices {
      let event = result[index]
      // Nobody has died of what is only planned, feared or denied.
      if [.expected, .possible, .denied].contains(event.status) {
        result[index].killed = nil
        result[index].injured = nil
      }
      if event.type == .coerce, event.agents.isEmpty, let state = stateOfCustody(event) {
        result[index].agents = [state]
      }
      if event.type == .assault, let country = countryOfTowns(event) {
        result[index].recipients = [country]
      }
      guard event.recipients.isEmpty, !event.agents.isEmpty else { continue }
      if event.type == .assault, let country = countryOfPlace(event),
        !event.agents.contains(where: { same($0, country) || $0.country == country.country })
      {
        result[index].recipients = [country]
      } else if event.type == .reject || event.type == .threaten {
        result[index].recipients = opponent(of: event, among: result[..<index])
      }
    }
    return result
  }

  /// "Missiles at Port Ost": a town is where, its country is against whom, if the text names it.
  private func countryOfTowns(_ event: EventCandidate) -> Party? {
    let towns = event.recipients.filter { $0.sector == .government && !isState($0) }
    guard !towns.isEmpty, towns.count == event.recipients.count, let code = towns[0].country,
      towns.allSatisfy({ $0.country == code }), event.location != nil,
      towns.contains(where: { event.location?.words.span.overlaps($0.name.span) ?? false })
    else { return nil }
    return country(code, near: event.at.sentence)
  }

  private func isState(_ party: Party) -> Bool {
    party.identity?.hasPrefix("country:") ?? false
  }

  private func country(_ code: String, near sentence: Int) -> Party? {
    let near = [sentence] + reading.sentences.indices.filter { $0 != sentence }
    for other in near {
      if let found = countries(in: other).first(where: { $0.code == code }) {
        return reading.party(at: found.token, in: other)
      }
    }
    return nil
  }

  /// Whom an answer is to: who had demanded, threatened or struck, in this sentence or up to two
  /// before it.
  private func opponent(
    of event: EventCandidate, among earlier: ArraySlice<EventCandidate>
  ) -> [Party] {
    for other in earlier.reversed() where event.at.sentence - other.at.sentence <= 2 {
      guard other.type.isAnswered, other.status != .denied, !other.agents.isEmpty,
        conflicts(other.agents, event.agents)
      else { continue }
      return other.agents
    }
    return []
  }

  /// The country in which the place lies, where the text names it: against whom it was.
  private func countryOfPlace(_ candidate: EventCandidate) -> Party? {
    guard let location = candidate.location else { return nil }
    let sentence = candidate.at.sentence
    let named = countries(in: sentence).last {
      location.words.span.contains($0.words.span)
    }
    if let named { return reading.party(at: named.token, in: sentence) }
    return location.country.flatMap { country($0, near: sentence) }
  }

  /// "Detained in Norland", "deported from Norland": held by the state, where nobody else is told.
  private func stateOfCustody(_ candidate: EventCandidate) -> Party? {
    let (sentence, token) = (candidate.at.sentence, candidate.at.token)
    let tree = reading.sentences[sentence]
    guard candidate.isVerbal, tree.tokens[token].xpos == "VBN",
      ["arrest", "deport"].contains(candidate.mode ?? "-")
    else { return nil }
    let predicate = Predicate(token, in: tree)
    let places = predicate.under(candidate.mode == "deport" ? "from" : "in")
    return countries(in: sentence).first { places.contains($0.token) }
      .flatMap { reading.party(at: $0.token, in: sentence) }
  }

  /// The names of countries in a sentence.
  private func countries(in sentence: Int) -> [(token: Int, code: String, words: Quote)] {
    let tree = reading.sentences[sentence]
    return tree.tokens.indices.compactMap { index in
      guard tree.tokens[index].upos == .propn,
        let place = reading.resolver.placeReference(at: index, in: sentence, place: reading.place),
        place.identity?.hasPrefix("country:") ?? false, let code = place.country,
        place.words.span.contains(tree.tokens[index].span)
      else { return nil }
      return (index, code, place.words)
    }
  }

  /// "Two people were killed in Norlandic strikes on Port Ost": those hit abroad, of whom nothing is
  /// told, are of where they were hit and not of those who hit them.
  func placeVictims(of candidate: inout EventCandidate) {
    guard candidate.type == .assault, let place = candidate.location?.country,
      let attacker = candidate.agents.first?.country, attacker != place
    else { return }
    let tokens = reading.sentences[candidate.at.sentence].tokens
    for index in candidate.recipients.indices {
      let victim = candidate.recipients[index]
      let words = tokens.filter { victim.name.span.contains($0.span) }
      let isBare = words.allSatisfy { $0.upos == .num || $0.form.first?.isUppercase != true }
      if victim.country == attacker, victim.sector == .civilian, isBare, !words.isEmpty {
        candidate.recipients[index].country = place
      }
    }
  }
}

extension EventType {
  /// Something to which others answer.
  fileprivate var isAnswered: Bool {
    switch self {
    case .request, .threaten, .accuse, .assault, .sanction, .coerce: true
    case .agree, .consult, .support, .concede, .cooperate, .aid, .retreat, .reject, .protest,
      .mobilize:
      false
    }
  }
}
