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
        result.last.map({ $0.tokens.upperBound < index }) ?? true
      else { continue }
      guard let name = nameAfter(index, in: tree) else {
        if preposition["names"] == "places", let some = countedPlaces(after: index, in: sentence) {
          result.append(some)
        }
        continue
      }
      let head = headOfName(name, in: tree)
      let isOther = isTime(head, in: tree) || isBody(head, in: sentence)
      var named = isOther ? nil : placePhrase(from: head, in: sentence)
      if let known = named {
        if isOwner(name, of: known.reference, in: tree) { continue }
        let isCountry = known.reference.identity?.hasPrefix("country:") == true
        if !isCountry || name.contains(where: { tree.tokens[$0].form == "of" }),
          !known.tokens.contains(name.lowerBound) || !known.tokens.contains(name.upperBound)
        {
          named = extended(name, head: known.head, known.reference, in: sentence)
        }
      } else if preposition["names"] == "places" || isPlaceNoun(name.upperBound, in: tree) {
        named = unknownPlace(name, in: sentence)
      }
      if var named {
        named.preposition = tree.lemma(index)
        result.append(named)
      }
    }
    knownPlaces[sentence] = result
    return result
  }

  /// "In ten provinces": places that are only counted.
  private func countedPlaces(after preposition: Int, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    let (number, noun) = (preposition + 1, preposition + 2)
    guard noun < tree.tokens.count, tree.tokens[number].upos == .num,
      isPlaceNoun(noun, in: tree), tree.tokens[noun].xpos == "NNS"
    else { return nil }
    return PlacePhrase(
      tokens: number...noun, head: noun, preposition: tree.lemma(preposition),
      reference: PlaceReference(words: span(from: number, to: noun, in: sentence)))
  }

  /// A structure called by a name that ends in its kind: "the Port Ost Air Base".
  func namedStructure(at head: Int, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    guard isPlaceNoun(head, in: tree) else { return nil }
    var low = head
    while low > 0, isCapital(low - 1, in: tree) || tree.tokens[low - 1].form == "-" { low -= 1 }
    guard low < head else { return nil }
    return extended(
      low...head, head: head,
      PlaceReference(words: span(from: low, to: head, in: sentence)), in: sentence)
  }

  /// The run of capitalised words after a preposition, without what leads up to it: "the village
  /// of", "central", "north-eastern".
  private func nameAfter(_ preposition: Int, in tree: Sentence) -> ClosedRange<Int>? {
    var start = preposition + 1
    while start < tree.tokens.count, start < preposition + 7 {
      // "The Druze-majority city of".
      if tree.tokens[start].upos == .adj, tree.tokens[start].form.contains("-") {
        start += 1
        continue
      }
      if start + 2 < tree.tokens.count, tree.tokens[start + 1].form == "-",
        !isCapital(start + 2, in: tree), tree.tokens[start + 2].upos != .adp
      {
        start += 3
        continue
      }
      guard !isCapital(start, in: tree) else { break }
      let token = tree.tokens[start]
      let isAfterLead = words(.placeLeads).contains(tree.lemma(start - 1))
      switch token.upos {
      case .det, .adj: start += 1
      case .noun where isPlaceNoun(start, in: tree) || words(.placeLeads).contains(token.lemma):
        start += 1
      case .noun where words(.directionWords).contains(token.form.lowercased()): start += 1
      case .punct where token.form == "-" && start > preposition + 1: start += 1
      case .adp where token.form == "of" && (isAfterLead || isPlaceNoun(start - 1, in: tree)):
        start += 1
      default: return nil
      }
    }
    guard start < tree.tokens.count, isCapital(start, in: tree) else { return nil }
    return start...endOfName(from: start, in: tree)
  }

  private func endOfName(from start: Int, in tree: Sentence) -> Int {
    func isNamed(_ index: Int) -> Bool {
      index < tree.tokens.count && isCapital(index, in: tree)
    }
    var end = start
    while end + 1 < tree.tokens.count, end - start < 7 {
      let next = end + 1
      let isJoint = words(.placeNameJoints).contains(tree.tokens[next].form.lowercased())
      if isCapital(next, in: tree) || isPlaceNoun(next, in: tree) {
        end = next
      } else if isPlaceNoun(next + 1, in: tree), tree.tokens[next].upos == .noun {
        // "The Port Ost detention camp"
        end = next + 1
      } else if isJoint, isNamed(next + 1) {
        // "The Sanaag region of Puntland", but not "the hospital of Dr Aro".
        end = next + 1
      } else if tree.tokens[next].form == "of", next + 1 < tree.tokens.count,
        tree.tokens[next + 1].form == "the", isNamed(next + 2)
      {
        end = next + 2
      } else if next + 3 < tree.tokens.count, tree.tokens[next].form == "-",
        tree.tokens[next + 2].form == "-", isNamed(next + 3)
      {
        // "Port-on-Don"
        end = next + 3
      } else if words(.nameArticles).contains(tree.tokens[next].form.lowercased()),
        next + 2 < tree.tokens.count, tree.tokens[next + 1].form == "-", isNamed(next + 2)
      {
        // "Deir al-Ost"
        end = next + 2
      } else if tree.tokens[next].form == "and", isNamed(next + 1), next + 2 < tree.tokens.count,
        isPlaceNoun(next + 2, in: tree), !tree.tokens[next + 2].form.hasSuffix("s")
      {
        // "Sistan and Baluchestan province": one name.
        end = next + 2
      } else {
        break
      }
    }
    return end
  }

  /// Whether a state's name only says whose the noun behind it is: "in Norland's economy", "on U.S.
  /// targets".
  private func isOwner(
    _ name: ClosedRange<Int>, of reference: PlaceReference, in tree: Sentence
  ) -> Bool {
    guard reference.identity?.hasPrefix("country:") ?? true else { return false }
    let next = name.upperBound + 1
    guard next < tree.tokens.count else { return false }
    if tree.tokens[next].xpos == "POS" { return true }
    return owned(by: name, in: tree) != nil
  }

  /// The noun behind a name that the name only describes.
  private func owned(by name: ClosedRange<Int>, in tree: Sentence) -> Int? {
    let head = tree.tokens[headOfName(name, in: tree)].head
    guard head > name.upperBound, tree.isNominal(head),
      ["compound", "amod", "nmod"].contains(
        tree.tokens[headOfName(name, in: tree)].relation.base),
      !tree.tokens[name.upperBound..<head].contains(where: { $0.upos == .punct }),
      lexicons.hit("condition-time-words", at: head, in: tree) == nil
    else { return nil }
    return head
  }

  private func isCapital(_ index: Int, in tree: Sentence) -> Bool {
    let token = tree.tokens[index]
    return (token.form.first?.isUppercase ?? false)
      && ([.propn, .noun, .adj, .other].contains(token.upos) || token.xpos.hasPrefix("NNP"))
  }

  private func isPlaceNoun(_ index: Int, in tree: Sentence) -> Bool {
    index < tree.tokens.count && lexicons.hit("place-nouns", at: index, in: tree) != nil
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
    guard
      tree.tokens[head].upos == .propn || isPlaceNoun(head, in: tree)
        || isPlaceNoun(name.upperBound, in: tree),
      !times(in: sentence).contains(where: { $0.tokens.overlaps(Range(name)) })
    else { return nil }
    if !isPlaceNoun(name.upperBound, in: tree) {
      let isFirm = name.contains { tree.mention(at: $0)?.label == .organisation }
      if isFirm || isBody(head, in: sentence) { return nil }
    }
    if owned(by: name, in: tree) != nil { return nil }
    return extended(
      name, head: head,
      PlaceReference(words: span(from: name.lowerBound, to: name.upperBound, in: sentence)),
      in: sentence)
  }

  /// The place that a token names, with the places after commas in which it lies.
  func placePhrase(from token: Int, in sentence: Int) -> PlacePhrase? {
    let tree = sentences[sentence]
    guard let first = resolver.placeReference(at: token, in: sentence, place: place),
      first.identity?.hasPrefix("country:") == true || !isBody(token, in: sentence)
    else { return nil }
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
        next.lowerBound <= high + 3,
        mark != "," || next.lowerBound == high + 2
      else { break }
      let container = resolver.placeReference(
        at: headOfName(next, in: tree), in: sentence, place: place)
      guard
        container != nil || isPlaceNoun(next.upperBound, in: tree)
          || isBeforeState(next.upperBound, in: sentence),
        !isTime(headOfName(next, in: tree), in: tree)
      else { break }
      if result.country == nil { result.country = container?.country }
      high = next.upperBound
    }
    result.words = span(from: name.lowerBound, to: high, in: sentence)
    return PlacePhrase(tokens: name.lowerBound...high, head: head, reference: result)
  }

  /// Whether a state follows after a comma: "Port Ost, Nowhere District, Norland".
  private func isBeforeState(_ end: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    guard end + 2 < tree.tokens.count, tree.tokens[end + 1].form == ",",
      let next = nameAfter(end + 1, in: tree), next.lowerBound == end + 2
    else { return false }
    return resolver.placeReference(at: headOfName(next, in: tree), in: sentence, place: place)?
      .identity?.hasPrefix("country:") == true
  }

  private func headOfName(_ tokens: ClosedRange<Int>, in tree: Sentence) -> Int {
    tokens.first { !tokens.contains(tree.tokens[$0].head) } ?? tokens.upperBound
  }
}
