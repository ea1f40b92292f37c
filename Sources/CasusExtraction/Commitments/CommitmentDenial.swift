internal import CasusRules
internal import CasusSyntax

/// What is denied, doubted, or only laid to somebody's charge, commits nobody.
///
/// "Denied that it had agreed to", "rejected reports that it would", "suspected of planning to", "less
/// confident that it would agree to".
struct CommitmentDenial {
  let reading: DocumentReading
  let sentence: Int
  private var tree: Sentence { reading.sentences[sentence] }

  func takesBack(_ draft: CommitmentDraft) -> Bool {
    if draft.statements.first?.stance == "denies" { return true }
    var at = draft.trigger
    var isBelowTalk = isTalk(at)
    for _ in 0..<8 {
      let up = tree.tokens[at].head
      guard up >= 0, isOpen(at, below: up) else { return false }
      if tree.isVerb(up) || tree.tokens[up].upos == .adj,
        isTaken(up, over: at, isBelowTalk: isBelowTalk)
      {
        return true
      }
      if isTalk(up) { isBelowTalk = true }
      at = up
    }
    return false
  }

  /// Whether the clause or phrase of a word is what the word above it speaks of.
  private func isOpen(_ token: Int, below up: Int) -> Bool {
    switch tree.tokens[token].relation.base {
    case "ccomp", "csubj", "xcomp", "acl", "obj", "nmod", "amod": true
    case "obl": tree.marker(of: token) != nil
    case "advcl": tree.marker(of: token) != nil
    case "conj": !hasOwnSubject(token)
    default: false
    }
  }

  private func hasOwnSubject(_ token: Int) -> Bool {
    tree.isVerb(token)
      && (tree.child(of: token, by: "nsubj") != nil
        || tree.tokens[token].isTensed)
  }

  private func isTaken(_ verb: Int, over token: Int, isBelowTalk: Bool) -> Bool {
    let relation = tree.tokens[token].relation.base
    switch reading.hit("commitment-denials", at: verb, in: sentence)?["what"] {
    case "all": return relation != "advcl" && relation != "obl"
    case "talk": return isBelowTalk && relation == "obj"
    case "doubt": return ["ccomp", "csubj", "advcl"].contains(relation)
    case "charge":
      guard relation == "advcl" || relation == "obl" || relation == "xcomp" else { return false }
      return reading.words(.chargePrepositions).contains(tree.marker(of: token) ?? "-")
    default: return false
    }
  }

  /// "Reports", "suggestions", "claims": what is only said about somebody.
  private func isTalk(_ token: Int) -> Bool {
    reading.hit("commitment-talk", at: token, in: sentence) != nil
  }
}
