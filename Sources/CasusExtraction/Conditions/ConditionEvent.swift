internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads what must come about out of a condition: type, who, to what, how many times.
struct ConditionEvent {
  let reading: DocumentReading
  let draft: ConditionDraft
  private var tree: Sentence { reading.sentences[draft.sentence] }

  func condition() -> Condition {
    let core = coreHead()
    let target = targetHead(of: core)
    var condition = Condition(
      quote: reading.span(
        from: draft.tokens.lowerBound, to: draft.tokens.upperBound - 1, in: draft.sentence),
      kind: draft.kind, isOmission: draft.isOmission)
    condition.type = reading.actType(at: core, in: draft.sentence) ?? suffered(at: core)
    // Who comes under fire does nothing.
    condition.actor = isUnder(core) ? nil : actor(of: core)
    if let target {
      condition.targetParty = reading.party(at: target, in: draft.sentence)
      condition.targetRelation = relation(of: target)
      // What tells the target from others of its kind belongs to its words.
      var trimming = PhraseTrimming.name
      if condition.targetRelation != nil { trimming.remove(.clauses) }
      condition.target = reading.phrase(at: target, in: draft.sentence, without: trimming)
    }
    condition.quantifier = quantifier()
    return condition
  }

  /// The verb that says what happens: "continues to shell" is about the shelling.
  private func coreHead() -> Int {
    var at = draft.head
    for _ in 0..<3 {
      guard reading.hit("condition-aspect-verbs", at: at, in: draft.sentence) != nil else { break }
      guard
        let next = tree.child(of: at, by: "xcomp") ?? tree.child(of: at, by: "advcl")
          ?? tree.child(of: at, by: "obj"), draft.tokens.contains(next)
      else { break }
      at = next
    }
    return at
  }

  private func actor(of core: Int) -> Party? {
    // What is demanded is done by whoever it is demanded of.
    if draft.form.hasPrefix("demand") {
      let asked = asked(above: core).filter { $0 < core }
      if let party = asked.lazy.compactMap({ reading.party(at: $0, in: draft.sentence) }).first {
        return party
      }
    }
    var agents = Predicate(core, in: tree).agents
    if agents.isEmpty, core != draft.head { agents = Predicate(draft.head, in: tree).agents }
    if agents.isEmpty, !tree.isVerb(core) {
      agents = tree.children(of: core, by: "nmod").filter { tree.marker(of: $0) == "by" }
      if agents.isEmpty, let subject = tree.child(of: core, by: "nsubj") { agents = [subject] }
    }
    for agent in agents where draft.tokens.contains(agent) || agent < draft.tokens.lowerBound {
      if let party = reading.party(at: agent, in: draft.sentence) { return party }
    }
    return nil
  }

  /// Of whom something is demanded: "gave Ostland ten days to leave", "told it to leave".
  private func asked(above core: Int) -> [Int] {
    tree.ancestors(of: core).prefix(3).lazy.filter {
      reading.hit("condition-demand-verbs", at: $0, in: draft.sentence) != nil
    }.map { tree.children(of: $0, by: "iobj") + tree.children(of: $0, by: "obj") }.first ?? []
  }

  /// What it is done to: the object, the passive's subject, what stands under "on" or "of".
  private func targetHead(of core: Int) -> Int? {
    targetNoun(of: core).map { whole(of: $0) }
  }

  /// "Another of the boats": the boats.
  private func whole(of part: Int) -> Int {
    guard
      tree.tokens[part].upos == .det || tree.tokens[part].upos == .pron
        || tree.tokens[part].upos == .num,
      let whole = tree.children(of: part, by: "nmod").first(where: { tree.marker(of: $0) == "of" }),
      draft.tokens.contains(whole)
    else { return part }
    return whole
  }

  private func isUnder(_ core: Int) -> Bool {
    reading.actType(at: core, in: draft.sentence) == nil && suffered(at: core) != nil
      && !Predicate(core, in: tree).under("under").isEmpty
  }

  /// "Comes under attack", "suffers another raid": the kind of what befalls the subject.
  private func suffered(at core: Int) -> EventType? {
    guard tree.isVerb(core) else { return nil }
    let nouns = Predicate(core, in: tree).under("under") + tree.children(of: core, by: "obj")
    return nouns.lazy.filter { draft.tokens.contains($0) && tree.tokens[$0].upos == .noun }
      .compactMap {
        reading.words(.harmNouns).contains(tree.lemma($0))
          ? .assault : reading.actType(at: $0, in: draft.sentence)
      }.first
  }

  private func targetNoun(of core: Int) -> Int? {
    let predicate = Predicate(core, in: tree)
    let inside = predicate.patients.first { draft.tokens.contains($0) }
    if let inside { return inside }
    if reading.actType(at: core, in: draft.sentence) == nil, suffered(at: core) != nil,
      let subject = tree.child(of: core, by: "nsubj"), draft.tokens.contains(subject)
    {
      return subject
    }
    for preposition in reading.words(.targetPrepositions) {
      if let found = predicate.under(preposition).first, draft.tokens.contains(found),
        !reading.isTime(found, in: draft.sentence)
      {
        return found
      }
    }
    if let subject = tree.child(of: core, by: "nsubj"), draft.tokens.contains(subject),
      reading.party(at: subject, in: draft.sentence) == nil
    {
      return subject
    }
    return nil
  }

  /// A relation that describes the target: "crucial to", "owned by", "serving".
  private func relation(of target: Int) -> String? {
    for token in tree.subtree(of: target) where token != target {
      if let hit = reading.hit("condition-relations", at: token, in: draft.sentence),
        let relation = hit["relation"]
      {
        return relation
      }
    }
    return nil
  }

  private func quantifier() -> Quantifier? {
    for token in draft.tokens {
      if let hit = reading.hit("condition-quantifiers", at: token, in: draft.sentence),
        let value = hit["quantifier"].flatMap(Quantifier.init(rawValue:))
      {
        return value
      }
    }
    return nil
  }
}
