internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Ties the conditions of a sentence to what is promised in it.
struct CommitmentConditions {
  let reading: DocumentReading
  let conditions: [ConditionDraft]
  /// All drafts of the sentence: a condition belongs to the nearest of them.
  let siblings: [CommitmentDraft]

  func condition(of draft: CommitmentDraft) -> ConditionDraft? {
    let tree = reading.sentences[draft.sentence]
    let fitting = conditions.filter { condition in
      !condition.tokens.contains(draft.action)
        && (!condition.tokens.contains(draft.trigger) || condition.governor == draft.trigger)
        && (!condition.needsNegation || isNegative(draft))
        && !(condition.frame == .phrase && condition.isInside && isNegative(draft))
        && (condition.frame != .warned || isBehind(condition, draft))
        && hangs(condition, on: draft, in: tree) && !isPastMain(condition, draft, in: tree)
    }
    // The one that hangs lowest speaks most closely of this act.
    return fitting.min { distance($0, draft) < distance($1, draft) }
  }

  private func isNegative(_ draft: CommitmentDraft) -> Bool {
    draft.polarity == .refrain || draft.negatedSubject
      || reading.isNegated(draft.action, in: draft.sentence)
  }

  /// "Warned them against sending troops, saying that it would …": the harm stands behind.
  private func isBehind(_ condition: ConditionDraft, _ draft: CommitmentDraft) -> Bool {
    draft.action >= condition.tokens.upperBound
      && (draft.act == .threat || draft.form == .modal || draft.form == .clause)
  }

  private func hangs(
    _ condition: ConditionDraft, on draft: CommitmentDraft, in tree: Sentence
  ) -> Bool {
    guard let governor = condition.governor else {
      return siblings.count == 1 || nearestSibling(of: condition) == draft.action
    }
    if [draft.action, draft.trigger, draft.clause].contains(governor) { return true }
    if tree.isAncestor(draft.action, of: governor) {
      // Below the act: hung on its object or on a clause inside it. Another act's own stays there,
      // and so does that of a story told beside.
      return !isOther(governor, below: draft, in: tree)
        && !isBeside(governor, below: draft.action, in: tree)
    }
    if tree.isAncestor(governor, of: draft.action) {
      // Above the act: on the word of committing, on the cue, or on a first conjunct that shares it.
      if siblings.contains(where: { $0.action == governor }), governor != draft.action {
        return isShared(condition, from: governor, with: draft.action, in: tree)
      }
      return true
    }
    // Hung elsewhere by mistake: taken where no other act competes and nothing stands between.
    if siblings.count == 1, condition.tokens.lowerBound > draft.action, !condition.isInside,
      condition.frame != .described,
      !(draft.action..<condition.tokens.lowerBound).contains(where: {
        [",", ";", ":"].contains(tree.tokens[$0].form)
      })
    {
      return true
    }
    // Hung on a later conjunct: "A and B if C" is taken for both only where A has no own clause.
    return sharesLater(condition, governor, draft, in: tree)
  }

  /// "Will cut supplies and expel diplomats if …": bare verbs under one auxiliary share it.
  private func sharesLater(
    _ condition: ConditionDraft, _ governor: Int, _ draft: CommitmentDraft, in tree: Sentence
  ) -> Bool {
    guard tree.conjuncts(of: draft.action).contains(governor), governor > draft.action,
      condition.tokens.lowerBound > governor, condition.frame.isMarker,
      tree.child(of: governor, by: "nsubj") == nil, tree.child(of: governor, by: "aux") == nil
    else { return false }
    // Two acts of one intent; "will watch the truce and resume its attacks if" are not.
    guard let first = reading.actType(at: draft.action, in: draft.sentence),
      let later = reading.actType(at: governor, in: draft.sentence)
    else { return false }
    return CommitmentActs.isHarm(first) == CommitmentActs.isHarm(later)
  }

  private func isOther(_ governor: Int, below draft: CommitmentDraft, in tree: Sentence) -> Bool {
    siblings.contains { sibling in
      guard sibling.action != draft.action else { return false }
      return [sibling.action, sibling.trigger].contains { head in
        head != draft.trigger && head != draft.action
          && (head == governor || isBetween(head, governor, draft.action, tree))
      }
    }
  }

  private func isBetween(_ token: Int, _ low: Int, _ high: Int, _ tree: Sentence) -> Bool {
    token != high && tree.isAncestor(token, of: low) && tree.isAncestor(high, of: token)
  }

  /// A clause with a subject of its own behind a comma, between the act and what the condition
  /// hangs on.
  private func isBeside(_ governor: Int, below action: Int, in tree: Sentence) -> Bool {
    var at = governor
    while at != action, at >= 0 {
      let word = tree.tokens[at]
      if ["advcl", "parataxis"].contains(word.relation.base), at > action,
        tree.child(of: at, by: "nsubj") != nil,
        (action..<at).contains(where: { tree.tokens[$0].form == "," })
      {
        return true
      }
      at = word.head
    }
    return false
  }

  /// A condition before the first of two joined acts holds for both; one after an act only for it.
  private func isShared(
    _ condition: ConditionDraft, from first: Int, with second: Int, in tree: Sentence
  ) -> Bool {
    guard tree.conjuncts(of: first).contains(second) else { return false }
    return condition.tokens.upperBound <= first || condition.tokens.lowerBound > second
  }

  /// A "when" clause beside a past main verb is told, not promised.
  private func isPastMain(
    _ condition: ConditionDraft, _ draft: CommitmentDraft, in tree: Sentence
  ) -> Bool {
    condition.frame == .whenClause && draft.form != .modal
      && tree.tokens[draft.trigger].xpos == "VBD"
  }

  private func nearestSibling(of condition: ConditionDraft) -> Int? {
    siblings.map(\.action).min {
      abs($0 - condition.tokens.lowerBound) < abs($1 - condition.tokens.lowerBound)
    }
  }

  private func distance(_ condition: ConditionDraft, _ draft: CommitmentDraft) -> Int {
    if condition.governor == draft.action { return 0 }
    if condition.governor == draft.trigger { return 1 }
    return 2 + abs(condition.tokens.lowerBound - draft.action)
  }
}
