internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Cuts the words of what would be done, and reads their type, polarity and time.
struct CommitmentPhrase {
  let reading: DocumentReading
  let draft: CommitmentDraft
  let condition: ConditionDraft?
  var tree: Sentence { reading.sentences[draft.sentence] }

  // MARK: - Words

  /// From the main verb to the end of what hangs on it: no modal, no condition, no cause.
  func quote() -> Quote? {
    let low = draft.isWholeClause ? clauseStart() : start()
    let high = max(end(), draft.action)
    guard low <= high else { return nil }
    return reading.span(from: low, to: high, in: draft.sentence)
  }

  private func clauseStart() -> Int {
    let kept = tree.subtree(of: draft.action).filter {
      !(condition?.tokens.contains($0) ?? false) && tree.tokens[$0].upos != .punct
        && tree.tokens[$0].relation.base != "mark" && tree.tokens[$0].relation.base != "cc"
    }
    // The stretch that leads up to the verb without a gap.
    var low = draft.action
    let set = Set(kept)
    while low > 0, set.contains(low - 1) { low -= 1 }
    return low
  }

  private func start() -> Int {
    var low = draft.action
    if isNominal { return nominalStart() }
    // "be directly targeted", "be postponed"; "temporarily accept"; "is ready" stays outside.
    let leading = tree.children(of: draft.action).filter { child in
      guard child < draft.action else { return false }
      switch tree.tokens[child].relation.label {
      case "aux:pass", "cop": return tree.tokens[child].xpos == "VB"
      case "advmod": return !isNegator(child) && !isOtherwise(child)
      default: return false
      }
    }
    for child in leading.sorted(by: >) where child >= low - 2 { low = min(low, child) }
    if draft.form == .ready, draft.trigger != draft.action, tree.tokens[draft.action].upos == .noun
    {
      return draft.trigger
    }
    return low
  }

  /// "Otherwise" points at the condition and is no part of the act.
  private func isOtherwise(_ token: Int) -> Bool {
    reading.words(.alternativeWords).contains(tree.lemma(token))
  }

  private var isNominal: Bool {
    (tree.isNominal(draft.action) || tree.tokens[draft.action].upos == .sym
      || tree.tokens[draft.action].upos == .num) && tree.child(of: draft.action, by: "cop") == nil
      && tree.child(of: draft.action, by: "nsubj") == nil
  }

  private func nominalStart() -> Int {
    var low = draft.action
    let set = Set(
      tree.subtree(of: draft.action).filter {
        $0 <= draft.action && !["case", "cc"].contains(tree.tokens[$0].relation.base)
      })
    while low > 0, set.contains(low - 1) { low -= 1 }
    return secondObject(from: low) ?? low
  }

  /// "Offered [its neighbour] 60 generators" read as one phrase: what is given begins at its number.
  func secondObject(from low: Int) -> Int? {
    guard draft.form == .object, low < draft.action else { return nil }
    return (low..<draft.action).first { at in
      at > low && tree.tokens[at].upos == .num && tree.tokens[at].head > at
        && [.noun, .propn].contains(tree.tokens[at - 1].upos)
    }
  }

  private func end() -> Int {
    var cut: Set<Int> = []
    for child in tree.children(of: draft.action) where isLeftOut(child) {
      cut.formUnion(tree.subtree(of: child))
    }
    if let condition, !condition.isInside { cut.formUnion(condition.tokens) }
    let kept = Set(tree.subtree(of: draft.action)).subtracting(cut)
    var high = draft.action
    while high + 1 < tree.tokens.count, kept.contains(high + 1), !startsReason(high + 1),
      !startsAside(high + 1)
    {
      high += 1
    }
    while high > draft.action, isTrailing(high) { high -= 1 }
    if let more = strayObject(after: high) { high = more }
    if isNominal, let more = purposeOfSum(after: high) { high = more }
    return high
  }

