internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// The kind of what would be done, whether it is done, left or ended, and by when.
extension CommitmentPhrase {
  /// What kind of act: of the thing that stops, where something stops; else of the verb with its
  /// object, of either, or of a sum of money.
  func type() -> EventType? {
    let read = readType()
    // A strike called by those who work is none of bombs.
    switch draft.holder?.sector {
    case .labour, .ngo, .education, .religious, .civilian, .business:
      return read == .assault && isStrike ? .protest : read
    default: return read
    }
  }

  private var isStrike: Bool {
    let object = tree.child(of: draft.action, by: "obj") ?? draft.action
    return [draft.action, object].contains { tree.lemma($0) == "strike" }
  }

  private func readType() -> EventType? {
    if let stopped = stoppedHead(), let type = thingType(at: stopped) { return type }
    if let resumed = resumedType() { return resumed }
    if let relief = reliefType() { return relief }
    if let changed = changedType() ?? receivedType() { return changed }
    if let own = reading.actType(at: draft.action, in: draft.sentence) { return own }
    if let type = objectType(at: draft.action) { return type }
    if isSum { return .aid }
    if let object = objectHead,
      let type = reading.actType(at: object, in: draft.sentence) ?? objectType(at: object)
    {
      return type
    }
    if isCounted { return .aid }
    // "Keep the crossings closed": what it is kept as.
    let states = [draft.action, objectHead ?? draft.action].flatMap { Array(tree.children(of: $0)) }
    return states.lazy.filter { ["xcomp", "acl", "amod"].contains(tree.tokens[$0].relation.base) }
      .filter { tree.tokens[$0].xpos == "VBN" || tree.tokens[$0].xpos == "JJ" }
      .compactMap { reading.actType(at: $0, in: draft.sentence) }.first
  }

  /// "Pledges $40 million": money given.
  private var isSum: Bool {
    guard draft.form == .object, draft.act != .threat else { return false }
    let words = tree.subtree(of: draft.action).filter { abs($0 - draft.action) < 5 }
    return tree.tokens[draft.action].upos == .sym || words.contains { tree.tokens[$0].xpos == "$" }
  }

  /// "Offers 60 generators": so many things given.
  private var isCounted: Bool {
    guard draft.form == .object, draft.act == .promise else { return false }
    return tree.children(of: draft.action, by: "nummod").first != nil
  }

  /// "Tariffs will drop to 10%": less of what hurts gives way, more of it hurts.
  private func changedType() -> EventType? {
    guard let subject = tree.child(of: draft.action, by: "nsubj"),
      objectType(at: subject) == .sanction
    else { return nil }
    if reading.words(.fallingVerbs).contains(tree.lemma(draft.action)) { return .concede }
    return reading.words(.risingVerbs).contains(tree.lemma(draft.action)) ? .sanction : nil
  }

  /// "Will receive 40 tanks": aid, where it is a sum, arms or help.
  private func receivedType() -> EventType? {
    guard reading.words(.receivingVerbs).contains(tree.lemma(draft.action)),
      let object = objectHead
    else { return nil }
    let isGiven =
      ["transfer-items", "transfer-aid-nouns", "currency-names"].contains {
        reading.hit($0, at: object, in: draft.sentence) != nil
      } || tree.tokens[object].xpos == "$"
    return isGiven ? .aid : nil
  }

  /// "Will continue sharing intelligence", "resume targeting ships": what goes on or begins again.
  private func resumedType() -> EventType? {
    guard reading.words(.resumingVerbs).contains(tree.lemma(draft.action)) else { return nil }
    let heads = tree.children(of: draft.action).filter { child in
      guard child > draft.action else { return false }
      switch tree.tokens[child].relation.base {
      case "xcomp", "obj": return true
      case "advcl": return tree.tokens[child].xpos == "VBG" && tree.marker(of: child) == nil
      default: return false
      }
    }
    for head in heads.prefix(2) {
      let compound = tree.children(of: head, by: "compound")
      for word in [head] + compound {
        if let type = reading.actType(at: word, in: draft.sentence)
          ?? objectType(at: word)
          ?? (word == head ? thingType(at: head) : nil)
        {
          return type
        }
      }
    }
    return nil
  }

