internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Event nouns as arguments: what is definite is presupposed, what is not shares its clause's fate.
extension FactualityWalk {
  mutating func nominal(_ index: Int, of head: Int) -> (FactualityStanding, isExplicit: Bool) {
    if let preposition = preposition(of: index) {
      let above = standing(of: head)
      let yes = effect(preposition[above.value == .asserted ? "past" : "yes"])
      if yes == .given, preposition["kind"] == "time", above.value != .asserted,
        !isDefinite(index)
      {
        return (above, false)
      }
      let standing = above.governing(yes, effect(preposition["no"]))
      note(preposition.head, "\(preposition["kind"] ?? "") phrase", standing)
      return (standing, true)
    }
    let above = standing(of: head)
    if above == .asserted { return (above, false) }
    let isSubject = relation(index) == "nsubj"
    if isPresupposed(index, under: above, isSubject: isSubject) {
      note(index, "presupposed", .asserted)
      return (.asserted, false)
    }
    // A negated verb says nothing against an indefinite subject: "a strike did not stop them".
    return (above, false)
  }

  private func isPresupposed(
    _ index: Int, under above: FactualityStanding, isSubject: Bool
  ) -> Bool {
    let hasPastRelative = sentence.children(of: index).contains {
      token($0).relation.label == "acl:relcl" && isPastClause($0) && !hasModal($0)
    }
    if hasPastRelative || isDone(index) { return true }
    guard isDefinite(index) else { return false }
    switch above.value {
    case .asserted, .denied, .possible: return true
    case .alleged: return true
    case .expected: return !isSubject && relation(index) != "obl"
    }
  }

  /// "Rejects a lawsuit filed by": it was filed.
  func isDone(_ index: Int) -> Bool {
    sentence.children(of: index).contains {
      token($0).relation.label == "acl" && token($0).xpos == "VBN"
        && sentence.child(of: $0, by: "obl:agent") != nil
    }
  }

  func isDefinite(_ index: Int) -> Bool {
    sentence.children(of: index).contains { child in
      switch relation(child) {
      case "det":
        let lemma = token(child).lemma
        guard
          lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these"
            || lemma == "those"
        else { return false }
        // "the hilltop or face bombardment": an article before another noun's conjunction.
        return child > index
          || !(child..<index).contains { relation($0) == "cc" && token($0).form == "or" }
      case "nmod": return token(child).relation.label == "nmod:poss"
      default: return false
      }
    }
  }

  /// The preposition of a phrase that the lexicon knows, the longest first.
  func preposition(of index: Int) -> LexiconHit? {
    var best: LexiconHit?
    for child in sentence.children(of: index) where relation(child) == "case" {
      for at in [child] + Array(sentence.children(of: child)) + [max(child - 1, 0)] {
        guard let hit = hit("prepositions", at), hit.tokens.allSatisfy({ $0 < index }),
          hit.tokens.contains(child)
        else { continue }
        if hit.tokens.count > best?.tokens.count ?? 0 { best = hit }
      }
    }
    return best
  }
}
