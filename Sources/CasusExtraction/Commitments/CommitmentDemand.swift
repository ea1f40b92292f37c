internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// What an ultimatum demands: it stands as the condition, `unless` it is met.
struct CommitmentDemand {
  let reading: DocumentReading
  let sentence: Int
  private var tree: Sentence { reading.sentences[sentence] }

  /// The demand that a rule bound, the infinitive behind "ultimatum", or the clause before
  /// "otherwise" or "or".
  func demand(of draft: CommitmentDraft, bound: Int?) -> ConditionDraft? {
    if let bound { return infinitive(at: bound, of: draft) }
    switch draft.form {
    case .ultimatum: return ultimatum(draft)
    case .modal, .clause: return otherwise(draft)
    default: return nil
    }
  }

  /// "An ultimatum to the rebels to leave": the first "to" with a bare verb behind the noun.
  private func ultimatum(_ draft: CommitmentDraft) -> ConditionDraft? {
    let verb = tree.tokens.indices.first { token in
      token > draft.trigger + 1 && tree.tokens[token].xpos == "VB"
        && tree.tokens[token - 1].xpos == "TO"
    }
    if let (low, cut) = spelledOut(draft) {
      return demand(
        from: low, to: (cut ?? clauseEnd(after: low) + 1) - 1, head: low, form: "demand.colon")
    }
    guard let verb, verb - draft.trigger < 14 else { return nil }
    return infinitive(at: verb, of: draft)
  }

  /// "An ultimatum: hand over the log or lose the berth": what is lost is the act.
  func harm(of draft: CommitmentDraft) -> Int? {
    guard let cut = spelledOut(draft)?.or, cut + 1 < tree.tokens.count,
      !["DT", "CD", "JJ"].contains(tree.tokens[cut + 1].xpos)
    else { return nil }
    return cut + 1
  }

  /// The first token behind the colon of an ultimatum, and the "or" in its clause.
  private func spelledOut(_ draft: CommitmentDraft) -> (low: Int, or: Int?)? {
    let colon = draft.trigger + 1
    guard draft.form == .ultimatum, colon + 2 < tree.tokens.count, tree.tokens[colon].form == ":"
    else { return nil }
    var low = colon + 1
    while low + 1 < tree.tokens.count, tree.tokens[low].upos == .punct { low += 1 }
    let end = clauseEnd(after: low)
    let cut = (low...max(end, low)).last { tree.tokens[$0].form == "or" }
    return (low, cut)
  }

  private func clauseEnd(after token: Int) -> Int {
    var high = token
    while high + 1 < tree.tokens.count,
      ![".", ";", "\"", "”", "!"].contains(tree.tokens[high + 1].form)
    {
      high += 1
    }
    return high
  }

  private func infinitive(at verb: Int, of draft: CommitmentDraft) -> ConditionDraft? {
    var low = verb
    if low > 0, tree.tokens[low - 1].xpos == "TO" { low -= 1 }
    var kept = Set(tree.subtree(of: verb))
    for child in tree.children(of: verb) where tree.tokens[child].relation.base == "conj" {
      kept.subtract(tree.subtree(of: child))
    }
    var high = verb
    while high + 1 < tree.tokens.count, kept.contains(high + 1), tree.tokens[high + 1].form != "or",
      tree.tokens[high + 1].form.lowercased() != "under"
    {
      high += 1
    }
    while high > verb, isEdge(high) { high -= 1 }
    return demand(from: low, to: high, head: verb, form: "demand.infinitive")
  }

  // MARK: - "Or", "otherwise"

  /// "Release them, or your island will be shelled", "must leave; otherwise the pipe will close".
  ///
  /// "Gave them ten days to leave, saying it would otherwise close the pipe"; in a sentence of its
  /// own it points at what the one before demands.
  private func otherwise(_ draft: CommitmentDraft) -> ConditionDraft? {
    if let failing = failing(before: draft.action) { return lastDemand(before: failing) }
    if let adverb = otherwiseAdverb(of: draft.action) {
      let isFirst = tree.tokens[..<adverb].allSatisfy { $0.upos == .punct || $0.upos == .cconj }
      if isFirst, sentence > 0 {
        return CommitmentDemand(reading: reading, sentence: sentence - 1).lastDemand(before: nil)
      }
      if let demand = lastDemand(before: draft.action) { return demand }
    }
    guard let cut = separator(before: draft.action) else { return nil }
    let verb = tree.tokens.indices.last { token in
      token < cut && tree.isVerb(token) && (isObliged(token) || isImperative(token))
    }
    guard let verb else { return lastDemand(before: cut) }
    var high = cut - 1
    // "Release them, the navy told the militia, or …": who says so stands between.
    if let cue = reading.statementDrafts.first(where: {
      $0.sentence == sentence && $0.cue > verb && $0.cue < cut
    })?.cue,
      let comma = (verb..<cue).last(where: { tree.tokens[$0].form == "," })
    {
      high = comma
    }
    while high > verb, isEdge(high) { high -= 1 }
    return demand(from: verb, to: high, head: verb, form: "demand.otherwise")
  }

