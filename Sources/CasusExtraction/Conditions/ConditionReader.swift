internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Finds every condition of a sentence: by its conjunction or preposition, or by inversion.
///
/// The markers are data. The tree gives what they govern; where the tree puts a marker elsewhere
/// than before its clause, the next verb to the right stands in.
struct ConditionReader {
  let reading: DocumentReading
  let sentence: Int
  var tree: Sentence { reading.sentences[sentence] }

  func conditions() -> [ConditionDraft] {
    var result: [ConditionDraft] = []
    var covered = -1
    for token in tree.tokens.indices where token > covered {
      guard let hit = markerHit(at: token),
        let kind = hit["kind"].flatMap(ConditionKind.init(rawValue:))
      else { continue }
      let words = hit.tokens.sorted()
      // The words of a marker stand in a row; an entry whose words only hang together is none.
      guard let low = words.first, let high = words.last, high - low < words.count else { continue }
      covered = high
      if let draft = draft(kind, low...high, frame: hit["frame"] ?? "clause", hit) {
        result.append(draft)
      }
    }
    result += inverted(besides: result)
    result += whoever(besides: result)
    return result
  }

  /// A participle marks a condition only as one: "provided that", "failing that", and nobody
  /// provides or fails.
  private func markerHit(at token: Int) -> LexiconHit? {
    guard let hit = reading.hit("condition-markers", at: token, in: sentence) else { return nil }
    let word = tree.tokens[token]
    guard word.upos == .verb, word.form.lowercased() != word.lemma else { return hit }
    let form = word.form.lowercased()
    guard form.hasSuffix("ing") || form.hasSuffix("ed") && hit["frame"] == "clause",
      !hasSubject(token),
      tree.child(of: token, by: "aux") == nil, tree.child(of: token, by: "nmod") == nil
    else { return nil }
    return hit
  }

  // MARK: - By marker

  private func draft(
    _ kind: ConditionKind, _ marker: ClosedRange<Int>, frame: String, _ hit: LexiconHit
  ) -> ConditionDraft? {
    guard !isConcessive(marker), !isCount(marker) else { return nil }
    let isParticiple = tree.tokens[marker.lowerBound].upos == .verb
    guard let (head, governor) = complement(of: marker) else {
      return frame == "clause" && !isParticiple ? surface(kind, marker, hit) : nil
    }
    let isClause = isClausal(head)
    switch frame {
    case "clause":
      guard isClause || tree.isVerb(head) || hasSubject(head) else {
        return isParticiple ? nil : surface(kind, marker, hit)
      }
    case "while":
      guard isState(head), !isPast(head) else { return nil }
    case "when":
      guard isClause, !isPast(head), !reading.isTime(head, in: sentence) else { return nil }
    case "noun", "both", "before":
      if !isClause, reading.isTime(head, in: sentence) { return nil }
      if !tree.isVerb(head), !hasSubject(head), reading.isTime(head, in: tree) { return nil }
    default: break
    }
    var draft = ConditionDraft(
      sentence: sentence, tokens: extent(from: marker.lowerBound, of: head, isFronted: governor),
      kind: kind, head: head, governor: governor,
      marker: marker.map { tree.tokens[$0].form.lowercased() }.joined(separator: " "),
      form: "condition.marker." + frame, entries: ["\(hit.lexicon):\(hit.entry.entry)"])
    if kind == .unless { draft.isOmission = true }
    if frame == "before" || hit.entry.entry == "without" { draft.needsNegation = true }
    if frame == "before" { draft.kind = .until }
    if kind == .whenever, isClause, isNegated(head) {
      draft.kind = .unless
      draft.isOmission = true
    }
    return draft
  }

