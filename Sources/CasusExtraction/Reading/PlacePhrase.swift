internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Words that say where: "Port Ost, Ostland" after a preposition of place.
struct PlacePhrase {
  var tokens: ClosedRange<Int>
  /// The token by which the phrase hangs in the tree.
  var head: Int
  /// The preposition before it, in small letters; empty where it has none.
  var preposition = ""
  var reference: PlaceReference
}

extension DocumentReading {
  /// The place phrases of a sentence, in its order.
  func placePhrases(in sentence: Int) -> [PlacePhrase] {
    if let known = knownPlaces[sentence] { return known }
    let tree = sentences[sentence]
    var result: [PlacePhrase] = []
    for index in tree.tokens.indices where tree.tokens[index].upos == .adp {
      guard let preposition = hit("event-place-prepositions", at: index, in: sentence),
        result.last.map({ $0.tokens.upperBound < index }) ?? true,
        let name = nameAfter(index, in: tree)
      else { continue }
      let head = headOfName(name, in: tree)
      let isOther = isTime(head, in: tree) || isBody(head, in: sentence)
      let known = isOther ? nil : placePhrase(from: head, in: sentence)
      let named =
        known ?? (preposition["names"] == "places" ? unknownPlace(name, in: sentence) : nil)
      if var named {
        named.preposition = tree.lemma(index)
        result.append(named)
      }
    }
    knownPlaces[sentence] = result
    return result
  }

  /// The run of capitalised words right after a preposition, its article aside.
  private func nameAfter(_ preposition: Int, in tree: Sentence) -> ClosedRange<Int>? {
    var start = preposition + 1
    while start < tree.tokens.count, start < preposition + 5, !isCapital(start, in: tree) {
      switch tree.tokens[start].upos {
      case .det, .adj, .noun: start += 1
      default: return nil
      }
    }
    guard start < tree.tokens.count, isCapital(start, in: tree) else { return nil }
    var end = start
    while end + 1 < tree.tokens.count, end - start < 6 {
      let next = end + 1
      let isJoint = words(.placeNameJoints).contains(tree.tokens[next].form.lowercased())
      if isCapital(next, in: tree) || isPlaceNoun(next, in: tree) {
        end = next
      } else if isJoint, next + 1 < tree.tokens.count, isCapital(next + 1, in: tree) {
        end = next + 1
      } else if tree.tokens[next].form == "of", next + 2 < tree.tokens.count,
        tree.tokens[next + 1].form == "the", isCapital(next + 2, in: tree)
      {
        end = next + 2
      } else {
        break
      }
    }
    return start...end
  }

  private func isCapital(_ index: Int, in tree: Sentence) -> Bool {
    let token = tree.tokens[index]
    return token.form.first?.isUppercase ?? false
      && [.propn, .noun, .adj, .other].contains(token.upos)
  }

  private func isPlaceNoun(_ index: Int, in tree: Sentence) -> Bool {
    lexicons.hit("place-nouns", at: index, in: tree) != nil
  }

  /// Whether a name means a group or a firm, and no place: "on Islamic State targets".
  private func isBody(_ head: Int, in sentence: Int) -> Bool {
    guard let sector = party(at: head, in: sentence)?.sector else { return false }
    return [.rebel, .party, .police, .ngo, .media, .opposition, .criminal].contains(sector)
  }

  /// A name that nobody knows, after a preposition that goes with places.
  private func unknownPlace(_ name: ClosedRange<Int>, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    let head = headOfName(name, in: tree)
    guard tree.tokens[head].upos == .propn || isPlaceNoun(name.upperBound, in: tree),
      !times(in: sentence).contains(where: { $0.tokens.overlaps(Range(name)) })
    else { return nil }
    if !isPlaceNoun(name.upperBound, in: tree), isBody(head, in: sentence) { return nil }
    return extended(
      name, head: head,
      PlaceReference(words: span(from: name.lowerBound, to: name.upperBound, in: sentence)),
      in: sentence)
  }

  /// The place that a token names, with the places after commas in which it lies.
  func placePhrase(from token: Int, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    guard let first = resolver.placeReference(at: token, in: sentence, place: place) else {
      return nil
    }
    let inside = tree.tokens.indices.filter { first.words.span.overlaps(tree.tokens[$0].span) }
    guard let low = inside.first, let high = inside.last else { return nil }
    return extended(low...high, head: token, first, in: sentence)
  }

  private func extended(
    _ name: ClosedRange<Int>, head: Int, _ reference: PlaceReference, in sentence: Int
  ) -> PlacePhrase {
    let tree = sentences[sentence]
    var high = name.upperBound
    var result = reference
    while high + 2 < tree.tokens.count {
      let mark = tree.tokens[high + 1].form
      guard mark == "," || mark.lowercased() == "in", let next = nameAfter(high + 1, in: tree),
        next.lowerBound <= high + 3
      else { break }
      let container = resolver.placeReference(
        at: headOfName(next, in: tree), in: sentence, place: place)
      guard container != nil || isPlaceNoun(next.upperBound, in: tree) else { break }
      if result.country == nil { result.country = container?.country }
      high = next.upperBound
    }
    result.words = span(from: name.lowerBound, to: high, in: sentence)
    return PlacePhrase(tokens: name.lowerBound...high, head: head, reference: result)
  }

  private func headOfName(_ tokens: ClosedRange<Int>, in tree: Sentence) -> Int {
    tokens.first { !tokens.contains(tree.tokens[$0].head) } ?? tokens.upperBound
  }
}
