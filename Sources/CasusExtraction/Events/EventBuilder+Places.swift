internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Where it happened: the place phrase that hangs on the trigger or on those to whom it is done,
  /// else the one of its clause; for violence and crowds also the sentence's only one.
  func locate(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    let sentence = candidate.at.sentence
    let isOfCourt = candidate.agents.contains { $0.sector == .judiciary }
    let isOccasion = !predicate.isVerbal && candidate.type == .accuse
    guard candidate.type.takesPlace || isOfCourt || isOccasion || candidate.type.takesOwnPlace
    else { return }
    var own = Set([predicate.head] + candidate.words + candidate.patientTokens)
    own.formUnion(predicate.patients)
    var clauses: Set<Int> = [predicate.tree.clauseHead(of: predicate.head)]
    if let carrier = predicate.carrier { clauses.insert(carrier) }
    // "raid a house in Port Ost and arrest two": one place for both.
    for clause in clauses where predicate.tree.tokens[clause].relation.base == "conj" {
      let first = predicate.tree.tokens[clause].head
      if first >= 0, predicate.tree.isVerb(first) { clauses.insert(first) }
    }
    // "A court in Port Ost jails", "police in Port Ost arrest": where they are, it is done.
    if isOfCourt || candidate.type.isOfCrowds || candidate.type == .coerce {
      clauses.formUnion(candidate.agentTokens)
    }
    var best: (rank: Int, distance: Int, phrase: PlacePhrase)?
    for phrase in reading.placePhrases(in: sentence) {
      let rank = rank(
        of: phrase, own: own, clauses: clauses, in: predicate.tree, sentence: sentence)
      guard
        rank > 1
          || rank == 1 && candidate.type.isOfCrowds && isNear(phrase, predicate, in: sentence),
        fits(phrase, candidate, rank)
      else { continue }
      if candidate.type.takesOwnPlace, !isOfCourt, rank < 3 { continue }
      let first = phrase.tokens.lowerBound
      let distance =
        first > predicate.head ? first - predicate.head : (predicate.head - first) * 2
      if let known = best, (known.rank, -known.distance) >= (rank, -distance) { continue }
      best = (rank, distance, phrase)
    }
    if candidate.type == .assault, let struck = struckPlace(candidate.patientTokens, in: sentence),
      struck.reference.identity?.hasPrefix("country:") != true,
      best.map({ $0.rank < 3 || isMore(struck.tokens, than: $0.phrase.tokens) }) ?? true
    {
      candidate.location = struck.reference
      candidate.locationRank = 3
      return
    }
    guard let best else {
      locateOtherwise(&candidate, predicate)
      return
    }
    candidate.location = best.phrase.reference
    candidate.locationRank = best.rank
  }

  /// Without a place phrase: what is struck or left, a town in the noun's own words, "there".
  private func locateOtherwise(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    let sentence = candidate.at.sentence
    if candidate.type == .assault, !predicate.isVerbal,
      let struck = struckPlace(under("of", predicate, candidate.own), in: sentence),
      struck.reference.identity?.hasPrefix("country:") != true
    {
      candidate.location = struck.reference
      candidate.locationRank = 3
    } else if candidate.type == .retreat,
      let left = struckPlace(under("from", predicate, candidate.own), in: sentence)
    {
      candidate.location = left.reference
      candidate.locationRank = 3
    } else if let back = placePointedAt(by: predicate, in: sentence) {
      candidate.location = back.reference
      candidate.locationRank = 2
    } else {
      locateByModifier(&candidate, predicate)
    }
  }

  /// "Two guards were killed there": the place told last, in this sentence or the one before.
  private func placePointedAt(by predicate: Predicate, in sentence: Int) -> PlacePhrase? {
    let tree = predicate.tree
    let there = tree.children(of: predicate.head, by: "advmod").first {
      tree.tokens[$0].form.lowercased() == "there"
    }
    guard let there else { return nil }
    return reading.placePhrases(in: sentence).last { $0.tokens.upperBound < there }
      ?? (sentence > 0 ? reading.placePhrases(in: sentence - 1).last : nil)
  }

  /// "Aid to Norland" goes there and "talks between" them are nowhere; what is signed in a town is
  /// signed there, in a country it may only be in force.
  private func fits(_ phrase: PlacePhrase, _ candidate: EventCandidate, _ rank: Int) -> Bool {
    let isCountry = phrase.reference.identity?.hasPrefix("country:") ?? false
    switch candidate.type {
    case .aid, .cooperate:
      return !isCountry
        || !["to", "into"].contains(phrase.preposition)
          && !candidate.recipients.contains { $0.country == phrase.reference.country }
    case .consult:
      let isParty =
        phrase.preposition == "to" && candidate.isVerbal && candidate.mode != "visit"
      return phrase.preposition != "between" && !isParty
    case .agree: return rank == 3 && phrase.preposition == "in" && !isCountry
    case .concede, .sanction, .accuse: return ["in", "at"].contains(phrase.preposition)
    case .assault, .protest, .retreat, .mobilize, .coerce, .support, .request, .reject, .threaten:
      return true
    }
  }

  /// Whether a phrase elsewhere in the sentence tells of the same happening: it hangs on the verb of
  /// harm or on one that governs the event in its own clause, or below the event in no other clause.
  private func isNear(
    _ phrase: PlacePhrase, _ predicate: Predicate, in sentence: Int
  ) -> Bool {
    let tree = predicate.tree
    guard phrase.preposition != "to" else { return false }
    guard let verb = tree.ancestors(of: phrase.head).first(where: { tree.isVerb($0) }) else {
      return true
    }
    func isAlone(_ token: Int, below top: Int) -> Bool {
      ([token] + tree.ancestors(of: token)).prefix { $0 != top }.allSatisfy {
        !tree.isVerb($0) || tree.ownSubject(of: $0) == nil
      }
    }
    let isOfCourt = tree.ancestors(of: phrase.head).prefix { $0 != verb }.contains {
      reading.party(at: $0, in: sentence)?.sector == .judiciary
    }
    guard !isOfCourt else { return false }
    if tree.isAncestor(verb, of: predicate.head) {
      return isHarm(verb, in: sentence) || isAlone(predicate.head, below: verb)
    }
    // "Killed when a man opens fire in Port Ost", not "while Norland shells Port Ost".
    let clause = tree.clauseHead(of: predicate.head)
    guard tree.isAncestor(clause, of: phrase.head) else { return false }
    if isHarm(clause, in: sentence) || isHarm(predicate.head, in: sentence) {
      return !tree.ancestors(of: phrase.head).prefix { $0 != clause }.contains {
        tree.marker(of: $0) == "while" && tree.ownSubject(of: $0) != nil
      }
    }
    return reading.words(.occurringVerbs).contains(tree.lemma(verb))
      || isAlone(phrase.head, below: clause)
  }

  private func isHarm(_ verb: Int, in sentence: Int) -> Bool {
    reading.hit("event-harm", at: verb, in: sentence) != nil
      || reading.hit("event-outcome", at: verb, in: sentence) != nil
  }

  /// "Struck Port Ost", "shelled an area of Port Ost": what is hit is where it is.
  func struckPlace(_ patients: [Int], in sentence: Int, depth: Int = 0) -> PlacePhrase? {
    let tree = reading.sentences[sentence]
    for patient in patients {
      if tree.tokens[patient].upos == .propn {
        if let place = reading.placePhrase(from: patient, in: sentence),
          place.reference.identity != nil || !isState(patient, in: sentence)
        {
          return place
        }
      } else if let town = townBefore(patient, in: sentence) {
        return town
      } else if depth < 2,
        let place = struckPlace(
          Predicate(patient, in: tree).under("of"), in: sentence, depth: depth + 1)
      {
        return place
      }
    }
    return nil
  }

  /// "By the U.S.": a state in another form than its name.
  private func isState(_ token: Int, in sentence: Int) -> Bool {
    reading.resolver.countryParty(at: token, in: sentence, place: reading.place) != nil
  }

  private func isMore(_ tokens: ClosedRange<Int>, than other: ClosedRange<Int>) -> Bool {
    tokens.overlaps(other) && tokens.count > other.count
  }

  /// "Struck the Port Ost depot": the town by which a thing is called.
  private func townBefore(_ noun: Int, in sentence: Int) -> PlacePhrase? {
    let tree = reading.sentences[sentence]
    for token in tree.children(of: noun, by: "compound") where tree.tokens[token].upos == .propn {
      guard let place = reading.placePhrase(from: token, in: sentence),
        place.tokens.upperBound < noun,
        place.reference.identity?.hasPrefix("country:") == false
      else { continue }
      return place
    }
    return nil
  }

  /// "The Port Ost attack": a town before the noun.
  private func locateByModifier(_ candidate: inout EventCandidate, _ predicate: Predicate) {
    for modifier in predicate.premodifiers
    where predicate.tree.tokens[modifier].upos == .propn && !predicate.isVerbal {
      guard let place = reading.placePhrase(from: modifier, in: candidate.at.sentence)?.reference,
        place.identity?.hasPrefix("country:") == false
      else { continue }
      candidate.location = place
      candidate.locationRank = 2
    }
  }

  /// 3 where the phrase hangs on the event's own words, 2 on its clause, 1 elsewhere.
  private func rank(
    of phrase: PlacePhrase, own: Set<Int>, clauses: Set<Int>, in tree: Sentence, sentence: Int
  ) -> Int {
    var at = phrase.head
    for _ in 0..<8 {
      let up = tree.tokens[at].head
      guard up >= 0 else { break }
      if own.contains(up) { return 3 }
      if clauses.contains(up) { return 2 }
      // "Pledges aid after talks in Port Ost": the talks are there; "held in a raid": both are.
      let isAtOnce =
        tree.tokens[up].relation.base == "obl"
        && ["in", "during", "at", "by"].contains(tree.marker(of: up) ?? "-")
      if tree.isVerb(up) || reading.isEventNoun(up, in: sentence) && !isAtOnce { break }
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

  /// Whether it has a place only where a phrase on its own words gives one: "signed in Port Ost",
  /// "lifts the curfew in Port Ost".
  fileprivate var takesOwnPlace: Bool { self == .agree || self == .concede }

  /// Whether it fills the place of its whole sentence.
  var isOfCrowds: Bool {
    switch self {
    case .assault, .protest, .retreat, .mobilize: true
    case .agree, .consult, .support, .concede, .cooperate, .aid, .request, .accuse, .reject,
      .threaten, .sanction, .coerce:
      false
    }
  }
}
