internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Ties the conditions of a sentence to what is promised in it.
struct CommitmentConditions {
  let reading: DocumentReading
  let conditions: [ConditionDraft]
  /// The acts of all drafts of the sentence: a condition belongs to the nearest of them.
  let siblings: [Int]

  func condition(of draft: CommitmentDraft) -> ConditionDraft? {
    let tree = reading.sentences[draft.sentence]
    let fitting = conditions.filter { condition in
      !condition.tokens.contains(draft.action) && !condition.tokens.contains(draft.trigger)
        && (!condition.needsNegation || isNegative(draft))
        && hangs(condition, on: draft, in: tree) && !isPastMain(condition, draft, in: tree)
    }
    // The one that hangs lowest speaks most closely of this act.
    return fitting.min { distance($0, draft) < distance($1, draft) }
  }

  private func isNegative(_ draft: CommitmentDraft) -> Bool {
    draft.polarity == .refrain || draft.negatedSubject
      || reading.isNegated(draft.action, in: draft.sentence)
  }

  private func hangs(
    _ condition: ConditionDraft, on draft: CommitmentDraft, in tree: Sentence
  ) -> Bool {
    guard let governor = condition.governor else {
      return siblings.count == 1 || nearestSibling(of: condition) == draft.action
    }
    if governor == draft.action || governor == draft.trigger { return true }
    if tree.isAncestor(draft.action, of: governor) {
      // Below the act: hung on its object or on a clause inside it. Another act's own stays there.
      return !siblings.contains {
        $0 != draft.action && ($0 == governor || isBetween($0, governor, draft.action, tree))
      }
    }
    if tree.isAncestor(governor, of: draft.action) {
      // Above the act: on the word of committing, on the cue, or on a first conjunct that shares it.
      if siblings.contains(governor), governor != draft.action {
        return isShared(condition, from: governor, with: draft.action, in: tree)
      }
      return true
    }
    // Hung below the word of committing, on what the tree took from the act: taken where no other
    // act competes.
    if draft.trigger != draft.action, tree.isAncestor(draft.trigger, of: governor),
      siblings.count == 1, condition.tokens.lowerBound > draft.action,
      !(draft.action..<condition.tokens.lowerBound).contains(where: { tree.tokens[$0].form == "," })
    {
      return true
    }
    // Hung on a later conjunct: "A and B if C" is taken for both only where A has no own clause.
    return false
  }

  private func isBetween(_ token: Int, _ low: Int, _ high: Int, _ tree: Sentence) -> Bool {
    token != high && tree.isAncestor(token, of: low) && tree.isAncestor(high, of: token)
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
    condition.form == "condition.marker.when" && draft.form != .modal
      && tree.tokens[draft.trigger].xpos == "VBD"
  }

  private func nearestSibling(of condition: ConditionDraft) -> Int? {
    siblings.min {
      abs($0 - condition.tokens.lowerBound) < abs($1 - condition.tokens.lowerBound)
    }
  }

  private func distance(_ condition: ConditionDraft, _ draft: CommitmentDraft) -> Int {
    if condition.governor == draft.action { return 0 }
    if condition.governor == draft.trigger { return 1 }
    return 2 + abs(condition.tokens.lowerBound - draft.action)
  }
}
