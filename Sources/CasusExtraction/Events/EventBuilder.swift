internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads events out of one text: triggers by rule, arguments off the tree, factuality by the one
/// mechanism, then every happening once.
struct EventBuilder {
  let reading: DocumentReading
  let confidence: LearnedConfidence
  let truth: TruthTable

  /// Triggers whose events are left out because reading is not sure enough of them, and how sure.
  func unsure(beside records: DocumentRecords) -> [(trigger: TextSpan, confidence: Double)] {
    guard !confidence.isEmpty else { return [] }
    return drafts(beside: records).compactMap { draft in
      let sure = confidence.value(of: draft.features)
      return confidence.isEnough(sure) ? nil : (draft.event.trigger.span, sure)
    }
  }

  /// The events of the whole text, in its order.
  func events(beside records: DocumentRecords) -> [Event] {
    drafts(beside: records).compactMap { draft in
      guard !confidence.isEmpty else { return draft.event }
      let sure = confidence.value(of: draft.features)
      guard confidence.isEnough(sure) else { return nil }
      var event = draft.event
      event.confidence = Confidence(
        reading: sure, truth: draft.basis.flatMap(truth.value))
      return event
    }
  }

  /// Every candidate, weighed or not.
  func drafts(beside records: DocumentRecords) -> [EventDraft] {
    var candidates: [EventCandidate] = []
    for sentence in reading.sentences.indices {
      candidates += merged(triggers(in: sentence), in: sentence)
    }
    let meant = candidates.filter { !isMishap($0, among: candidates) }
    return withImpliedParties(toldOnce(completed(meant, from: records))).map {
      EventDraft(event: event(from: $0), features: features(of: $0), basis: basis(of: $0))
    }
  }

  private func event(from candidate: EventCandidate) -> Event {
    let at = candidate.at
    return Event(
      place: reading.place,
      trigger: reading.span(
        from: candidate.words.lowerBound, to: candidate.words.upperBound, in: at.sentence),
      type: candidate.type, mode: candidate.mode, contexts: candidate.contexts,
      actors: candidate.agents, recipients: candidate.recipients, location: candidate.location,
      when: candidate.when, date: candidate.date, status: candidate.status,
      bySource: candidate.bySource, killed: candidate.killed, injured: candidate.injured,
      objects: candidate.objects, mentions: candidate.mentions,
      provenance: Provenance(
        rule: candidate.rule, sentence: reading.sentences[at.sentence].span,
        entries: candidate.entries, steps: candidate.steps))
  }

  /// Every trigger of a sentence that is an event with its arguments, in the text's order.
  private func triggers(in sentence: Int) -> [EventCandidate] {
    var result: [Int: EventCandidate] = [:]
    var covered: Set<Int> = []
    // The longest entry speaks for its tokens: "peace talks" is no second "talks".
    let matches = reading.matches(about: "event", in: sentence).sorted {
      ($0.wordCount, -$0.trigger) > ($1.wordCount, -$1.trigger)
    }
    for match in matches where result[match.trigger] == nil && !covered.contains(match.trigger) {
      guard let candidate = candidate(from: match, in: sentence) else {
        // "No plans to lift sanctions": what is not lifted is told of no second time, unless it is
        // somebody's: "its embargo".
        if match.values["type"] == "CONCEDE" {
          let tree = reading.sentences[sentence]
          covered.formUnion(match.ownWords.filter { tree.child(of: $0, by: "nmod:poss") == nil })
        }
        continue
      }
      result[match.trigger] = candidate
      covered.formUnion(match.ownWords.filter { !isSpokenOf($0, by: candidate, in: sentence) })
    }
    return result.values.sorted { $0.at < $1.at }
  }

  private func candidate(from match: RuleMatch, in sentence: Int) -> EventCandidate? {
    guard var candidate = begun(from: match, in: sentence), settleStatus(of: &candidate) else {
      return nil
    }
    bindArguments(of: &candidate)
    // A state protests in words, a crowd in the street.
    if candidate.type == .accuse, candidate.lemma == "protest", !candidate.agents.isEmpty,
      !candidate.agents.contains(where: isAuthority)
    {
      candidate.type = .protest
      candidate.mode = "demo"
    }
    candidate.isKilling =
      candidate.isVerbal && candidate.type == .assault
      && reading.hit("event-harm", at: match.trigger, in: sentence)?["harm"] == "killed"
    guard isComplete(candidate) else { return nil }
    weighSources(of: &candidate)
    return candidate
  }

