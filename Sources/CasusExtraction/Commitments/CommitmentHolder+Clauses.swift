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
      case .government, .military, .police, .legislature, .intergovernmental, .rebel, nil: true
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
      reading: reading, conditions: conditions, siblings: [draft])
    return linking.condition(of: draft).map { !$0.isCounterfactual } ?? false
  }

  /// An act, not a state: "will be", "will have", "will cost" bind nobody.
  ///
  /// What lasts is one where a case bounds it ("will remain closed until"), and so is having what
  /// is done ("will not have talks").
  func isDynamic(_ draft: CommitmentDraft) -> Bool {
    let verb = draft.clause
    let word = tree.tokens[verb]
    if draft.form == .response { return true }
    if let copula = tree.child(of: verb, by: "cop") {
      return tree.lemma(copula) == "be" && hasCondition(draft)
        && reading.hit("commitment-results", at: verb, in: sentence) != nil
    }
    let isVerb = word.upos == .verb || word.xpos == "JJ" && tree.child(of: verb, by: "obj") != nil
    guard isVerb else { return false }
    guard let state = reading.hit("commitment-states", at: verb, in: sentence) else { return true }
    switch state["why"] {
    case "lasting": return hasCondition(draft)
    case "light":
      return tree.child(of: verb, by: "obj").map {
        reading.actType(at: $0, in: sentence) != nil
          || reading.hit("commitment-objects", at: $0, in: sentence)?["type"] != nil
      } ?? false
    default: return false
    }
  }

  /// "Will face tariffs", "risk arrest": done to the subject by the one who says so.
  func isSuffered(_ draft: CommitmentDraft) -> Bool {
    guard reading.hit("commitment-suffered", at: draft.clause, in: sentence) != nil,
      let object = tree.child(of: draft.clause, by: "obj")
    else { return false }
    let type =
      reading.hit("commitment-objects", at: object, in: sentence)?["type"]
      .flatMap(EventType.init(rawValue:)) ?? reading.actType(at: object, in: sentence)
    return CommitmentActs.isHarm(type)
  }
}
