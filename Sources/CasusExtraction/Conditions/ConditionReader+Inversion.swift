internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Conditions by inversion: an auxiliary before its subject, in no question.
extension ConditionReader {
  func inverted(_ match: RuleMatch) -> ConditionDraft? {
    let token = match.trigger
    let word = tree.tokens[token]
    guard word.head > token, ["aux", "cop"].contains(word.relation.base),
      let subject = tree.child(of: word.head, by: "nsubj"), subject > token, subject < word.head
    else { return brokenInversion(match) }
    let head = word.head
    let governor = tree.tokens[head].head
    var draft = ConditionDraft(
      sentence: sentence,
      tokens: extent(from: token, of: head, isFronted: governor >= 0 ? governor : nil),
      kind: isNegated(head) ? .unless : .whenever, head: head,
      governor: governor >= 0 ? governor : nil, marker: word.form.lowercased(), form: "")
    draft.isOmission = draft.kind == .unless
    settings(match, .inversion, &draft)
    return draft
  }

  /// "… should another of the cables be cut", "were X to close": the tree shows no subject, a noun
  /// phrase stands right behind the auxiliary, and a bare verb behind that.
  private func brokenInversion(_ match: RuleMatch) -> ConditionDraft? {
    let token = match.trigger
    let high = clauseEnd(after: token)
    guard high > token + 1 else { return nil }
    let inside = (token + 1)...high
    let bare = inside.first { tree.tokens[$0].xpos == "VB" }
    let participle = bare.flatMap { verb in
      tree.lemma(verb) == "be" ? inside.first { $0 > verb && tree.tokens[$0].xpos == "VBN" } : verb
    }
    // "Should rockets land": a plural misread for a verb leaves the verb misread too.
    let misread = tree.tokens[token + 1].xpos == "VBZ" && high > token + 2 ? token + 2 : nil
    guard let head = participle ?? bare ?? misread else { return nil }
    var draft = ConditionDraft(
      sentence: sentence, tokens: token..<(high + 1), kind: kind(of: match), head: head,
      governor: nil, marker: tree.tokens[token].form.lowercased(), form: "")
    settings(match, .inversion, &draft)
    draft.isSurface = true
    if inside.contains(where: { tree.lemma($0) == "not" }) {
      draft.kind = .unless
      draft.isOmission = true
    }
    return draft
  }

  /// The last token of a clause that only its punctuation bounds.
  func clauseEnd(after token: Int) -> Int {
    var high = token
    while high + 1 < tree.tokens.count, !isStop(high + 1) { high += 1 }
    while high > token, tree.tokens[high].upos == .punct { high -= 1 }
    return high
  }

  private func isStop(_ token: Int) -> Bool {
    [",", ";", ":", "—", "–", "(", ")"].contains(tree.tokens[token].form)
  }
}