  /// "…, failing which its desks will be cleared": the clause behind is what follows.
  private func failing(before action: Int) -> Int? {
    (max(0, action - 12)..<action).last { token in
      token + 1 < action && tree.tokens[token].form.lowercased() == "failing"
        && ["which", "that"].contains(tree.tokens[token + 1].form.lowercased())
        && !(token + 1..<action).contains { tree.tokens[$0].form == "," }
    }
  }

  private func otherwiseAdverb(of action: Int) -> Int? {
    tree.children(of: action).first { tree.tokens[$0].form.lowercased() == "otherwise" }
  }

  /// The last thing that a sentence says somebody has to do: "must leave", "ten days to leave".
  private func lastDemand(before end: Int?) -> ConditionDraft? {
    let verb = tree.tokens.indices.last { token in
      token < end ?? tree.tokens.count && tree.isVerb(token)
        && (isObliged(token) || isDemanded(token))
    }
    guard let verb else { return nil }
    var kept = Set(tree.subtree(of: verb))
    for child in tree.children(of: verb) {
      let words = tree.subtree(of: child)
      if tree.tokens[child].relation.base == "conj" || words.contains(end ?? -1) {
        kept.subtract(words)
      }
    }
    var high = verb
    while kept.contains(high + 1), high + 1 < end ?? tree.tokens.count,
      tree.tokens[high + 1].form != ";"
    {
      high += 1
    }
    while high > verb, isEdge(high) { high -= 1 }
    let hasTo = verb > 0 && tree.tokens[verb - 1].xpos == "TO"
    return demand(from: hasTo ? verb - 1 : verb, to: high, head: verb, form: "demand.otherwise")
  }

  /// An infinitive under a word of demanding: "gave them ten days to leave", "told it to leave"; a
  /// wish: "insists that they leave".
  private func isDemanded(_ verb: Int) -> Bool {
    let isWished =
      tree.tokens[verb].relation.base == "ccomp" && ["VB", "VBP"].contains(tree.tokens[verb].xpos)
      && tree.child(of: verb, by: "aux") == nil
    guard
      isWished || tree.children(of: verb, by: "mark").contains(where: { tree.lemma($0) == "to" })
    else { return false }
    return tree.ancestors(of: verb).prefix(3).contains {
      reading.hit("condition-demand-verbs", at: $0, in: sentence) != nil
    }
  }

  /// The "or" or "otherwise" with which the clause of the act begins.
  private func separator(before action: Int) -> Int? {
    guard tree.tokens[action].xpos == "VB" || tree.tokens[action].xpos == "VBN" else { return nil }
    let starts = tree.subtree(of: action).filter { $0 < action }
    let leading = starts.sorted().prefix(3) + [(starts.min() ?? action) - 1]
    return leading.first { token in
      guard token > 0 else { return false }
      let form = tree.tokens[token].form.lowercased()
      return form == "otherwise" || form == "or"
    } ?? orElse(before: (starts.min() ?? action) - 1)
  }

  /// The "or" of "or else", where the tree hung "else" elsewhere.
  private func orElse(before token: Int) -> Int? {
    guard token > 0, tree.tokens[token].form.lowercased() == "else",
      tree.tokens[token - 1].form.lowercased() == "or"
    else { return nil }
    return token - 1
  }

  private func isObliged(_ verb: Int) -> Bool {
    tree.children(of: verb, by: "aux").contains {
      reading.words(.obligationModals).contains(tree.lemma($0))
    }
      || tree.tokens[verb].head >= 0
        && tree.tokens[verb].relation.base == "xcomp"
        && reading.words(.obligationVerbs).contains(tree.lemma(tree.tokens[verb].head))
  }

  private func isImperative(_ verb: Int) -> Bool {
    tree.tokens[verb].xpos == "VB" && tree.child(of: verb, by: "nsubj") == nil
      && tree.child(of: verb, by: "aux") == nil
      && !tree.children(of: verb, by: "mark").contains { tree.lemma($0) == "to" }
  }

  private func isEdge(_ token: Int) -> Bool {
    tree.tokens[token].upos == .punct || tree.tokens[token].relation.base == "cc"
  }

  private func demand(from low: Int, to high: Int, head: Int, form: String) -> ConditionDraft? {
    guard low <= high else { return nil }
    var result = ConditionDraft(
      sentence: sentence, tokens: low..<(high + 1), kind: .unless, head: head, governor: nil,
      marker: "", form: form)
    result.isOmission = true
    return result
  }
}
