internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Whether a cue stands for something that was said: not denied, not only wished, due or possible.
struct StatementCue {
  let reading: DocumentReading
  let sentence: Int
  private var tree: Sentence { reading.sentences[sentence] }

  func isSaid(_ cue: Int) -> Bool {
    let token = tree.tokens[cue]
    guard token.upos == .verb || token.upos == .aux else { return true }
    if isBlocked(cue) { return false }
    switch token.relation.base {
    case "xcomp", "ccomp", "csubj", "advcl", "acl":
      // "expected to announce", "in order to deny": nothing was said yet.
      if token.has(feature: "VerbForm=Inf")
        || tree.children(of: cue, by: "mark").contains(where: {
          tree.tokens[$0].lemma == "to"
        })
      {
        return goesOn(cue)
      }
    default: break
    }
    if token.relation.base == "conj", token.head >= 0, tree.subject(of: cue) == nil { return true }
    return true
  }

  /// Negation, a question, a condition, or a modal that leaves it open.
  private func isBlocked(_ cue: Int) -> Bool {
    for child in tree.children(of: cue) {
      let word = tree.tokens[child]
      switch word.relation.base {
      case "advmod" where word.lemma == "not" || word.lemma == "never" || word.form == "n't":
        return true
      case "mark" where reading.words(.openMarkers).contains(word.lemma):
        return true
      case "aux":
        if word.xpos == "MD", !isSaidAnyway(cue) { return true }
      case "nsubj":
        if tree.children(of: child, by: "det").contains(where: { tree.lemma($0) == "no" })
          || reading.words(.negativePronouns).contains(word.lemma)
        {
          return true
        }
      default: break
      }
    }
    return tree.tokens.last?.form == "?" && !reading.isQuoted(tree.tokens.count - 1, in: sentence)
      && tree.tokens[cue].relation.base == "root"
  }

  /// "Would say only that", "will admit that": the modal colours the saying, it does not undo it.
  private func isSaidAnyway(_ cue: Int) -> Bool {
    tree.children(of: cue, by: "aux").contains {
      tree.lemma($0) == "would" || tree.lemma($0) == "can"
    }
      && tree.children(of: cue, by: "advmod").contains { tree.lemma($0) == "only" }
  }

  /// "Went on to say", "continued to insist".
  private func goesOn(_ cue: Int) -> Bool {
    let head = tree.tokens[cue].head
    guard head >= 0, tree.tokens[cue].relation.base == "xcomp" else { return false }
    return reading.words(.phaseVerbs).contains(tree.lemma(head))
  }
}
