internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// What stands on the act's own word: auxiliaries, negation, adverbs, modifiers, tense, question.
extension FactualityWalk {
  mutating func own(
    _ incoming: FactualityStanding, at index: Int, isExplicit: Bool
  ) -> FactualityStanding {
    var result = incoming
    result = besideSpeech(result, at: index)
    result = adverbs(result, at: index)
    let beforeModal = result
    result = modal(result, at: index, isExplicit: isExplicit)
    let hasModal = result != beforeModal || self.hasModal(index)
    if !hasModal {
      if isNegated(index) {
        result = result.negated
        note(index, "negated", result)
      }
      result = question(result, at: index)
      result = tense(result, at: index, isExplicit: isExplicit)
    }
    if sentence.isNominal(index) { result = modifiers(result, at: index) }
    if result == .asserted, depth == 1, let hit = hit("acts", index) {
      result = result.governing(effect(hit["effect"]), .denied)
      note(index, hit["kind"] ?? "", result)
    }
    if result.value == .expected || result.value == .possible, result.isOwn, hasCondition(index),
      !isPastClause(index)
    {
      result.isOwn = false
      note(index, "depends on a condition", result)
    }
    return result
  }

  // MARK: - Who says so beside the clause

  /// "…, Moscow claimed", "as Algeria insists", "according to the army".
  private mutating func besideSpeech(
    _ standing: FactualityStanding, at index: Int
  ) -> FactualityStanding {
    var result = standing
    for child in sentence.children(of: index) {
      switch relation(child) {
      // "Suspected rebels abduct": a word of suspicion on who did it.
      case "nsubj" where result.value == .asserted && sentence.isVerb(index):
        if token(child).relation.label != "nsubj:pass",
          let suspicion = sentence.children(of: child).first(where: {
            relation($0) == "amod" && hit("modifiers", $0)?["kind"] == "claim"
          })
        {
          result = result.governing(.alleged, .alleged)
          note(suspicion, "suspicion on the actor", result)
        }
      case "parataxis", "advcl":
        if relation(child) == "advcl", !hasMarker(child, "as") { continue }
        // A speech verb with content of its own tells of something else.
        if sentence.children(of: child).contains(where: { Self.contents.contains(relation($0)) }) {
          continue
        }
        guard let hit = hit("verbs", child), let kind = hit["kind"], Self.speech.contains(kind)
        else { continue }
        addSource(speaker(of: child), cue: child, kind: kind)
        if kind == "claim" || kind == "denial", !isNegated(child) {
          result = result.governing(effect(hit["yes"]), effect(hit["no"]))
          note(child, "\(kind) beside the clause", result)
        }
      case "obl":
        if let case_ = sentence.child(of: child, by: "case"),
          token(case_).form.lowercased() == "according"
        {
          addSource(child, cue: case_, kind: "report")
        }
      default: break
      }
    }
    return result
  }

  private static let contents: Set<String> = ["ccomp", "xcomp", "obj", "advcl"]

  private mutating func adverbs(
    _ standing: FactualityStanding, at index: Int
  ) -> FactualityStanding {
    var result = standing
    for child in sentence.children(of: index)
    where relation(child) == "advmod" || relation(child) == "obl" || relation(child) == "cc" {
      guard let hit = hit("adverbs", child) else { continue }
      // "nearly 300 people": on the number, not on the act.
      result = result.governing(effect(hit["effect"]), effect(hit["effect"]))
      if hit["kind"] == "hearsay" { addSource(nil, cue: child, kind: "hearsay") }
      note(child, hit["kind"] ?? "", result)
    }
    return result
  }

  // MARK: - Modals and negation

  private mutating func modal(
    _ standing: FactualityStanding, at index: Int, isExplicit: Bool
  ) -> FactualityStanding {
    guard
      let auxiliary = sentence.children(of: index).first(where: {
        relation($0) == "aux" && hit("modals", $0) != nil && token($0).xpos == "MD"
      }), let hit = hit("modals", auxiliary)
    else { return standing }
    let isPerfect = sentence.children(of: index).contains {
      relation($0) == "aux" && $0 > auxiliary && token($0).lemma == "have"
    }
    if standing.value == .denied, isExplicit { return standing }
    var effect = effect(hit[isPerfect ? "perfect" : isNegated(index) ? "negated" : "plain"])
    if hit["kind"] == "conditional", !isPerfect, effect == .possible, isReported(index) {
      effect = .expected
    }
    var result = standing.governing(effect, effect)
    // "may not have": an open negative is still open; "would not have": it did come about.
    if isPerfect, isNegated(index), result.value == .denied { result = result.negated }
    note(auxiliary, "modal" + (isPerfect ? " with a perfect" : ""), result)
    return result
  }

  private func isReported(_ index: Int) -> Bool {
    if relation(index) == "ccomp" { return true }
    if relation(index) == "conj" { return isReported(max(token(index).head, 0)) }
    if relation(index) == "acl" { return true }
    return sentence.children(of: index).contains {
      relation($0) == "parataxis" && hit("verbs", $0)?["kind"] == "report"
    }
  }

  func isNegator(_ index: Int) -> Bool {
    guard let hit = prepared.hit("negations", at: index) else { return false }
    return hit["kind"] != "none"
  }

  /// A negating word on the act, or "no", "nobody", "neither" in its subject or object.
  func isNegated(_ index: Int) -> Bool {
    var count = 0
    for child in sentence.children(of: index) {
      switch relation(child) {
      case "advmod", "cc", "aux", "mark", "obl", "discourse":
        if isNegator(child) { count += 1 }
      case "nsubj", "obj":
        if isNegator(child)
          || sentence.children(of: child).contains(where: { isNotSo($0) })
          || sentence.children(of: child).contains(where: {
            (relation($0) == "det" || relation($0) == "cc" || relation($0) == "advmod")
              && isNegator($0)
          })
        {
          count += 1
        }
      case "xcomp": if isNotSo(child) { count += 1 }
      default: break
      }
    }
    return count % 2 == 1
  }

