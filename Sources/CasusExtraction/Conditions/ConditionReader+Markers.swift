internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Conditions behind a conjunction or a preposition.
extension ConditionReader {
  func draft(
    _ match: RuleMatch, _ marker: ClosedRange<Int>, _ frame: ConditionFrame
  ) -> ConditionDraft? {
    let kind = kind(of: match)
    let isParticiple = tree.tokens[marker.lowerBound].upos == .verb
    guard let (head, governor) = complement(of: marker) else {
      return frame == .clause && !isParticiple ? surface(match, marker) : nil
    }
    let isClause = isClausal(head)
    switch frame {
    case .clause:
      guard isClause || tree.isVerb(head) || hasSubject(head) else {
        return isParticiple ? nil : surface(match, marker)
      }
    case .whileClause:
      guard hasSubject(head), !isPast(head), !tellsOther(marker, head) else { return nil }
    case .whenClause:
      guard isClause, !isPast(head), !reading.isTime(head, in: sentence) else { return nil }
    case .noun, .both, .before:
      if !isClause, reading.isTime(head, in: sentence) { return nil }
      if !tree.isVerb(head), !hasSubject(head), reading.isTime(head, in: tree) { return nil }
    default: break
    }
    var draft = ConditionDraft(
      sentence: sentence, tokens: extent(from: marker.lowerBound, of: head, isFronted: governor),
      kind: kind, head: head, governor: governor,
      marker: words(of: marker), form: "", isOmission: kind == .unless)
    settings(match, frame, &draft)
    draft.tokens = beforeInvertedSubject(draft)
    if frame == .whileClause, !isState(head) { draft.needsNegation = true }
    if kind == .whenever, isClause, isNegated(head) {
      draft.kind = .unless
      draft.isOmission = true
    }
    return draft
  }

  private func words(of marker: ClosedRange<Int>) -> String {
    marker.map { tree.tokens[$0].form.lowercased() }.joined(separator: " ")
  }

  /// "Only if Norland frees the crew will Ostland reopen": the clause ends before the auxiliary of
  /// the main clause, whatever the tree took for a subject.
  private func beforeInvertedSubject(_ draft: ConditionDraft) -> Range<Int> {
    guard let governor = draft.governor, governor > draft.head,
      let modal = tree.children(of: governor, by: "aux").first(where: { $0 > draft.head }),
      tree.children(of: governor, by: "nsubj").contains(where: { $0 > modal && $0 < governor })
    else { return draft.tokens }
    var high = modal - 1
    while high > draft.head, tree.tokens[high].upos == .punct { high -= 1 }
    return draft.tokens.lowerBound..<(high + 1)
  }

  /// Where the tree shows no clause behind a clear conjunction: the words up to the next comma that
  /// ends it, or to the end of the sentence.
  private func surface(_ match: RuleMatch, _ marker: ClosedRange<Int>) -> ConditionDraft? {
    let high = clauseEnd(after: marker.upperBound)
    let isShort = high == marker.upperBound + 1 && tree.tokens[high].upos != .verb
    guard high > marker.upperBound, !isShort else { return nil }
    let inside = (marker.upperBound + 1)...high
    guard inside.contains(where: { [.verb, .aux].contains(tree.tokens[$0].upos) }) else {
      return nil
    }
    let head =
      inside.first { tree.tokens[$0].upos == .verb } ?? inside.first { tree.isNominal($0) }
      ?? inside.lowerBound
    var draft = ConditionDraft(
      sentence: sentence, tokens: marker.lowerBound..<(high + 1), kind: kind(of: match),
      head: head, governor: nil, marker: words(of: marker), form: "",
      isOmission: kind(of: match) == .unless)
    settings(match, .clause, &draft)
    draft.isSurface = true
    if draft.kind == .whenever, inside.contains(where: { tree.lemma($0) == "not" }) {
      draft.kind = .unless
      draft.isOmission = true
    }
    return draft
  }

  /// "…, while New Zealand also pledges", "while Norland will invest": a second story.
  private func tellsOther(_ marker: ClosedRange<Int>, _ head: Int) -> Bool {
    tree.children(of: head, by: "aux").contains { tree.tokens[$0].xpos == "MD" }
      || !isState(head) && marker.lowerBound > 0 && tree.tokens[marker.lowerBound - 1].form == ","
  }

  /// "While the papers are missing": a state that may end, no second story.
  private func isState(_ head: Int) -> Bool {
    tree.children(of: head).contains {
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
}
