internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Where it happened: a place phrase of the trigger, of the clause it stands in, or of those to
  /// whom it is done; nearest first.
  func location(of predicate: Predicate, in sentence: Int) -> PlaceReference? {
    let tree = predicate.tree
    var heads = [predicate.head]
    if let carrier = predicate.carrier { heads.append(carrier) }
    let clause = tree.clauseHead(of: predicate.head)
    if !heads.contains(clause) { heads.append(clause) }
    heads += predicate.patients
    if let first = tree.tokens[predicate.head].relation.base == "conj"
      ? predicate.tree.tokens[
        predicate.head
      ].head : nil
    {
      heads.append(first)
    }
    for head in heads {
      if let found = placePhrase(of: head, in: sentence, depth: 0) { return found }
    }
    return nil
  }

  /// The place under a preposition of place among a token's dependents, or below those.
  private func placePhrase(of head: Int, in sentence: Int, depth: Int) -> PlaceReference? {
    let tree = reading.sentences[sentence]
    for child in tree.children(of: head) {
      let base = tree.tokens[child].relation.base
      guard base == "obl" || base == "nmod", isUnderPlacePreposition(child, in: tree)
      else { continue }
      if let place = reading.placeReference(at: child, in: sentence) { return place }
      // "in a market in the town of X": the place hangs on the thing.
      if depth < 2, let inner = placePhrase(of: child, in: sentence, depth: depth + 1) {
        return inner
      }
    }
    return nil
  }

  private func isUnderPlacePreposition(_ token: Int, in tree: Sentence) -> Bool {
    tree.children(of: token).contains {
      tree.tokens[$0].relation.base == "case"
        && reading.lexicons.hit("event-place-prepositions", at: $0, in: tree) != nil
    }
  }
}

extension DocumentReading {
  /// The place that a phrase names, with what it lies in: "Port Ost, Ostland".
  func placeReference(at token: Int, in sentence: Int) -> PlaceReference? {
    let range = phraseTokens(at: token, in: sentence, without: [.clauses, .markers, .parataxis])
    let tree = sentences[sentence]
    func isPlace(_ index: Int) -> Bool { tree.mention(at: index)?.label == .location }
    let first: Int
    if isPlace(token) {
      first = range.first { !isDeterminer($0, in: tree) } ?? token
    } else if let named = range.first(where: isPlace) {
      first = named
    } else {
      return resolver.placeReference(at: token, in: sentence, place: place)
    }
    guard let last = range.last(where: isPlace), last >= first else { return nil }
    var found =
      resolver.placeReference(at: token, in: sentence, place: place)
      ?? PlaceReference(words: span(from: first, to: last, in: sentence))
    found.words = span(from: first, to: last, in: sentence)
    return found
  }

  private func isDeterminer(_ index: Int, in tree: Sentence) -> Bool {
    tree.tokens[index].relation.base == "det"
  }
}
