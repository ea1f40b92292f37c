internal import CasusRecords
internal import CasusSyntax

extension CommitmentStanding {
  /// Words of committing with no act of somebody's behind them: what was told before ("announced
  /// this change"), a plan that is not one ("not part of any plan to"), a judgement ("considers it to
  /// be lawful"), what a thing does ("this would stem") and what nobody can do.
  func isVague(_ draft: CommitmentDraft) -> Bool {
    let tree = reading.sentences[sentence]
    func determiners(of token: Int) -> [String] {
      tree.children(of: token, by: "det").map { tree.tokens[$0].form.lowercased() }
    }
    switch draft.form {
    case .object:
      return determiners(of: draft.action).contains { reading.words(.demonstratives).contains($0) }
    case .noun:
      return determiners(of: draft.trigger).contains("any")
    case .verb:
      return draft.strength == .may && tree.child(of: draft.action, by: "cop") != nil
    case .modal:
      if draft.negatedSubject { return draft.strength == .may }
      return tree.children(of: draft.action, by: "nsubj").contains {
        reading.words(.demonstratives).contains(tree.tokens[$0].form.lowercased())
          && tree.tokens[$0].upos == .pron
      }
    default: return false
    }
  }
}
