internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Clauses beside the main one: conditions, purposes, times, reasons, relative clauses.
extension FactualityWalk {
  mutating func adverbialClause(
    _ index: Int, of head: Int
  ) -> (FactualityStanding, isExplicit: Bool) {
    if let marker = clauseMarker(of: index) {
      let kind = marker["kind"] ?? ""
      // "as Kyiv insists" marks no clause of time.
      let standing = adverbial(index, of: head, marker: marker, kind: kind)
      note(marker.head, "\(kind) clause", standing)
      return (standing, true)
    }
    if let standing = invertedCondition(index) {
      note(index, "condition by inversion", standing)
      return (standing, true)
    }
    if isInfinitive(index), token(index).xpos == "VB", !hasDo(index) {
      note(index, "purpose", .idle)
      return (.idle, true)
    }
    if token(index).xpos == "VBG" || token(index).xpos == "VBN" {
      // "…, accusing them of": the speaker of the main clause goes on speaking.
      if let kind = hit("verbs", index)?["kind"], Self.acts.contains(kind) {
        return (.asserted, false)
      }
      let above = standing(of: head)
      return (above.value == .denied ? .asserted : above, false)
    }
    return (.asserted, false)
  }

  private mutating func adverbial(
    _ index: Int, of head: Int, marker: LexiconHit, kind: String
  ) -> FactualityStanding {
    let yes = effect(marker["yes"])
    let past = effect(marker["past"])
    let no = effect(marker["no"])
    switch kind {
    case "reason": return .asserted
    case "time", "term":
      // "before it could": it came too late.
      if token(marker.head).lemma == "before", hasModal(index) {
        return FactualityStanding(value: .denied)
      }
      let above = standing(of: head)
      let isSettled = above.value == .asserted && !hasModal(head) && !hasModal(index)
      let isOver = isPastClause(index) || (kind == "time" && token(index).xpos == "VBG")
      if isSettled,
        kind == "time" || isPastClause(index) || token(index).xpos.hasPrefix("VBN")
          || token(index).xpos == "VBG"
      {
        return above.governing(past, no)
      }
      // "will leave, as it was expelled": past behind a future; "would leave once it was": no.
      if isOver, !hasModal(index), !isBackshifted(head) { return .asserted }
      return above.governing(yes, yes)
    case "question":
      // "depends on whether"
      if operatorHit(at: head, over: index, treatAs: "ccomp")?["yes"] == "idle" { return .idle }
      return .asserted.governing(.possible, .possible)
    case "condition", "purpose", "concession":
      return yes == .idle ? .idle : .asserted.governing(yes, yes)
    default:
      // "with the minister threatening to": said by another, not part of what governs it.
      if kind == "manner", let act = hit("verbs", index)?["kind"], Self.acts.contains(act) {
        return .asserted
      }
      return standing(of: head).governing(yes, no)
    }
  }

  private func isBackshifted(_ index: Int) -> Bool {
    sentence.children(of: index).contains {
      relation($0) == "aux" && hit("modals", $0) != nil && token($0).lemma != "will"
    }
  }

  /// "Should it attack", "were they to leave", "had it not opened".
  private func invertedCondition(_ index: Int) -> FactualityStanding? {
    let children = sentence.children(of: index)
    guard let auxiliary = children.first(where: { relation($0) == "aux" || relation($0) == "cop" }),
      auxiliary < index - 1, (auxiliary + 1..<index).contains(where: { sentence.isNominal($0) })
    else { return nil }
    switch token(auxiliary).form.lowercased() {
    case "had":
      // "had it not opened": it did open. "Had it attacked": the case that did not arise.
      return FactualityStanding(value: .denied, isOwn: children.contains { isNegator($0) })
    case "should", "were": return .idle
    default: return nil
    }
  }

  func hasDo(_ index: Int) -> Bool {
    sentence.children(of: index).contains { relation($0) == "aux" && token($0).lemma == "do" }
  }

  /// The clause's own finite verb is in the past.
  func isPastClause(_ index: Int) -> Bool {
    if token(index).xpos == "VBD" { return true }
    return sentence.children(of: index).contains {
      (relation($0) == "aux" || relation($0) == "cop") && token($0).xpos == "VBD"
    }
  }

