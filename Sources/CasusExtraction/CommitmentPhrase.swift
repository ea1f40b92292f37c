internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Cuts the words of what would be done, and reads their type, polarity and time.
struct CommitmentPhrase {
  let reading: DocumentReading
  let draft: CommitmentDraft
  let condition: ConditionDraft?
  private var tree: Sentence { reading.sentences[draft.sentence] }

  // MARK: - Words

  /// From the main verb to the end of what hangs on it: no modal, no condition, no cause.
  func quote() -> Quote? {
    let low = draft.isWholeClause ? clauseStart() : start()
    let high = max(end(), draft.action)
    guard low <= high else { return nil }
    return reading.span(from: low, to: high, in: draft.sentence)
  }

  private func clauseStart() -> Int {
    let kept = tree.subtree(of: draft.action).filter {
      !(condition?.tokens.contains($0) ?? false) && tree.tokens[$0].upos != .punct
        && tree.tokens[$0].relation.base != "mark" && tree.tokens[$0].relation.base != "cc"
    }
    // The stretch that leads up to the verb without a gap.
    var low = draft.action
    let set = Set(kept)
    while low > 0, set.contains(low - 1) { low -= 1 }
    return low
  }

  private func start() -> Int {
    var low = draft.action
    if isNominal { return nominalStart() }
    // "be directly targeted", "be postponed"; "temporarily accept"; "is ready" stays outside.
    let leading = tree.children(of: draft.action).filter { child in
      guard child < draft.action else { return false }
      switch tree.tokens[child].relation.label {
      case "aux:pass", "cop": return tree.tokens[child].xpos == "VB"
      case "advmod": return !isNegator(child)
      default: return false
      }
    }
    for child in leading.sorted(by: >) where child >= low - 2 { low = min(low, child) }
    if draft.form == .ready, draft.trigger != draft.action, tree.tokens[draft.action].upos == .noun
    {
      return draft.trigger
    }
    return low
  }

  private var isNominal: Bool {
    (tree.isNominal(draft.action) || tree.tokens[draft.action].upos == .sym
      || tree.tokens[draft.action].upos == .num) && tree.child(of: draft.action, by: "cop") == nil
      && tree.child(of: draft.action, by: "nsubj") == nil
  }

  private func nominalStart() -> Int {
    var low = draft.action
    let set = Set(
      tree.subtree(of: draft.action).filter {
        $0 <= draft.action && tree.tokens[$0].relation.base != "case"
      })
    while low > 0, set.contains(low - 1) { low -= 1 }
    return low
  }

  private func end() -> Int {
    var cut: Set<Int> = []
    for child in tree.children(of: draft.action) where isLeftOut(child) {
      cut.formUnion(tree.subtree(of: child))
    }
    if let condition { cut.formUnion(condition.tokens) }
    let kept = Set(tree.subtree(of: draft.action)).subtracting(cut)
    var high = draft.action
    while high + 1 < tree.tokens.count, kept.contains(high + 1) { high += 1 }
    while high > draft.action, isTrailing(high) { high -= 1 }
    return high
  }

  /// Dependents that tell why, when besides, or what else is done.
  private func isLeftOut(_ child: Int) -> Bool {
    let word = tree.tokens[child]
    switch word.relation.base {
    case "conj":
      // Another act of its own; joined verbs that share the object stay one.
      return tree.isVerb(child) && tree.isVerb(draft.action)
        && tree.child(of: draft.action, by: "obj").map { $0 < child } ?? true
    case "parataxis": return true
    case "advcl":
      guard child > draft.action else { return true }
      let isAfterComma = tree.subtree(of: child).min().map {
        $0 > 0 && tree.tokens[$0 - 1].form == "," || tree.tokens[$0].form == ","
      }
      let marker = tree.marker(of: child) ?? ""
      return isAfterComma == true
        || [
          "after", "as", "while", "because", "since", "following", "amid", "despite", "although",
          "though", "when", "before", "if", "unless", "until",
        ].contains(marker)
    case "obl":
      let marker = tree.marker(of: child) ?? ""
      return child > draft.action
        && [
          "after", "following", "amid", "despite", "in_response", "in_response_to", "because_of",
          "according_to", "in_exchange_for", "under",
        ].contains(marker)
    case "acl":
      return word.relation.label == "acl:relcl" && tree.tokens[max(child - 2, 0)].form == ","
    case "appos", "nsubj", "csubj", "mark": return word.relation.base != "appos"
    default: return false
    }
  }

