internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

extension CommitmentStanding {
  /// "Will grant no loans", "promised no attacks": what is not to be done; false for "offered no
  /// help", which binds nobody.
  func settleObjectNegation(_ draft: inout CommitmentDraft) -> Bool {
    let isNominal = draft.form == .object || draft.form == .noun
    let objects = isNominal ? [draft.action] : tree.children(of: draft.action, by: "obj")
    guard objects.contains(where: { reading.isNone($0, in: sentence) }) else { return true }
    if draft.form == .object {
      let lemma = tree.lemma(draft.trigger)
      let isMeant = reading.words(.purposeVerbs).contains(lemma)
      let isGiven = reading.hit("commitment-verbs", at: draft.trigger, in: sentence) != nil
      guard isMeant || isGiven else { return false }
      draft.act = nil
    }
    draft.polarity = .refrain
    return true
  }
}
