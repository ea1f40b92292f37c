internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Conditions without a conjunction: a noun phrase, a noun with the clause that describes it, a
/// first clause before "and" or "or".
extension ConditionReader {
  /// "Any further cut", "on the release of the prisoners": the words of the phrase.
  func phrase(_ match: RuleMatch) -> ConditionDraft? {
    guard let event = match.first("event") else { return nil }
    let skipped = match.values["with"] == nil
    var low = start(of: event)
    if skipped {
      while low < event, ["case", "mark"].contains(tree.tokens[low].relation.base) { low += 1 }
    }
    let act = match.first("act") ?? match.trigger
    var high = event
    let kept = Set(tree.subtree(of: event))
    while high + 1 < tree.tokens.count, kept.contains(high + 1), !isStop(high + 1, beyond: act) {
      high += 1
    }
    while high > event, tree.tokens[high].upos == .punct { high -= 1 }
    return draft(match, low, high, head: event, governor: act == event ? match.trigger : act)
  }

  /// "Any country that buys the oil", "Venezuelans voting in the referendum".
  func described(_ match: RuleMatch) -> ConditionDraft? {
    guard let event = match.first("event") else { return nil }
    let low = start(of: match.trigger)
    let kept = Set(tree.subtree(of: match.trigger))
    var high = event
    let act = match.first("act")
    while high + 1 < tree.tokens.count, kept.contains(high + 1), tree.tokens[high + 1].xpos != "MD"
    {
      if tree.tokens[high + 1].form == "," { break }
      high += 1
    }
    return draft(match, low, high, head: event, governor: act)
  }

  /// "One more attack and …", "touch our ships and …", "demanded that X withdraw and threatened".
  func lead(_ match: RuleMatch) -> ConditionDraft? {
    guard let event = match.first("event"), let act = match.first("act"), act > event,
      let joint = (event..<act).last(where: { tree.tokens[$0].upos == .cconj })
        ?? (event..<act).last(where: { tree.tokens[$0].form == "," })
    else { return nil }
    var low = min(match.trigger, start(of: event))
    while low < event,
      ["mark", "punct"].contains(tree.tokens[low].relation.base)
        || low == match.trigger
          && tree.isVerb(low)
    {
      low += 1
    }
    var high = joint - 1
    while high > event, tree.tokens[high].upos == .punct { high -= 1 }
    return draft(match, low, high, head: event, governor: act)
  }

  /// "Warned them against sending troops": the act warned against, up to the end of its clause.
  func warned(_ match: RuleMatch) -> ConditionDraft? {
    guard let event = match.first("event") else { return nil }
    let kept = Set(tree.subtree(of: event))
    var high = event
    while high + 1 < tree.tokens.count, kept.contains(high + 1), tree.tokens[high + 1].form != "," {
      high += 1
    }
    return draft(match, event, high, head: event, governor: match.trigger)
  }

  /// "Whoever touches the line will be struck": who does it is open, so that it is done is the
  /// condition.
  func whoever(_ match: RuleMatch) -> ConditionDraft? {
    let token = match.trigger
    guard
      let modal = tree.tokens.indices.first(where: {
        $0 > token + 1 && tree.tokens[$0].xpos == "MD"
      }), modal - token >= 3, modal - token < 25,
      let head = ((token + 1)..<modal).first(where: { tree.tokens[$0].upos == .verb })
    else { return nil }
    let governor = tree.tokens[modal].head
    return draft(
      match, token, modal - 1, head: head, governor: governor > modal ? governor : nil)
  }

  // MARK: - Parts

  private func draft(
    _ match: RuleMatch, _ low: Int, _ high: Int, head: Int, governor: Int?
  ) -> ConditionDraft? {
    guard low <= high, let frame = ConditionFrame(match) else { return nil }
    var draft = ConditionDraft(
      sentence: sentence, tokens: low..<(high + 1), kind: kind(of: match), head: head,
      governor: governor, marker: "", form: "")
    draft.isOmission = draft.kind == .unless
    settings(match, frame, &draft)
    return draft
  }

  /// The leftmost word of what hangs on a token without a gap.
  private func start(of token: Int) -> Int {
    let kept = Set(tree.subtree(of: token))
    var low = token
    while low > 0, kept.contains(low - 1) { low -= 1 }
    return low
  }

  /// Where a phrase ends although the tree goes on: at a comma, at the act, at "with", "by" of what
  /// is done.
  private func isStop(_ token: Int, beyond act: Int) -> Bool {
    if [",", ";", ":"].contains(tree.tokens[token].form) { return true }
    guard token > act, tree.tokens[token].upos == .adp || tree.tokens[token].upos == .sconj,
      token + 1 < tree.tokens.count
    else { return false }
    return tree.lemma(token) == "with"
      || tree.lemma(token) == "by" && tree.tokens[token + 1].xpos == "VBG"
  }
}