  /// ", of which 24 have come", ", which owns the mill": told beside the act.
  private func startsAside(_ token: Int) -> Bool {
    guard token > draft.action, tree.tokens[token].form == "," else { return false }
    let next = tree.tokens[(token + 1)..<min(token + 3, tree.tokens.count)]
    guard let first = next.first else { return false }
    let isRelative = { (word: Token) in
      reading.words(.relativePronouns).contains(word.form.lowercased())
        && word.form.lowercased() != "that"
    }
    return isRelative(first) || first.upos == .adp && next.dropFirst().contains(where: isRelative)
  }

  /// "Due to", "in response to", ", citing": why, wherever the tree hangs it.
  private func startsReason(_ token: Int) -> Bool {
    guard token > draft.action + 1 else { return false }
    if let hit = reading.hit("commitment-reasons", at: token, in: draft.sentence),
      hit.tokens.min() == token
    {
      return true
    }
    return tree.tokens[token].form == "," && token + 1 < tree.tokens.count
      && tree.tokens[token + 1].xpos == "VBG"
      && ["advcl", "acl", "parataxis"].contains(tree.tokens[token + 1].relation.base)
  }

  /// "Withhold [aid from Ostland] if …", with the object hung on another verb: the noun phrase right
  /// behind a verb that has nothing else to its right.
  private func strayObject(after high: Int) -> Int? {
    var high = high
    // A particle that the tree took for a preposition: "switching off the current".
    if high == draft.action, high + 1 < tree.tokens.count,
      reading.words(.verbParticles).contains(
        tree.tokens[high + 1].form.lowercased())
    {
      high += 1
    }
    guard tree.isVerb(draft.action) || draft.form == .ultimatum,
      draft.action != draft.trigger || draft.form != .ultimatum,
      tree.child(of: draft.action, by: "obj") == nil,
      high <= draft.action + 1,
      strayNoun(after: high) != nil || hasStrayPhrase(after: high)
    else { return nil }
    var last = high
    while last + 1 < tree.tokens.count, !isClauseEdge(last + 1) { last += 1 }
    while last > high, isTrailing(last) { last -= 1 }
    return last > high ? last : nil
  }

  /// "Comply [with a warrant to arrest …]", with the phrase hung on the verb above.
  private func hasStrayPhrase(after token: Int) -> Bool {
    let first = token + 1
    guard token == draft.action, first < tree.tokens.count, tree.tokens[first].upos == .adp,
      tree.tokens[first].head > first
    else { return false }
    return !tree.subtree(of: draft.action).contains(tree.tokens[first].head)
      && !startsReason(first) && !isTimePhrase(first)
  }

  private func isTimePhrase(_ preposition: Int) -> Bool {
    reading.isTime(tree.tokens[preposition].head, in: draft.sentence)
  }

  /// The head of the noun phrase that begins right behind a token.
  func strayNoun(after token: Int) -> Int? {
    let first = token + 1
    guard first < tree.tokens.count, !isClauseEdge(first),
      [.det, .adj, .noun, .propn, .num, .sym, .pron].contains(tree.tokens[first].upos)
    else { return nil }
    var at = first
    while tree.tokens[at].head > at, tree.tokens[at].head - at < 8,
      tree.isNominal(at) == false
        || ["compound", "amod", "det", "nummod"].contains(tree.tokens[at].relation.base)
    {
      at = tree.tokens[at].head
    }
    return tree.isNominal(at) ? at : nil
  }

  /// "$40 million [(30 million euros) in aid to the villages]": what the sum is for, wherever the
  /// tree hangs it.
  private func purposeOfSum(after high: Int) -> Int? {
    guard draft.form == .object, [.sym, .num, .noun].contains(tree.tokens[draft.action].upos),
      (nominalStart()...draft.action).contains(where: { tree.tokens[$0].upos == .sym })
        || reading.hit("commitment-things", at: draft.action, in: draft.sentence)?["kind"] == "sum"
    else { return nil }
    var last = high
    if last + 1 < tree.tokens.count, tree.tokens[last + 1].form == "(",
      let close = tree.tokens.indices.first(where: { $0 > last && tree.tokens[$0].form == ")" })
    {
      last = close
    }
    var isList = false
    while last + 1 < tree.tokens.count {
      let next = last + 1
      let word = tree.tokens[next]
      if isClauseEdge(next), !(isList && word.form == ",") { break }
      if word.upos == .aux || word.upos == .verb && word.xpos != "VBN" && word.xpos != "VBG" {
        break
      }
      if word.form.lowercased() == "following" || word.form.lowercased() == "after" { break }
      // A list under "in" runs over its commas up to the "and" that closes it.
      if word.form.lowercased() == "in" { isList = hasSeries(after: next) }
      if word.upos == .cconj { isList = false }
      last = next
    }
    while last > high, isTrailing(last) { last -= 1 }
    return last > high ? last : nil
  }