  /// Where the tree shows no clause behind a clear conjunction: the words up to the next comma that
  /// ends it, or to the end of the sentence.
  private func surface(
    _ kind: ConditionKind, _ marker: ClosedRange<Int>, _ hit: LexiconHit
  ) -> ConditionDraft? {
    let high = clauseEnd(after: marker.upperBound)
    guard high - marker.upperBound >= 2 else { return nil }
    let inside = (marker.upperBound + 1)...high
    guard inside.contains(where: { [.verb, .aux].contains(tree.tokens[$0].upos) }) else {
      return nil
    }
    let head =
      inside.first { tree.tokens[$0].upos == .verb } ?? inside.first { tree.isNominal($0) }
      ?? inside.lowerBound
    var draft = ConditionDraft(
      sentence: sentence, tokens: marker.lowerBound..<(high + 1), kind: kind, head: head,
      governor: nil,
      marker: marker.map { tree.tokens[$0].form.lowercased() }.joined(separator: " "),
      form: "condition.marker.surface", entries: ["\(hit.lexicon):\(hit.entry.entry)"])
    draft.isOmission = kind == .unless
    if kind == .whenever, inside.contains(where: { tree.lemma($0) == "not" }) {
      draft.kind = .unless
      draft.isOmission = true
    }
    return draft
  }

  /// "Even if", "as if", "what if", "if only": no condition of what is promised.
  private func isConcessive(_ marker: ClosedRange<Int>) -> Bool {
    let form = tree.tokens[marker.lowerBound].form.lowercased()
    guard form == "if" || form == "when" else { return false }
    let before = marker.lowerBound > 0 ? tree.tokens[marker.lowerBound - 1].form.lowercased() : ""
    let after =
      marker.upperBound + 1 < tree.tokens.count
      ? tree.tokens[marker.upperBound + 1].form.lowercased() : ""
    return ["even", "as", "what", "asked", "know", "see", "wonder"].contains(before)
      || after == "only" || after == "any"
  }

  /// "Once again", "once more", "at once": how often, not on what condition.
  private func isCount(_ marker: ClosedRange<Int>) -> Bool {
    guard tree.tokens[marker.lowerBound].form.lowercased() == "once", marker.count == 1 else {
      return false
    }
    let next = marker.upperBound + 1
    if next < tree.tokens.count,
      ["again", "more", "a", "every"].contains(tree.tokens[next].form.lowercased())
        || tree.tokens[next].upos == .punct || tree.tokens[next].xpos == "VBN"
    {
      return true
    }
    return marker.lowerBound > 0
      && ["at", "all", "only"].contains(tree.tokens[marker.lowerBound - 1].form.lowercased())
  }

  /// "While the papers are missing": a state that may end, no second story.
  private func isState(_ head: Int) -> Bool {
    hasSubject(head)
      && tree.children(of: head).contains {
        ["cop", "aux"].contains(tree.tokens[$0].relation.label) && tree.lemma($0) == "be"
      }
  }

  /// What the marker governs, and what the two together hang on.
  private func complement(of marker: ClosedRange<Int>) -> (head: Int, governor: Int?)? {
    let outer = marker.lazy.compactMap { word -> Int? in
      let up = tree.tokens[word].head
      return up >= 0 && !marker.contains(up) ? up : nil
    }
    // "In the event that …", "as long as …": the clause hangs below a word of the marker.
    let below = tree.tokens.indices.first { token in
      token > marker.upperBound && marker.contains(tree.tokens[token].head)
        && ["acl", "ccomp", "advcl", "nmod", "obl", "xcomp", "csubj", "dep", "obj"].contains(
          tree.tokens[token].relation.base)
    }
    if let below { return (below, outer.first { $0 < marker.lowerBound || $0 > below }) }
    if let up = outer.first(where: { $0 > marker.upperBound }) {
      if let inner = frontedHead(after: marker, before: up) { return (inner, up) }
      let governor = tree.tokens[up].head
      return (up, governor >= 0 ? governor : nil)
    }
    guard
      let verb = tree.tokens.indices.first(where: {
        $0 > marker.upperBound && tree.tokens[$0].upos == .verb
      }), verb - marker.upperBound < 8
    else { return nil }
    return (verb, nil)
  }

