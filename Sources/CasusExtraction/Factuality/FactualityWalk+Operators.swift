internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Words that say what becomes of the act they govern.
extension FactualityWalk {
  func effect(_ text: String?) -> FactualityEffect {
    text.flatMap(FactualityEffect.init(rawValue:)) ?? .same
  }

  /// The standing under a listed word, or nil where the governor is none.
  mutating func governed(_ index: Int, by head: Int) -> FactualityStanding? {
    guard let hit = operatorHit(at: head, over: index, treatAs: nil) else { return nil }
    if let marker = clauseMarker(of: index), marker["kind"] == "question" {
      let standing: FactualityStanding =
        hit["yes"] == "idle" ? .idle : .asserted.governing(.possible, .possible)
      note(marker.head, "an open question", standing)
      return standing
    }
    if hit["kind"] == "refusal", ["obj", "nsubj"].contains(relation(index)), isDone(index) {
      note(index, "was done before it is refused", .asserted)
      return .asserted
    }
    return apply(hit, at: head, to: standing(of: head), over: index)
  }

  mutating func apply(
    _ hit: LexiconHit, at head: Int, to above: FactualityStanding, over index: Int? = nil
  ) -> FactualityStanding {
    var standing = above.governing(effect(hit["yes"]), effect(hit["no"]))
    let kind = hit["kind"] ?? ""
    // "was able to": it was done.
    if kind == "ability", above.value == .asserted, isPastClause(head), !hasModal(head) {
      standing = above
    }
    // "no plans to": a refusal, not something that failed to happen.
    if kind == "plan", standing.value == .denied, token(head).upos == .noun,
      sentence.children(of: head).contains(where: { relation($0) == "det" && isNegator($0) })
    {
      standing = .idle
    }
    // "shelved its plan to": the plan is off, and nothing more was said of the act.
    if kind == "plan", standing.value == .denied, token(head).upos == .noun,
      let verb = sentence.ancestors(of: head).first(where: { sentence.isVerb($0) }),
      self.hit("verbs", verb)?["kind"] == "dropped"
    {
      standing = .idle
    }
    if kind == "announcement", standing.value == .expected, let index,
      isDefinite(index) || self.hit("nouns", index)?["kind"] == "agreement"
    {
      standing = above
    }
    if Self.speech.contains(kind) { addSource(speaker(of: head), cue: head, kind: kind) }
    note(head, "\(kind) (\(hit.lexicon): \(hit.entry.entry))", standing)
    return standing
  }

  /// Kinds of verbs that are acts of speech.
  static let acts: Set<String> = speech.union(["threat", "demand", "reaction", "announcement"])

  static let speech: Set<String> = [
    "report", "factive", "claim", "denial", "rumour", "allegation", "accusation", "doubt",
  ]

