internal import CasusSyntax
internal import CasusText

/// Which of a sentence's times belongs to which of its words.
extension DocumentReading {
  /// The time that an event is told to have, as its own words or its clause give it.
  ///
  /// A time before a noun ("the 2020 vote") is that noun's alone. One that hangs on the word comes
  /// first ("last week's strike"), then that of a participle on it ("the tax imposed in May"), then
  /// that of the verb whose argument it is. What only bounds the event ("until 2 April") gives
  /// none, and what took place lies in no future.
  func timeExpression(
    of token: Int, own: Set<Int> = [], hasTakenPlace: Bool = false, in sentence: Int
  ) -> TimeExpression? {
    let tree = sentences[sentence]
    var best: (time: TimeExpression, rank: Int)?
    for time in times(in: sentence) where isTelling(time, hasTakenPlace) {
      let noun = nounDated(by: time, in: tree)
      let rank =
        noun.map { own.contains($0) || $0 == token ? 9 : isDuring($0, token, in: sentence) ? 3 : 0 }
        ?? closeness(of: time, to: token, in: sentence)
      guard rank > best?.rank ?? 0 else { continue }
      if noun == nil, !agrees(time, with: token, rank: rank, in: tree) { continue }
      best = (time, rank)
    }
    guard var found = best?.time else { return nil }
    // "Shut since late June, when rebels burned it": they burned it then.
    if found.kind == .since, best?.rank == 7, clauseSince(found, in: tree) != nil {
      (found.kind, found.date) = (.point, found.anchor ?? found.date)
    }
    return found
  }