  /// "If the talks fail, Norland will leave" with the conjunction hung on "leave": the clause is
  /// what stands before the comma, where the main clause has its own subject and auxiliary behind.
  private func frontedHead(after marker: ClosedRange<Int>, before main: Int) -> Int? {
    guard
      let comma = tree.tokens.indices.first(where: {
        $0 > marker.upperBound && $0 < main && tree.tokens[$0].form == ","
      }), comma - marker.upperBound > 2,
      let subject = tree.child(of: main, by: "nsubj"), subject > comma
    else { return nil }
    let inside = (marker.upperBound + 1)..<comma
    let tops = inside.filter { !inside.contains(tree.tokens[$0].head) }
    return tops.first { tree.tokens[$0].relation.base == "advcl" }
      ?? tops.first { tree.tokens[$0].upos == .verb } ?? tops.last
  }

  // MARK: - Extent and tests

  /// From the marker to the end of what hangs on the head to the right, without a main clause that
  /// the tree wrongly hung below it.
  func extent(from low: Int, of head: Int, isFronted governor: Int?) -> Range<Int> {
    var kept = Set(tree.subtree(of: head))
    if let governor, kept.contains(governor) { kept = [head] }
    var high = head
    while high + 1 < tree.tokens.count {
      let next = high + 1
      guard kept.contains(next), tree.tokens[next].form != ";", !isOutside(next, from: low) else {
        break
      }
      if tree.tokens[next].form == ",", startsOther(after: next, below: head) { break }
      high = next
    }
    while high > head,
      tree.tokens[high].upos == .punct && ![")", "]", "\"", "”"].contains(tree.tokens[high].form)
    {
      high -= 1
    }
    return low..<(high + 1)
  }

  /// Behind the end of what is said, where the condition is part of it.
  private func isOutside(_ token: Int, from low: Int) -> Bool {
    let span = tree.tokens[token].span
    let start = tree.tokens[low].span
    return reading.statementDrafts.contains {
      $0.sentence == sentence && $0.content.contains(start) && $0.cueSpan.start >= span.start
        && !$0.content.contains(span)
    }
  }

  /// A comma behind which another clause begins: the main one, "even if", "and says", "the daily
  /// writes".
  private func startsOther(after comma: Int, below head: Int) -> Bool {
    if startsMainClause(after: comma, below: head) { return true }
    guard comma + 2 < tree.tokens.count else { return false }
    let next = tree.tokens[comma + 1]
    let second = tree.tokens[comma + 2]
    if next.form.lowercased() == "according", second.form.lowercased() == "to" { return true }
    if next.form.lowercased() == "even", second.form.lowercased() == "if" { return true }
    return next.upos == .cconj && ["VBZ", "VBD"].contains(second.xpos)
      && reading.statementDrafts.contains { $0.sentence == sentence && $0.cue == comma + 2 }
  }

  private func startsMainClause(after comma: Int, below head: Int) -> Bool {
    for token in (comma + 1)..<min(comma + 8, tree.tokens.count) {
      guard tree.tokens[token].xpos == "MD" else { continue }
      let verb = tree.tokens[token].head
      return verb > comma && tree.tokens[verb].relation.base != "acl"
        && (tree.child(of: verb, by: "nsubj").map { $0 > comma } ?? false)
    }
    return false
  }

  private func isClausal(_ head: Int) -> Bool {
    ["advcl", "ccomp", "acl", "csubj", "xcomp", "parataxis"].contains(
      tree.tokens[head].relation.base)
      || tree.isVerb(head) && tree.tokens[head].relation.base != "amod"
  }

  private func hasSubject(_ head: Int) -> Bool { tree.child(of: head, by: "nsubj") != nil }

  private func isPast(_ head: Int) -> Bool {
    tree.tokens[head].xpos == "VBD"
      || tree.children(of: head).contains { tree.tokens[$0].xpos == "VBD" }
  }

  func isNegated(_ head: Int) -> Bool {
    tree.children(of: head).contains { child in
      let word = tree.tokens[child]
      return word.lemma == "not" || word.lemma == "never" || word.form.lowercased() == "n't"
        || word.relation.base == "nsubj"
          && tree.children(of: child, by: "det").contains { tree.lemma($0) == "no" }
    }
  }
}