  /// An operator that the tree hides: the word before the infinitive, the verb above the noun on
  /// which a clause was hung.
  mutating func raised(_ index: Int) -> FactualityStanding? {
    let head = token(index).head
    if let before = wordBeforeInfinitive(index), before != head, relation(index) != "conj" {
      if token(before).lemma == "be", relation(index) != "acl", relation(index) != "csubj" {
        let standing = FactualityStanding.asserted.governing(.expected, .idle)
        note(before, "be to", standing)
        return standing
      }
      if let hit = operatorHit(at: before, over: index, treatAs: "xcomp") {
        return apply(hit, at: before, to: before == index ? .asserted : standing(of: before))
      }
    }
    guard head >= 0, head < sentence.tokens.count else { return nil }
    let base = relation(index)
    // "thought better of recognising", hung on "better": the entry's own preposition tells.
    if let marker = sentence.children(of: index).first(where: {
      relation($0) == "mark" || relation($0) == "case"
    }) {
      for above in sentence.ancestors(of: index).dropFirst().prefix(2) {
        for lexicon in operatorLexicons(for: above) {
          for hit in lexicons.hits("factuality-" + lexicon, at: above, in: prepared)
          where hit.tokens.contains(marker) {
            return apply(hit, at: above, to: standing(of: above), over: index)
          }
        }
      }
    }
    // "all options remain open, including a raid", hung on the verb.
    if base == "obl", hasMarker(index, "including"),
      let whole = sentence.children(of: head).first(where: {
        $0 < index && operatorHit(at: $0, over: index, treatAs: "nmod") != nil
      }), let hit = operatorHit(at: whole, over: index, treatAs: "nmod")
    {
      return apply(hit, at: whole, to: standing(of: whole))
    }
    // "prevented marines from boarding", "urged the sides to talk", hung on the noun.
    if base == "acl", token(index).relation.label != "acl:relcl", sentence.isNominal(head),
      operatorHit(at: head, over: index, treatAs: nil) == nil,
      relation(head) == "obj" || relation(head) == "obl" || relation(head) == "nsubj",
      case let verb = token(head).head, verb >= 0, sentence.isVerb(verb),
      let hit = operatorHit(at: verb, over: index, treatAs: "advcl")
    {
      return apply(hit, at: verb, to: standing(of: verb))
    }
    // "signed a deal with Paris to receive jets", hung on the verb.
    if base == "advcl" || base == "xcomp", isPlainInfinitive(index), sentence.isVerb(head),
      operatorHit(at: head, over: index, treatAs: nil) == nil,
      let object = sentence.children(of: head).first(where: {
        (relation($0) == "obj" || token($0).relation.label == "nsubj:pass") && $0 < index
      }), let hit = operatorHit(at: object, over: index, treatAs: "xcomp"),
      ["plan", "agreement", "proposal", "threat", "demand", "request", "implicative"].contains(
        hit["kind"] ?? "")
    {
      return apply(hit, at: object, to: standing(of: object))
    }
    return nil
  }

  /// The word right before "to" and an infinitive, adverbs aside.
  private func wordBeforeInfinitive(_ index: Int) -> Int? {
    guard token(index).xpos == "VB" || token(index).xpos == "VBN" else { return nil }
    var at = index - 1
    while at > 0, token(at).upos == .adv || token(at).upos == .aux { at -= 1 }
    guard at > 0, token(at).form == "to", token(at).upos == .part else { return nil }
    // "in order to": a marker of its own, whatever the tree makes of it.
    for start in max(0, at - 4)..<at where hit("markers", start)?.tokens.last == at { return nil }
    at -= 1
    while at > 0, token(at).upos == .adv || token(at).lemma == "not" {
      // "is thought likely to", "was about to"
      if operatorHit(at: at, over: index, treatAs: "xcomp") != nil { return at }
      at -= 1
    }
    return token(at).upos == .punct ? nil : at
  }

  /// The entry at a word that covers a dependent; the longest that does.
  func operatorHit(at head: Int, over index: Int, treatAs forced: String?) -> LexiconHit? {
    for lexicon in operatorLexicons(for: head) {
      for hit in lexicons.hits("factuality-" + lexicon, at: head, in: prepared)
      where covers(hit, head: head, index, relation: forced ?? relation(index)) {
        return hit
      }
    }
    return nil
  }

  private func operatorLexicons(for head: Int) -> [String] {
    switch token(head).upos {
    case .verb, .aux: ["verbs"]
    case .noun, .propn: ["nouns"]
    case .adj, .adv, .adp: ["adjectives", "verbs"]
    default: []
    }
  }

  private func covers(
    _ hit: LexiconHit, head: Int, _ index: Int, relation: String
  ) -> Bool {
    // A word of the entry hangs on the dependent: "call for" over "talks".
    if hit.tokens.contains(where: { $0 != head && token($0).head == index }) { return true }
    if hit.tokens.contains(index) { return false }
    for place in (hit["on"] ?? "").split(separator: ",") {
      switch place {
      case "any": return true
      case "clause":
        switch relation {
        case "ccomp", "xcomp", "csubj": return true
        case "acl" where token(index).relation.label != "acl:relcl":
          if isInfinitive(index) || hasThat(index) || token(index).xpos == "VBG" { return true }
        case "acl" where hasThat(index): return true
        case "advcl":
          if Self.takesInfinitive.contains(hit["kind"] ?? ""), isPlainInfinitive(index) {
            return true
          }
          // "does not rule out striking"
          if token(index).xpos == "VBG", index > head, index - head <= 2 { return true }
        default: break
        }
      case "obj":
        if relation == "obj" || relation == "nsubj" && isPassive(head) { return true }
      case "subj":
        if relation == "nsubj", !isPassive(head) { return true }
        if relation == "csubj" { return true }
      case "compound": if relation == "compound" { return true }
      default:
        // "call for" says nothing of what stands under another preposition.
        if hit.tokens.count > 1, hit.tokens.last.map({ token($0).upos == .adp }) ?? false {
          continue
        }
        if ["obl", "nmod", "advcl", "acl", "xcomp", "ccomp"].contains(relation),
          hasMarker(index, String(place.dropFirst().dropLast()))
        {
          return true
        }
      }
    }
    return false
  }