  /// Every time that hangs on a word, the nearest first; for measures with a start and an end.
  func timeExpressions(of token: Int, in sentence: Int) -> [TimeExpression] {
    let tree = sentences[sentence]
    return times(in: sentence).map { time in
      let isBefore = nounDated(by: time, in: tree) == token
      return (time, isBefore ? 9 : closeness(of: time, to: token, in: sentence))
    }
    .filter { $0.1 >= 6 }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Whether a token lies in a time expression: "Saturday" is a name, but nobody's.
  func isTime(_ token: Int, in tree: Sentence) -> Bool {
    guard let sentence = sentences.firstIndex(where: { $0.span == tree.span }) else { return false }
    return times(in: sentence).contains { $0.tokens.contains(token) && $0.kind != .duration }
  }

  /// The noun that a time stands before: "the 2026 election", "last week's strike".
  func nounDated(by time: TimeExpression, in tree: Sentence) -> Int? {
    guard let top = head(of: time, in: tree) else { return nil }
    let noun = tree.tokens[top].head
    let next = time.tokens.upperBound
    let isOwner = next < tree.tokens.count && tree.tokens[next].xpos == "POS"
    guard noun >= next, tree.isNominal(noun), isOwner || tree.tokens[next].upos != .det,
      ["nummod", "amod", "compound", "nmod", "det"].contains(tree.tokens[top].relation.base)
    else { return nil }
    // "In January police held a ship": the preposition is the time's own.
    let first = time.tokens.lowerBound
    let hasPreposition =
      tree.tokens[first].upos == .adp || first > 0 && tree.tokens[first - 1].upos == .adp
    return isOwner || !hasPreposition ? noun : nil
  }

  func head(of time: TimeExpression, in tree: Sentence) -> Int? {
    time.tokens.first { !time.tokens.contains(tree.tokens[$0].head) }
  }

  private func isTelling(_ time: TimeExpression, _ hasTakenPlace: Bool) -> Bool {
    switch time.kind {
    case .duration, .vague, .until, .before, .within: return false
    case .by where hasTakenPlace: return false
    case .point, .since, .by, .after, .from: break
    }
    guard hasTakenPlace, let today = document.date, let first = time.date?.first else {
      return true
    }
    return first <= today || time.isYearAssumed && first.ordinal - today.ordinal < 366
  }

  /// Whether something is told to happen in the course of what a noun names: "kidnapped during the
  /// 2020 raid", "killed in an overnight raid".
  private func isDuring(_ noun: Int, _ token: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    guard tree.tokens[noun].head == token, let marker = tree.marker(of: noun) else { return false }
    return marker == "during"
      || ["in", "by"].contains(marker) && hit("event-harm", at: token, in: sentence) != nil
  }

  /// Whether the tense of the verb that a time hangs on goes with it: a report's present or perfect
  /// ("convicts him", "has paid") dates nothing far back.
  private func agrees(
    _ time: TimeExpression, with token: Int, rank: Int, in tree: Sentence
  ) -> Bool {
    guard time.kind == .point, ![1, 7].contains(rank), let today = document.date,
      let last = time.date?.last
    else { return true }
    let verb = tree.isVerb(token) ? token : tree.ancestors(of: token).first { tree.isVerb($0) }
    guard let verb, tree.isVerb(token) || rank < 6 else { return true }
    // "Has shelled it, most recently in May".
    let before = time.tokens.lowerBound - 2
    if before >= 0, tree.lemma(before) == "recently" { return true }
    let age = today.ordinal - last.ordinal
    return age <= 1 || !isPerfect(verb, in: tree) && (age <= 7 || !isPresent(verb, in: tree))
  }

  private func isPerfect(_ verb: Int, in tree: Sentence) -> Bool {
    let auxiliaries = tree.children(of: verb, by: "aux")
    return auxiliaries.contains { tree.lemma($0) == "have" && tree.tokens[$0].xpos != "VBD" }
      && !auxiliaries.contains { tree.tokens[$0].xpos == "MD" }
  }

  private func isPresent(_ verb: Int, in tree: Sentence) -> Bool {
    let finite = [verb] + tree.children(of: verb, by: "aux")
    return finite.contains { ["VBZ", "VBP"].contains(tree.tokens[$0].xpos) }
      && !finite.contains { ["VBD", "MD"].contains(tree.tokens[$0].xpos) }
  }

  // MARK: - How close

  /// 0 where a time is not the word's; 8 on the word itself, 7 on a clause that describes it, 6 below
  /// it, less by way of its verb. One more for a time whose days are known is left to the order.
  private func closeness(of time: TimeExpression, to token: Int, in sentence: Int) -> Int {
    let tree = sentences[sentence]
    guard !time.tokens.contains(token), nounDated(by: time, in: tree) == nil else { return 0 }
    if let clause = clauseSince(time, in: tree) {
      if token == clause || isArgument(token, of: clause, in: tree) { return 7 }
    }
    let chain = governors(of: time, in: tree)
    if isLeft(time, by: chain.last, to: token, in: sentence) { return 1 }
    if chain.first == token { return 8 }
    guard let verb = chain.last else { return 0 }
    // "The strike carried out on Friday", "the talks that are to begin today".
    if tree.tokens[verb].head == token, describes(verb, in: sentence) { return 7 }
    let isBlocked = chain.dropLast().contains { hasOwnTime($0, in: sentence) }
    if chain.contains(token) { return isBlocked && token == verb ? 0 : 6 }
    guard !isBlocked, tree.isVerb(verb) || tree.tokens[verb].relation.base == "root" else {
      return 0
    }
    return closeness(byWayOf: verb, to: token, time, in: sentence)
  }

  /// Whether a time that its verb's tense refuses falls to a noun before it: "is jailed for killings
  /// in Port Ost in 2012".
  private func isLeft(
    _ time: TimeExpression, by verb: Int?, to token: Int, in sentence: Int
  ) -> Bool {
    let tree = sentences[sentence]
    let first = time.tokens.lowerBound
    guard let verb, tree.isVerb(verb), !tree.isVerb(token), token < first, verb < first,
      !agrees(time, with: verb, rank: 8, in: tree)
    else { return false }
    return !(token + 1..<first).contains { isEventNoun($0, in: sentence) }
  }

  func isEventNoun(_ token: Int, in sentence: Int) -> Bool {
    ["event-nouns", "event-force-nouns", "event-held-occasions"].contains {
      hit($0, at: token, in: sentence) != nil
    }
  }

  /// 4 for an argument of the verb, 3 for the subject of a verb that governs it, 2 for what is
  /// joined to it.
  private func closeness(
    byWayOf verb: Int, to token: Int, _ time: TimeExpression, in sentence: Int
  ) -> Int {
    let tree = sentences[sentence]
    if tree.tokens[verb].relation.base == "xcomp", tree.tokens[token].relation.base == "nsubj",
      tree.tokens[token].head == tree.tokens[verb].head
    {
      return 3
    }
    var at = token
    var rank = 4
    while tree.tokens.indices.contains(tree.tokens[at].head) {
      let head = tree.tokens[at].head
      switch tree.tokens[at].relation.base {
      case "conj": rank = 2
      // "signed a decree banning it": at the time of the signing.
      case "acl" where tree.tokens[at].xpos == "VBG": rank = 2
      case "advcl" where isAttendant(at, in: tree): rank = 2
      case "parataxis" where tree.ownSubject(of: at) == nil: rank = 2
      case "xcomp": break
      case "ccomp", "advcl", "acl", "parataxis", "csubj": return 0
      default: if tree.isVerb(at) { return 0 }
      }
      if head == verb {
        // "In 2006 the plant was the target of an attack" has no verb to ask.
        guard tree.isVerb(verb) else { return hasOwnTime(verb, in: sentence) ? 0 : rank }
        guard !tree.isVerb(token), rank == 4 else { return rank }
        return isTimed(at, by: verb, in: sentence) ? rank : token < time.tokens.lowerBound ? 1 : 0
      }
      at = head
    }
    return 0
  }

  /// A participle that tells what goes along with its clause: "spoke on Monday, calling for".
  private func isAttendant(_ verb: Int, in tree: Sentence) -> Bool {
    tree.tokens[verb].xpos == "VBG" && tree.ownSubject(of: verb) == nil
      && ["by", "with", nil].contains(tree.marker(of: verb))
  }

  /// Whether a noun takes part in its verb so that one time is both's: "the strike killed", "killed
  /// in a strike", "launched a strike", not "condemned the strike".
  private func isTimed(_ noun: Int, by verb: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    switch tree.tokens[noun].relation.base {
    case "nsubj": return true
    case "obl" where ["in", "by", "during", "through"].contains(tree.marker(of: noun) ?? "-"):
      return hit("event-outcome", at: verb, in: sentence) != nil
        || hit("event-harm", at: verb, in: sentence) != nil
    default: return hit("event-light-verbs", at: verb, in: sentence) != nil
    }
  }

  /// Whether a clause on a noun tells when what the noun names took place.
  private func describes(_ verb: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    let relation = tree.tokens[verb].relation.label
    if relation == "acl" { return ["VBN", "VBG"].contains(tree.tokens[verb].xpos) }
    guard relation == "acl:relcl" else { return false }
    return words(.occurringVerbs).contains(tree.lemma(verb))
      || hit("event-light-verbs", at: verb, in: sentence) != nil
      || hit("event-outcome", at: verb, in: sentence) != nil
      || hit("event-harm", at: verb, in: sentence) != nil
  }

  /// The verb of the clause that a time opens: "since late June, when rebels burned it".
  private func clauseSince(_ time: TimeExpression, in tree: Sentence) -> Int? {
    var at = time.tokens.upperBound
    if at < tree.tokens.count, tree.tokens[at].form == "," { at += 1 }
    guard at < tree.tokens.count, tree.tokens[at].form.lowercased() == "when" else { return nil }
    let verb = tree.tokens[at].head
    return verb > at ? verb : nil
  }

  private func isArgument(_ token: Int, of verb: Int, in tree: Sentence) -> Bool {
    tree.ancestors(of: token).first { tree.isVerb($0) } == verb
      || tree.isVerb(token) && tree.tokens[token].relation.base == "conj"
        && tree.tokens[token].head == verb
  }

  /// Whether a noun between a time and its verb keeps the time for itself: "the war since 2014".
  func hasOwnTime(_ noun: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    guard !tree.isVerb(noun) else { return false }
    if words(.datedNouns).contains(tree.lemma(noun)) { return true }
    let verb = tree.tokens[noun].head
    if verb >= 0, hit("event-light-verbs", at: verb, in: sentence) != nil { return false }
    return isEventNoun(noun, in: sentence)
  }
}
