internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Where it happened: the place phrase that hangs on the trigger or on those to whom it is done,
  /// else the one of its clause; for violence and crowds also the sentence's only one.
  func locate(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    let sentence = candidate.at.sentence
    guard candidate.type.takesPlace else { return }
    var own = Set([predicate.head] + candidate.words + candidate.patientTokens)
    own.formUnion(predicate.patients)
    var clauses: Set<Int> = [predicate.tree.clauseHead(of: predicate.head)]
    if let carrier = predicate.carrier { clauses.insert(carrier) }
    var best: (rank: Int, distance: Int, phrase: PlacePhrase)?
    for phrase in reading.placePhrases(in: sentence) {
      let rank = rank(of: phrase, own: own, clauses: clauses, in: predicate.tree)
      guard rank > 1 || rank == 1 && candidate.type.isOfCrowds else { continue }
      let first = phrase.tokens.lowerBound
      let distance =
        first > predicate.head ? first - predicate.head : (predicate.head - first) * 2
      if let known = best, (known.rank, -known.distance) >= (rank, -distance) { continue }
      best = (rank, distance, phrase)
    }
    guard let best else {
      locateByModifier(&candidate, predicate)
      return
    }
    candidate.location = best.phrase.reference
    candidate.locationRank = best.rank
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

  /// The country in which the place lies, where the text names it: against whom it was.
  func countryOfPlace(_ candidate: EventCandidate) -> Party? {
    guard let words = candidate.location?.words else { return nil }
    let sentence = candidate.at.sentence
    let tree = reading.sentences[sentence]
    for index in tree.tokens.indices.reversed()
    where words.span.contains(tree.tokens[index].span) && tree.tokens[index].upos == .propn {
      guard
        let place = reading.resolver.placeReference(
          at: index, in: sentence, place: reading.place),
        place.identity?.hasPrefix("country:") ?? false
      else { continue }
      return reading.party(at: index, in: sentence)
    }
    return nil
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