  /// "Food, shelters, and care": commas and an "and" before any verb.
  private func hasSeries(after token: Int) -> Bool {
    var commas = 0
    for at in (token + 1)..<min(token + 14, tree.tokens.count) {
      if tree.tokens[at].form == "," { commas += 1 }
      if tree.tokens[at].upos == .verb { return false }
      if tree.tokens[at].upos == .cconj, commas > 0 { return true }
    }
    return false
  }

  /// Where a clause ends whatever the tree says: punctuation, a conjunction, the condition.
  private func isClauseEdge(_ token: Int) -> Bool {
    let word = tree.tokens[token]
    if let condition, !condition.isInside, condition.tokens.contains(token) { return true }
    if word.upos == .sconj { return true }
    if word.upos == .cconj { return token + 1 < tree.tokens.count && isFiniteNear(token) }
    return [",", ";", ":", ".", "!", "?", "—", "–", "\"", "”", "(", ")"].contains(word.form)
  }

  /// "And the kingdom pledges": a verb within the next words makes the "and" join clauses.
  private func isFiniteNear(_ token: Int) -> Bool {
    tree.tokens[token..<min(token + 5, tree.tokens.count)].contains { $0.isFinite }
  }

  /// Dependents that tell why, when besides, or what else is done.
  private func isLeftOut(_ child: Int) -> Bool {
    let word = tree.tokens[child]
    switch word.relation.base {
    case "conj":
      // Another act of its own; joined verbs that share the object stay one.
      return tree.isVerb(child) && tree.isVerb(draft.action)
        && tree.child(of: draft.action, by: "obj").map { $0 < child } ?? true
    case "parataxis": return true
    case "advcl":
      guard child > draft.action else { return true }
      let isAfterComma = tree.subtree(of: child).min().map {
        $0 > 0 && tree.tokens[$0 - 1].form == "," || tree.tokens[$0].form == ","
      }
      let marker = tree.marker(of: child) ?? ""
      return isAfterComma == true
        || reading.words(.clauseOpeners).contains(marker)
    case "obl":
      let marker = tree.marker(of: child) ?? ""
      return child > draft.action
        && reading.words(.outsidePrepositions).contains(marker)
    case "acl":
      return word.relation.label == "acl:relcl" && tree.tokens[max(child - 2, 0)].form == ","
    case "appos": return sumsUp(child)
    case "nsubj", "csubj", "mark": return true
    default: return false
    }
  }

  /// "…, an offer that is still weighed", "…, a step that would …": the act spoken of, not of it.
  private func sumsUp(_ child: Int) -> Bool {
    let isAct =
      reading.words(.summingNouns).contains(tree.lemma(child))
      || reading.hit("commitment-nouns", at: child, in: draft.sentence) != nil
    return isAct && tree.children(of: child, by: "acl").contains { $0 > child }
  }

  private func isTrailing(_ token: Int) -> Bool {
    let word = tree.tokens[token]
    if word.relation.base == "cc" { return true }
    guard word.upos == .punct else { return false }
    switch word.form {
    case "\"", "”", "''":
      return !(draft.action..<token).contains { ["\"", "“", "``"].contains(tree.tokens[$0].form) }
    case ")", "]", "%": return false
    default: return true
    }
  }

  private func isNegator(_ token: Int) -> Bool {
    reading.words(.negators).contains(tree.tokens[token].form.lowercased())
      || tree.tokens[token].form == "n't"
  }
}