  private static let takesInfinitive: Set<String> = [
    "demand", "plan", "threat", "permission", "readiness", "refusal", "implicative", "causative",
    "attempt", "dropped", "potential", "request", "announcement", "proposal",
  ]

  private func isPlainInfinitive(_ index: Int) -> Bool {
    let marks = sentence.children(of: index).filter { relation($0) == "mark" }
    return marks.count == 1 && token(marks[0]).form.lowercased() == "to"
      && sentence.children(of: marks[0], by: "fixed").isEmpty
      && !(marks[0] > 0 && (hit("markers", marks[0] - 1)?.tokens.count ?? 1) > 1)
  }

  func isPassive(_ index: Int) -> Bool {
    token(index).xpos == "VBN"
      && sentence.children(of: index).contains {
        ["aux:pass", "nsubj:pass"].contains(token($0).relation.label)
          || (relation($0) == "aux" || relation($0) == "cop") && token($0).lemma == "be"
      }
  }

  private func hasThat(_ index: Int) -> Bool {
    sentence.children(of: index).contains {
      relation($0) == "mark" && token($0).lemma == "that"
    }
  }

  func hasMarker(_ index: Int, _ word: String) -> Bool {
    sentence.children(of: index).contains {
      (relation($0) == "case" || relation($0) == "mark") && token($0).form.lowercased() == word
    }
  }

  /// Who speaks: the subject, through a shared one; of a noun, its owner.
  func speaker(of cue: Int) -> Int? {
    if sentence.isVerb(cue) {
      if let subject = sentence.subject(of: cue),
        token(subject).relation.label != "nsubj:pass"
      {
        return subject
      }
      return sentence.children(of: cue, by: "obl").first { hasMarker($0, "by") }
    }
    return sentence.child(of: cue, by: "nmod:poss")
      ?? sentence.children(of: cue, by: "nmod").first { hasMarker($0, "by") || hasMarker($0, "of") }
      ?? sentence.child(of: cue, by: "compound")
  }

  // MARK: - Denials beside the act

  /// "…, which Kabul denies" on the act or on what governs it.
  func denialBeside(_ index: Int) -> (token: Int?, cue: Int)? {
    let tokens = sentence.tokens
    // That somebody accused is not denied with the accusation.
    if let kind = hit("verbs", index)?["kind"], Self.acts.contains(kind) { return nil }
    for cue in tokens.indices where cue > index && tokens[cue].relation.label == "acl:relcl" {
      guard let hit = hit("verbs", cue), hit["kind"] == "denial", !isNegated(cue) else { continue }
      let object = sentence.children(of: cue).first {
        relation($0) == "obj" || relation($0) == "nsubj:pass"
      }
      guard let object, tokens[object].upos == .pron || tokens[object].xpos == "WDT" else {
        continue
      }
      let subtree = tokens[cue].head
      if subtree == index || sentence.isAncestor(subtree, of: index)
        || sentence.isAncestor(index, of: subtree)
      {
        return (speaker(of: cue), cue)
      }
    }
    return nil
  }

  /// "The ministry denies the accusation": a main clause that denies what was said before it.
  func denialOfAccusation() -> (token: Int?, cue: Int)? {
    guard let root = sentence.root, let hit = hit("verbs", root), hit["kind"] == "denial",
      !isNegated(root), let object = sentence.child(of: root, by: "obj")
    else { return nil }
    let isBare = token(object).upos == .pron || self.hit("nouns", object)?["kind"] == "allegation"
    return isBare ? (speaker(of: root), root) : nil
  }
}
