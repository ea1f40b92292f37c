internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// What a clause must be for its subject to be bound by it.
extension CommitmentHolder {
  /// Said by the report itself: an act of a kind that is done, by a party that it names.
  func isReported(_ draft: CommitmentDraft, _ party: Party) -> Bool {
    guard isState(party), draft.strength == .will || hasCondition(draft) else { return false }
    if reading.actType(at: draft.action, in: sentence) != nil { return true }
    // Without a known type: a body of a state, and something that it is done to.
    let isBody: Bool =
      switch party.sector {
      case .government, .military, .legislature, .intergovernmental, .rebel, nil: true
      default: false
      }
    return isBody && tree.child(of: draft.action, by: "obj") != nil
  }

  func isControlled(_ draft: CommitmentDraft, by giver: Party) -> Bool {
    guard isState(giver), draft.strength == .will else { return false }
    return hasCondition(draft) || draft.negatedSubject
  }

  func hasCondition(_ draft: CommitmentDraft) -> Bool {
    let linking = CommitmentConditions(
      reading: reading, conditions: conditions, siblings: [draft.action])
    return linking.condition(of: draft).map { !$0.isCounterfactual } ?? false
  }

  /// An act, not a state: "will be", "will have", "will cost" bind nobody.
  func isDynamic(_ draft: CommitmentDraft) -> Bool {
    let word = tree.tokens[draft.action]
    if tree.child(of: draft.action, by: "cop") != nil || word.upos != .verb { return false }
    return reading.hit("commitment-states", at: draft.action, in: sentence) == nil
  }
}
