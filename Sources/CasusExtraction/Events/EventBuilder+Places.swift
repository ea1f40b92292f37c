internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Where it happened: the place phrase that hangs on the trigger or on those to whom it is done,
  /// else the one of its clause; for violence and crowds also the sentence's only one.
  func locate(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    let sentence = candidate.at.sentence
    guard candidate.type.takesPlace || candidate.type == .agree else { return }
    var own = Set([predicate.head] + candidate.words + candidate.patientTokens)
    own.formUnion(predicate.patients)
    var clauses: Set<Int> = [predicate.tree.clauseHead(of: predicate.head)]
    if let carrier = predicate.carrier { clauses.insert(carrier) }
    // "raid a house in Port Ost and arrest two": one place for both.
    for clause in clauses where predicate.tree.tokens[clause].relation.base == "conj" {
      let first = predicate.tree.tokens[clause].head
      if first >= 0, predicate.tree.isVerb(first) { clauses.insert(first) }
    }
    var best: (rank: Int, distance: Int, phrase: PlacePhrase)?
    for phrase in reading.placePhrases(in: sentence) {
      let rank = rank(of: phrase, own: own, clauses: clauses, in: predicate.tree)
      guard rank > 1 || rank == 1 && candidate.type.isOfCrowds,
        fits(phrase, candidate, rank)
      else { continue }
      let first = phrase.tokens.lowerBound
      let distance =
        first > predicate.head ? first - predicate.head : (predicate.head - first) * 2
      if let known = best, (known.rank, -known.distance) >= (rank, -distance) { continue }
      best = (rank, distance, phrase)
    }
    if best?.rank ?? 0 < 3, candidate.type == .assault,
      let struck = struckPlace(candidate.patientTokens, in: sentence),
      struck.reference.identity?.hasPrefix("country:") != true
    {
      candidate.location = struck.reference
      candidate.locationRank = 3
      return
    }
    guard let best else {
      if candidate.type == .retreat,
        let left = struckPlace(under("from", predicate, candidate.own), in: sentence)
      {
        candidate.location = left.reference
        candidate.locationRank = 3
      } else {
        locateByModifier(&candidate, predicate)
      }
      return
    }
    candidate.location = best.phrase.reference
    candidate.locationRank = best.rank
  }

  /// "Aid to Norland" goes there and "talks between" them are nowhere; what is signed in a town is
  /// signed there, in a country it may only be in force.
  private func fits(_ phrase: PlacePhrase, _ candidate: EventCandidate, _ rank: Int) -> Bool {
    let isCountry = phrase.reference.identity?.hasPrefix("country:") ?? false
    switch candidate.type {
    case .aid, .cooperate:
      return !isCountry
        || !candidate.recipients.contains { $0.country == phrase.reference.country }
    case .consult: return phrase.preposition != "between"
    case .agree: return rank == 3 && phrase.preposition == "in" && !isCountry
    case .assault, .protest, .retreat, .mobilize, .coerce, .support, .concede, .request, .accuse,
      .reject, .threaten, .sanction:
      return true
    }
  }

  /// "Struck Port Ost", "shelled an area of Port Ost": what is hit is where it is.
  func struckPlace(_ patients: [Int], in sentence: Int, depth: Int = 0) -> PlacePhrase? {
    let tree = reading.sentences[sentence]
    for patient in patients {
      if tree.tokens[patient].upos == .propn {
        if let place = reading.placePhrase(from: patient, in: sentence) { return place }
      } else if depth < 2,
        let place = struckPlace(
          Predicate(patient, in: tree).under("of"), in: sentence, depth: depth + 1)
      {
        return place
      }
    }
    return nil
  }

  /// "The Port Ost attack": a town before the noun.
  private func locateByModifier(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    for modifier in predicate.premodifiers
    where predicate.tree.tokens[modifier].upos == .propn && !predicate.isVerbal {
      guard let place = reading.placePhrase(from: modifier, in: candidate.at.sentence)?.reference,
        place.identity?.hasPrefix("country:") != true
      else { continue }
      candidate.location = place
      candidate.locationRank = 2
    }
  }

  /// 3 where the phrase hangs on the event's own words, 2 on its clause, 1 elsewhere.
  private func rank(
    of phrase: PlacePhrase, own: Set<Int>, clauses: Set<Int>, in tree: Sentence
  ) -> Int {
    var at = phrase.head
    for _ in 0..<8 {
      let up = tree.tokens[at].head
      guard up >= 0 else { break }
      if own.contains(up) { return 3 }
      if clauses.contains(up) { return 2 }
      if tree.isVerb(up) { break }
      at = up
    }
    return 1
  }
}

extension EventType {
  /// Whether reports tell where such an event takes place; a demand or a threat is nowhere.
  fileprivate var takesPlace: Bool {
    switch self {
    case .assault, .protest, .retreat, .mobilize, .coerce, .consult, .aid, .cooperate: true
    case .agree, .support, .concede, .request, .accuse, .reject, .threaten, .sanction: false
    }
  }

  /// Whether it fills the place of its whole sentence.
  fileprivate var isOfCrowds: Bool {
    switch self {
    case .assault, .protest, .retreat, .mobilize: true
    case .agree, .consult, .support, .concede, .cooperate, .aid, .request, .accuse, .reject,
      .threaten, .sanction, .coerce:
      false
    }
  }
}