  /// Ending what hurts gives way: a freeze, a ban.
  private func reliefType() -> EventType? {
    guard reading.hit("commitment-stop-verbs", at: draft.action, in: draft.sentence) != nil,
      let object = objectHead
    else { return nil }
    switch thingType(at: object) {
    case .sanction, .coerce: return .concede
    default: return nil
    }
  }

  private var objectHead: Int? {
    guard tree.isVerb(draft.action) else { return tree.child(of: draft.action, by: "nmod") }
    return tree.child(of: draft.action, by: "obj")
      ?? Predicate(draft.action, in: tree).patients.first ?? strayNoun(after: lastOfVerb)
  }

  /// The verb's own last word: "cut off", "hand over".
  private var lastOfVerb: Int {
    let next = draft.action + 1
    return next < tree.tokens.count && tree.tokens[next].xpos == "RP" ? next : draft.action
  }

  private func objectType(at token: Int) -> EventType? {
    reading.hit("commitment-objects", at: token, in: draft.sentence)
      .flatMap { $0["type"] }.flatMap(EventType.init(rawValue:))
  }

  /// The kind of what a thing is in use for: flights and sales are trade, contacts are talks.
  private func thingType(at token: Int) -> EventType? {
    let words = tree.children(of: token, by: "compound") + tree.conjuncts(of: token)
    for word in words {
      if let type = reading.hit("commitment-things", at: word, in: draft.sentence)?["type"]
        .flatMap(EventType.init(rawValue:))
      {
        return type
      }
    }
    return words.lazy.compactMap {
      reading.actType(at: $0, in: draft.sentence) ?? objectType(at: $0)
    }.first
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
  /// Ending a measure that hurts is a concession to be done, not an act that stops; and what a verb
  /// like "cut" or "leave" is done to must be known as something that goes on.
  func stoppedHead() -> Int? {
    let verb = reading.hit("commitment-stop-verbs", at: draft.action, in: draft.sentence)
    let isStop =
      verb != nil
      || reading.hit("commitment-objects", at: draft.action, in: draft.sentence)?["polarity"]
        == "stop"
    guard isStop else { return nil }
    let below =
      tree.child(of: draft.action, by: "obj") ?? tree.child(of: draft.action, by: "xcomp")
      ?? tree.children(of: draft.action).first {
        ["obl", "nmod"].contains(tree.tokens[$0].relation.base)
          && reading.words(.stoppedThingPrepositions).contains(tree.marker(of: $0) ?? "-")
      }
      ?? Predicate(draft.action, in: tree).patients.first ?? strayNoun(after: lastOfVerb)
    guard let below else { return nil }
    if reading.hit("commitment-forces", at: below, in: draft.sentence) != nil { return nil }
    switch thingType(at: below) {
    case .sanction, .coerce, .threaten, .accuse, .mobilize: return nil
    case nil: return verb?["certain"] == "no" ? nil : below
    default: return below
    }
  }

  // MARK: - Time

  /// By when it is due, or how long the condition must hold.
  /// When a demand is due, for whoever has to meet it: "gave them ten days to leave".
  static func deadline(
    of demand: ConditionDraft?, in reading: DocumentReading
  ) -> (words: Quote, date: DateSpan?)? {
    guard let demand, demand.form.hasPrefix("demand") else { return nil }
    let tree = reading.sentences[demand.sentence]
    let asking = tree.ancestors(of: demand.head).prefix(3).filter {
      reading.hit("condition-demand-verbs", at: $0, in: demand.sentence) != nil
    }
    let terms = asking.flatMap { tree.children(of: $0, by: "obj") }
    return reading.dueTime(of: Array(demand.tokens) + asking + terms, in: demand.sentence)
  }

  func deadline() -> (words: Quote, date: DateSpan?)? {
    // "Will resume enriching it in 60 days": the time hangs on what is resumed.
    var heads = [draft.action] + tree.children(of: draft.action, by: "xcomp")
    if [.ultimatum, .object, .ready].contains(draft.form) { heads.append(draft.trigger) }
    if let condition {
      let isWhole = condition.form.hasPrefix("demand") || condition.isSurface
      heads +=
        isWhole
        ? Array(condition.tokens)
        : [condition.head] + tree.children(of: condition.head, by: "xcomp")
    }
    return reading.dueTime(of: heads, in: draft.sentence)
  }
}
