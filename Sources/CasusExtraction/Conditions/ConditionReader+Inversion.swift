internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Conditions without a conjunction of their own.
extension ConditionReader {
  // MARK: - By inversion

  /// "Should X …", "were X to …": an auxiliary before its subject, in no question.
  func inverted(besides found: [ConditionDraft]) -> [ConditionDraft] {
    guard tree.tokens.last?.form != "?" else { return [] }
    return tree.tokens.indices.compactMap { token in
      let word = tree.tokens[token]
      guard ["should", "were", "had"].contains(word.form.lowercased()), word.head > token,
        ["aux", "cop"].contains(word.relation.base)
      else { return nil }
      let head = word.head
      guard !found.contains(where: { $0.tokens.contains(token) }) else { return nil }
      guard let subject = tree.child(of: head, by: "nsubj"), subject > token, subject < head
      else { return brokenInversion(at: token) }
      let governor = tree.tokens[head].head
      var draft = ConditionDraft(
        sentence: sentence,
        tokens: extent(from: token, of: head, isFronted: governor >= 0 ? governor : nil),
        kind: isNegated(head) ? .unless : .whenever, head: head,
        governor: governor >= 0 ? governor : nil, marker: word.form.lowercased(),
        form: "condition.inversion")
      draft.isOmission = draft.kind == .unless
      draft.isCounterfactual = word.form.lowercased() == "had"
      return draft
    }
  }

  /// "… should another of the cables be cut" where the tree shows no subject: a noun phrase right
  /// behind "should", and a bare verb behind that.
  private func brokenInversion(at token: Int) -> ConditionDraft? {
    guard tree.tokens[token].form.lowercased() == "should", token + 2 < tree.tokens.count,
      [.det, .noun, .propn, .adj, .num, .pron].contains(tree.tokens[token + 1].upos)
        || tree.tokens[token + 1].xpos == "VBZ",
      tree.tokens.indices.allSatisfy({
        tree.tokens[$0].head != tree.tokens[token].head || $0 > token
          || tree.tokens[$0].relation.base != "nsubj"
      })
    else { return nil }
    let high = clauseEnd(after: token)
    let inside = (token + 1)...max(high, token + 1)
    let bare = inside.first { tree.tokens[$0].xpos == "VB" }
    let participle = bare.flatMap { verb in
      tree.lemma(verb) == "be" ? inside.first { $0 > verb && tree.tokens[$0].xpos == "VBN" } : verb
    }
    // "Should rockets land": a plural misread for a verb leaves the verb misread too.
    let misread = tree.tokens[token + 1].xpos == "VBZ" && high > token + 2 ? token + 2 : nil
    guard let head = participle ?? bare ?? misread else { return nil }
    return ConditionDraft(
      sentence: sentence, tokens: token..<(high + 1), kind: .whenever, head: head, governor: nil,
      marker: "should", form: "condition.inversion.surface")
  }

  /// The last token of a clause that only its punctuation bounds.
  func clauseEnd(after token: Int) -> Int {
    var high = token
    while high + 1 < tree.tokens.count {
      if [",", ";", ":", "—", "–", "(", ")"].contains(tree.tokens[high + 1].form) { break }
      high += 1
    }
    while high > token, tree.tokens[high].upos == .punct { high -= 1 }
    return high
  }

  // MARK: - By whoever

  /// "Whoever touches the line will be struck", "any state that sends troops will be a target":
  /// who does it is open, so that it is done is the condition.
  func whoever(besides found: [ConditionDraft]) -> [ConditionDraft] {
    tree.tokens.indices.compactMap { token in
      let form = tree.tokens[token].form.lowercased()
      let isOpen = ["whoever", "whosoever"].contains(form)
      let next = token + 1 < tree.tokens.count ? tree.tokens[token + 1].form.lowercased() : ""
      let isAnyone = ["anyone", "anybody", "those"].contains(form) && next == "who"
      guard isOpen || isAnyone, !found.contains(where: { $0.tokens.contains(token) }),
        let modal = tree.tokens.indices.first(where: {
          $0 > token + 1 && tree.tokens[$0].xpos == "MD"
        }), modal - token >= 3, modal - token < 25
      else { return nil }
      let inside = (token + 1)..<modal
      guard let head = inside.first(where: { tree.tokens[$0].upos == .verb }) else { return nil }
      let governor = tree.tokens[modal].head
      return ConditionDraft(
        sentence: sentence, tokens: token..<modal, kind: .whenever, head: head,
        governor: governor > modal ? governor : nil, marker: form, form: "condition.whoever")
    }
  }
}