  private func isTrailing(_ token: Int) -> Bool {
    let word = tree.tokens[token]
    if word.relation.base == "cc" { return true }
    guard word.upos == .punct else { return false }
    switch word.form {
    case "\"", "”", "''":
      return !(draft.action..<token).contains { ["\"", "“", "``"].contains(tree.tokens[$0].form) }
    case ")", "]", "%": return false
    default: return true
    }
  }

  private func isNegator(_ token: Int) -> Bool {
    ["not", "never", "no"].contains(tree.lemma(token)) || tree.tokens[token].form == "n't"
  }

  // MARK: - Type and polarity

  /// What kind of act: of the thing that stops, where something stops.
  func type() -> EventType? {
    let stopped = stoppedHead()
    if let stopped, let type = reading.actType(at: stopped, in: draft.sentence) { return type }
    if let own = reading.actType(at: draft.action, in: draft.sentence) { return own }
    if let hit = reading.hit("commitment-objects", at: draft.action, in: draft.sentence),
      let type = hit["type"].flatMap(EventType.init(rawValue:))
    {
      return type
    }
    guard let object = tree.child(of: draft.action, by: "obj") else { return nil }
    return reading.actType(at: object, in: draft.sentence)
      ?? reading.hit("commitment-objects", at: object, in: draft.sentence)
      .flatMap { $0["type"] }.flatMap(EventType.init(rawValue:))
  }

  func polarity() -> ActionPolarity {
    if draft.polarity == .refrain || draft.negatedSubject
      || reading.isNegated(draft.action, in: draft.sentence)
    {
      return .refrain
    }
    if draft.polarity == .stop || stoppedHead() != nil { return .stop }
    return .act
  }

  /// The act that ends, where the verb or noun is one of ending: "withhold aid", "a halt to".
  ///
  /// Ending something harmful is a concession to be done, not an act that stops.
  func stoppedHead() -> Int? {
    let isStop =
      reading.hit("commitment-stop-verbs", at: draft.action, in: draft.sentence) != nil
      || reading.hit("commitment-objects", at: draft.action, in: draft.sentence)?["polarity"]
        == "stop"
    guard isStop else { return nil }
    let below =
      tree.child(of: draft.action, by: "obj") ?? tree.child(of: draft.action, by: "xcomp")
      ?? tree.children(of: draft.action).first {
        ["obl", "nmod"].contains(tree.tokens[$0].relation.base)
          && ["of", "to", "from", "on", "in"].contains(tree.marker(of: $0))
      }
      ?? Predicate(draft.action, in: tree).patients.first
    guard let below else { return nil }
    let type = reading.actType(at: below, in: draft.sentence)
    let isForce = reading.hit("commitment-forces", at: below, in: draft.sentence) != nil
    switch type {
    case .sanction, .coerce, .assault, .threaten, .accuse, .protest, .mobilize: return nil
    default: return isForce ? nil : below
    }
  }

  // MARK: - Time

  /// By when it is due, or how long the condition must hold.
  func deadline(within condition: TextSpan?) -> (words: Quote, date: DateSpan?)? {
    var tokens = Set(tree.subtree(of: draft.action))
    if draft.form == .ultimatum || draft.form == .object {
      tokens.formUnion(tree.subtree(of: draft.trigger))
    }
    if let head = self.condition?.tokens { tokens.formUnion(head) }
    return reading.dueTime(among: tokens, in: draft.sentence)
  }
}