  /// Which argument a match lacks to be an event; nil where it lacks none, or was left for another
  /// reason.
  func lack(of match: RuleMatch, in sentence: Int) -> EventFrame.Need? {
    guard var candidate = begun(from: match, in: sentence), settleStatus(of: &candidate) else {
      return nil
    }
    bindArguments(of: &candidate)
    return isComplete(candidate) ? nil : candidate.frame.need
  }

  /// What a match names by its own words.
  private func begun(from match: RuleMatch, in sentence: Int) -> EventCandidate? {
    guard let type = match.values["type"].flatMap(EventType.init(rawValue:)) else { return nil }
    let tree = reading.sentences[sentence]
    if isTitleOfWork(match.trigger, in: tree) { return nil }
    let tokens = triggerWords(of: match, in: tree)
    var candidate = EventCandidate(
      at: TokenPlace(sentence: sentence, token: match.trigger), words: tokens, type: type,
      mode: match.values["mode"],
      contexts: match.values["context"]?.split(separator: " ").map(String.init) ?? [],
      frame: EventFrame(match.values["frame"] ?? "-", needs: match.values["needs"]),
      rule: match.rule.name,
      entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry },
      isVerbal: tree.isVerb(match.trigger), lemma: tree.lemma(match.trigger))
    candidate.own = Set(match.ownWords)
    return hasItsWords(candidate) || reduce(&candidate) ? candidate : nil
  }

  /// "The Bombing of Port Ost hangs in the museum": a noun with a capital inside a running text is
  /// part of a name.
  private func isTitleOfWork(_ token: Int, in tree: Sentence) -> Bool {
    guard reading.place == .text, token > 0, !tree.isVerb(token),
      tree.tokens[token].form.first?.isUppercase ?? false,
      tree.tokens[token].form.dropFirst().contains(where: \.isLowercase),
      ![":", "\"", "“", "–", "—"].contains(tree.tokens[token - 1].form)
    else { return false }
    // A heading has capitals all through.
    return tree.tokens.contains { $0.upos == .verb && $0.form.first?.isLowercase ?? false }
      && tree.tokens[token - 1].form.first?.isNumber != true
  }

  /// The shortest words that name the event: a verb with its particle, a noun; of a verb that only
  /// carries the noun both, where no other name stands between them.
  private func triggerWords(of match: RuleMatch, in tree: Sentence) -> ClosedRange<Int> {
    var own = Set(match.ownWords)
    if tree.isVerb(match.trigger),
      reading.lexicons.hit("event-light-verbs", at: match.trigger, in: tree) == nil
    {
      own = own.filter { !tree.isNominal($0) || $0 == match.trigger }
    }
    // "a curfew is imposed": the noun alone.
    if let noun = own.first(where: {
      tree.tokens[$0].relation.label == "nsubj:pass"
        && (reading.lexicons.hit("event-nouns", at: $0, in: tree)
          ?? reading.lexicons.hit("event-force-nouns", at: $0, in: tree)) != nil
    }) {
      return noun...noun
    }
    func isBetween(_ index: Int) -> Bool {
      own.contains(index) || [.det, .adj, .adv, .num].contains(tree.tokens[index].upos)
    }
    var (low, high) = (match.trigger, match.trigger)
    for token in own.sorted(by: >) where token < low && low - token < 5 {
      guard (token..<low).allSatisfy(isBetween) else { break }
      low = token
    }
    for token in own.sorted() where token > high && token - low < 5 {
      guard (high + 1...token).allSatisfy(isBetween) else { break }
      high = token
    }
    return low...high
  }

  /// Whether the arguments are there without which a weak word means something else.
  private func isComplete(_ candidate: EventCandidate) -> Bool {
    let isDirect = candidate.hasDirectRecipient
    switch candidate.frame.need {
    case nil: return true
    case .authority: return candidate.agents.contains { isAuthority($0) }
    case .recipient: return isDirect
    case .actor: return !candidate.agents.isEmpty || isDoneByForce(candidate)
    case .either: return !candidate.agents.isEmpty || isDirect
    case .force: return isByForce(candidate)
    case .armed: return !candidate.agentTokens.isEmpty && isByForce(candidate)
    case .both:
      // "The two ministers met": those who meet are told together.
      return !candidate.agents.isEmpty
        && (isDirect || candidate.frame.isSymmetric && candidate.objects.isEmpty)
    }
  }
}

extension RuleMatch {
  fileprivate var wordCount: Int { ownWords.count }

  /// The words of the trigger's own entry, not those of an entry that a condition needed.
  fileprivate var ownWords: [Int] {
    guard let first = entries.first, first.head == trigger else { return [trigger] }
    return first.tokens
  }
}