  /// "Found him not guilty", "pleaded not guilty": the half of an act that is an adjective.
  private func isNotSo(_ index: Int) -> Bool {
    let isBare = token(index).xpos == "VB" && sentence.child(of: index, by: "mark") == nil
    return (token(index).upos == .adj || isBare) && ["xcomp", "acl"].contains(relation(index))
      && sentence.children(of: index).contains(where: isNegator)
  }

  // MARK: - Question, mood, tense

  private mutating func question(
    _ standing: FactualityStanding, at index: Int
  ) -> FactualityStanding {
    // "“Will Norland pay?” the envoy asked."
    if isInvertedQuestion(index) {
      let result = standing.governing(.possible, .possible)
      note(index, "a question", result)
      return result
    }
    guard relation(index) == "root" || relation(index) == "conj",
      let last = sentence.tokens.last(where: { $0.upos != .sym && !"\"”’'".contains($0.form) }),
      last.form == "?"
    else { return standing }
    let asks =
      sentence.children(of: index).contains { ["WRB", "WP", "WDT"].contains(token($0).xpos) }
      || sentence.tokens.prefix(3).contains { ["WRB", "WP", "WDT"].contains($0.xpos) }
    if asks { return standing }
    let result = standing.governing(.possible, .possible)
    note(index, "a question", result)
    return result
  }

  /// An auxiliary before the subject, and a question mark in marks of quotation behind.
  private func isInvertedQuestion(_ index: Int) -> Bool {
    let children = sentence.children(of: index)
    guard ["root", "ccomp", "parataxis"].contains(relation(index)),
      let auxiliary = children.first(where: { relation($0) == "aux" }),
      let subject = children.first(where: { relation($0) == "nsubj" }), auxiliary < subject
    else { return false }
    return (index..<sentence.tokens.count - 1).contains {
      token($0).form == "?" && "\"”’''".contains(token($0 + 1).form)
    }
  }

  private mutating func tense(
    _ standing: FactualityStanding, at index: Int, isExplicit: Bool
  ) -> FactualityStanding {
    guard sentence.isVerb(index), standing.value == .asserted else { return standing }
    let children = sentence.children(of: index)
    if token(index).xpos == "VB", !isExplicit, !hasDo(index) {
      let hasTo = children.contains { relation($0) == "mark" && token($0).lemma == "to" }
      if isTitle, hasTo, relation(index) == "root" {
        return FactualityStanding(value: .expected)
      }
      // A bare form with a subject is a finite verb whose tag went astray.
      if !hasTo, children.contains(where: { $0 < index && Self.subjects.contains(relation($0)) }) {
        return standing
      }
      let result = FactualityStanding.idle
      note(index, hasTo ? "an infinitive" : "an imperative or bare form", result)
      return result
    }
    let isPresent =
      ["VBZ", "VBP"].contains(token(index).xpos)
      || (token(index).xpos == "VBG"
        && children.contains { relation($0) == "aux" && ["VBZ", "VBP"].contains(token($0).xpos) })
    if isPresent, children.contains(where: { isFutureTime($0) }) || goesOnInFuture(index) {
      let result = standing.governing(.expected, .idle)
      note(index, "present tense with a future time", result)
      return result
    }
    return standing
  }

  private static let subjects: Set<String> = ["nsubj", "vocative", "dislocated"]

  func isFutureTime(_ index: Int) -> Bool { hit("times", index) != nil }

  /// "Tomorrow he flies to Skopje, where he signs": the clause above is in the future.
  private func goesOnInFuture(_ index: Int) -> Bool {
    var at = index
    for above in sentence.ancestors(of: index) {
      guard ["conj", "parataxis", "acl", "advcl"].contains(relation(at)) else { return false }
      if ["VBZ", "VBP"].contains(token(above).xpos),
        sentence.children(of: above).contains(where: { isFutureTime($0) })
      {
        return true
      }
      at = above
    }
    return false
  }

  // MARK: - Modifiers of nouns

  private mutating func modifiers(
    _ standing: FactualityStanding, at index: Int
  ) -> FactualityStanding {
    var result = standing
    for child in sentence.children(of: index) {
      switch relation(child) {
      case "det", "amod", "compound", "nmod", "advmod":
        if relation(child) == "det", isNegator(child) {
          if result.value != .denied { result = result.negated }
          note(child, "none", result)
        } else if let hit = hit("modifiers", child) {
          if result.value == .denied { continue }
          let effect = effect(hit["effect"])
          // "the foiled attack was planned abroad": it failed, whatever is said of it.
          result =
            effect == .denied && result.isOwn
            ? FactualityStanding(value: .denied) : result.governing(effect, effect)
          note(child, hit["kind"] ?? "", result)
        } else if isFutureTime(child) {
          result = result.governing(.expected, .idle)
          note(child, "future time", result)
        }
      case "acl" where token(child).relation.label != "acl:relcl":
        // "an attack foiled by police", "sanctions proposed in May".
        guard token(child).xpos == "VBN",
          let hit = hit("verbs", child), (hit["on"] ?? "").contains("obj")
        else { continue }
        result = FactualityStanding.asserted.governing(effect(hit["yes"]), effect(hit["no"]))
        note(child, hit["kind"] ?? "", result)
      default: break
      }
    }
    return result
  }
}