  /// Relative clauses and participles are asserted on their own; a bare infinitive is not.
  mutating func adnominalClause(
    _ index: Int, of head: Int
  ) -> (FactualityStanding, isExplicit: Bool) {
    let isRelative = token(index).relation.label == "acl:relcl"
    if !isRelative, isInfinitive(index), isFirstOfAll(head) {
      let above = standing(of: head)
      note(index, "what the \(token(head).form) is the first or only one to do", above)
      return (above, true)
    }
    return (ownAdnominalClause(index, of: head, isRelative: isRelative), false)
  }

  private mutating func ownAdnominalClause(
    _ index: Int, of head: Int, isRelative: Bool
  ) -> FactualityStanding {
    if !isRelative, isInfinitive(index) {
      note(index, "an infinitive on \(token(head).form)", .idle)
      return .idle
    }
    switch clauseMarker(of: index)?["kind"] {
    case "absence": return FactualityStanding(value: .denied)
    case "condition", "purpose": return .idle
    case "question": return FactualityStanding.asserted.governing(.possible, .possible)
    default: break
    }
    // "any country that attacks": nobody in particular.
    if isGeneric(head) { return .idle }
    if isRelative, let content = misreadContent(index, of: head) { return content }
    if token(index).xpos == "VBG", !isRelative {
      let above = standing(of: head)
      return above.isOwn ? .asserted : above
    }
    return .asserted
  }

  /// "Becomes the first country to recognise it": it does.
  private func isFirstOfAll(_ head: Int) -> Bool {
    let isRanked = sentence.children(of: head).contains {
      Self.ranks.contains(token($0).lemma.lowercased())
        || token($0).features.contains("NumType=Ord")
    }
    let isPredicate =
      relation(head) == "xcomp" && token(head).head >= 0
      && token(token(head).head).lemma == "become"
      || sentence.child(of: head, by: "cop") != nil
      || relation(head) == "obj"
        && token(head).head >= 0 && token(token(head).head).lemma == "become"
    return isRanked && isPredicate && !isGeneric(head)
  }

  private static let ranks: Set<String> = ["only", "latest", "last", "next"]

  /// "the allegation that they paid smugglers", read as a relative clause: it has no gap.
  private mutating func misreadContent(_ index: Int, of head: Int) -> FactualityStanding? {
    let children = sentence.children(of: index)
    guard let that = children.first(where: { token($0).lemma == "that" }),
      relation(that) == "mark" || that == head + 1,
      children.contains(where: { relation($0) == "nsubj" && $0 != that }),
      sentence.child(of: head, by: "cop") == nil,
      relation(that) == "mark"
        || children.contains(where: { relation($0) == "obj" && $0 != that }),
      let hit = lexicons.hits("factuality-nouns", at: head, in: prepared)
        .first(where: { ($0["on"] ?? "").contains("clause") })
    else { return nil }
    return apply(hit, at: head, to: standing(of: head))
  }

  func isGeneric(_ index: Int) -> Bool {
    sentence.children(of: index).contains {
      relation($0) == "det" && hit("modifiers", $0)?["effect"] == "idle"
    } || hit("modifiers", index)?["effect"] == "idle"
  }

  /// A condition hangs on the clause: what it depends on is no event of its own.
  func hasCondition(_ index: Int) -> Bool {
    // "if they do not, the truce will end and the war will go on".
    if relation(index) == "conj", token(index).head >= 0,
      sentence.children(of: token(index).head).contains(where: {
        relation($0) == "advcl" && $0 < token(index).head
          && clauseMarker(of: $0)?["kind"] == "condition"
      })
    {
      return true
    }
    return sentence.children(of: index).contains { child in
      switch relation(child) {
      case "advcl":
        if let marker = clauseMarker(of: child) {
          return marker["kind"] == "condition"
            || (marker["kind"] == "term" && !isPastClause(child)
              && token(marker.head).lemma != "before")
        }
        return invertedCondition(child) != nil
      case "obl":
        let kind = preposition(of: child)?["kind"]
        return kind == "condition" || kind == "absence"
      default: return false
      }
    }
  }
}
