internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Words that say where: "Port Ost, Ostland" after a preposition of place.
struct PlacePhrase {
  var tokens: ClosedRange<Int>
  /// The token by which the phrase hangs in the tree.
  var head: Int
  var reference: PlaceReference
}

extension DocumentReading {
  /// The place phrases of a sentence, in its order.
  func placePhrases(in sentence: Int) -> [PlacePhrase] {
    if let known = knownPlaces[sentence] { return known }
    let tree = sentences[sentence]
    var result: [PlacePhrase] = []
    for index in tree.tokens.indices
    where tree.tokens[index].upos == .adp
      && hit("event-place-prepositions", at: index, in: sentence) != nil
    {
      guard result.last.map({ $0.tokens.upperBound < index }) ?? true,
        let head = nameHead(after: index, in: tree),
        let phrase = placePhrase(from: head, in: sentence)
      else { continue }
      result.append(phrase)
    }
    knownPlaces[sentence] = result
    return result
  }

  /// The head of the name right after a preposition, whatever the tree makes of it.
  private func nameHead(after preposition: Int, in tree: Sentence) -> Int? {
    let governed = tree.tokens[preposition].head
    if governed > preposition, governed <= preposition + 5, tree.tokens[governed].upos == .propn,
      (preposition + 1..<governed).allSatisfy({ tree.tokens[$0].upos != .adp })
    {
      return governed
    }
    var last: Int?
    for index in (preposition + 1)..<min(preposition + 7, tree.tokens.count)
    where index < tree.tokens.count {
      switch tree.tokens[index].upos {
      case .propn: last = index
      case .det, .adj,
        .noun where last == nil:
        continue
      default: return last
      }
    }
    return last
  }

  /// The place that a token names, with the places after commas in which it lies.
  func placePhrase(from token: Int, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    guard let first = resolver.placeReference(at: token, in: sentence, place: place) else {
      return nil
    }
    let inside = tree.tokens.indices.filter { first.words.span.overlaps(tree.tokens[$0].span) }
    guard let low = inside.first, var high = inside.last else { return nil }
    while high + 2 < tree.tokens.count {
      let mark = tree.tokens[high + 1].form
      guard mark == "," || mark.lowercased() == "in",
        let end = endOfName(from: high + 2, in: tree),
        resolver.placeReference(
          at: headOfName(high + 2...end, in: tree), in: sentence, place: place)
          != nil
      else { break }
      high = end
    }
    var reference = first
    reference.words = span(from: low, to: high, in: sentence)
    return PlacePhrase(tokens: low...high, head: token, reference: reference)
  }

  private func endOfName(from start: Int, in tree: Sentence) -> Int? {
    var at = start
    if at < tree.tokens.count, tree.tokens[at].upos == .det { at += 1 }
    guard at < tree.tokens.count, tree.tokens[at].form.first?.isUppercase ?? false else {
      return nil
    }
    while at + 1 < tree.tokens.count, at - start < 5,
      tree.tokens[at + 1].form.first?.isUppercase ?? false
        || ["of", "province", "district", "region", "-", "governorate"].contains(
          tree.tokens[at + 1].form.lowercased()) && at + 1 < tree.tokens.count
    {
      at += 1
    }
    return at
  }

  private func headOfName(_ tokens: ClosedRange<Int>, in tree: Sentence) -> Int {
    tokens.first { !tokens.contains(tree.tokens[$0].head) } ?? tokens.upperBound
  }
}
