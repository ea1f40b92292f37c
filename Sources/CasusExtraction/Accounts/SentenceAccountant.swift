internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Says for each sentence of one text what came of it.
struct SentenceAccountant {
  let reading: DocumentReading
  let evidence: RecordEvidence
  let events: EventBuilder
  let unsure: [(trigger: TextSpan, confidence: Double)]

  /// Years before the report from which on a time makes a sentence background.
  private static let backgroundYears = 1

  /// `given`: the sentences as they were analysed, datelines included.
  func accounts(of given: [Sentence]) -> [SentenceAccount] {
    var next = 0
    return given.map { sentence in
      defer { if !sentence.isDateline { next += 1 } }
      var account = SentenceAccount(
        place: reading.place, span: sentence.span, records: evidence.records(in: sentence.span))
      if account.records.isEmpty {
        (account.reason, account.detail) = ground(of: sentence, number: next)
      }
      return account
    }
  }

  private func ground(
    of sentence: Sentence, number: Int
  ) -> (SentenceAccount.Reason, String?) {
    if sentence.isDateline { return (.dateline, nil) }
    if sentence.tokens.last(where: { $0.form != "\"" && $0.form != "”" })?.form == "?" {
      return (.question, nil)
    }
    guard sentence.tokens.contains(where: { $0.upos == .verb || $0.upos == .aux }) else {
      return (.heading, nil)
    }
    if let fired = fired(in: number) { return fired }
    if let words = background(in: number) { return (.background, words) }
    if let word = opinion(in: number) { return (.opinion, word) }
    if let failed = nearest(in: number) { return (.ruleFailed, failed) }
    return (.notUnderstood, nil)
  }

  /// A rule that fires here, and why no record came of it: how the act stands, whom its kind needs
  /// besides, or that reading is too unsure.
  private func fired(in number: Int) -> (SentenceAccount.Reason, String?)? {
    let sentence = reading.sentences[number]
    var incomplete: String?
    for family in reading.rules.families where family != "condition" && family != "hedge" {
      for match in reading.matches(about: family, in: number) {
        let word = sentence.tokens[match.trigger]
        let found = "\(match.rule.name) at “\(word.form)”: "
        let standing = reading.factuality(at: match.trigger, in: number)
        if !standing.isOwnEvent || standing.status != .asserted {
          let how =
            (standing.isOwnEvent ? [] : ["no event of its own"]) + [standing.status.rawValue]
            + standing.steps.suffix(1)
          return (.setAside, found + how.joined(separator: ", "))
        }
        if let sure = unsure.first(where: { $0.trigger.overlaps(word.span) }) {
          return (.unsure, found + "\(Int((sure.confidence * 100).rounded())) % sure")
        }
        let lack = family == "event" ? events.lack(of: match, in: number) : nil
        incomplete = incomplete ?? (found + (lack.map(Self.words) ?? Self.missing(in: family)))
      }
    }
    return incomplete.map { (.incomplete, $0) }
  }

  private static func words(of need: EventFrame.Need) -> String {
    switch need {
    case .recipient: "to whom it is done is not named"
    case .actor: "who does it is not named"
    case .both: "who does it, or to whom, is not named"
    case .either: "neither who does it nor to whom is named"
    case .authority: "no authority does it"
    case .force, .armed: "no armed force does it"
    }
  }

  private static func missing(in family: String) -> String {
    switch family {
    case "casualty": "no attack is told: an accident's or the weather's victims are no event"
    case "event": "it is part of another event, or of a name"
    case "commitment": "nobody binds himself by it"
    case "statement": "who says so is not settled"
    default: "what this kind of record needs besides is not named"
    }
  }

  private func background(in number: Int) -> String? {
    let sentence = reading.sentences[number]
    guard let root = sentence.root else { return nil }
    if sentence.tokens[root].xpos == "VBN",
      sentence.children(of: root, by: "aux").contains(where: { sentence.tokens[$0].form == "had" })
    {
      return "“had \(sentence.tokens[root].form)”"
    }
    if let date = reading.document.date,
      let early = reading.times(in: number).first(where: { time in
        (time.date?.last?.year).map { $0 <= date.year - Self.backgroundYears } ?? false
      })
    {
      return "“\(reading.source.words(in: early.span))”"
    }
    // "The port is a town of 9,000": what somebody or something is.
    if sentence.child(of: root, by: "cop") != nil, sentence.tokens[root].upos == .noun,
      let subject = sentence.subject(of: root), sentence.mention(at: subject) != nil
    {
      return "“\(sentence.tokens[subject].form)” is described"
    }
    return nil
  }

  private func opinion(in number: Int) -> String? {
    let sentence = reading.sentences[number]
    return sentence.tokens.indices.first {
      reading.hit("account-opinion-words", at: $0, in: number) != nil
    }.map { "“\(sentence.tokens[$0].form)”" }
  }

  /// Kinds told only beside others: that one of their rules nearly fired explains no sentence.
  private static let besides: Set<String> = ["condition", "hedge", "link", "claim", "casualty"]

  /// The rule that came nearest, where one of its words stands here.
  private func nearest(in number: Int) -> String? {
    let sentence = reading.sentences[number]
    var best: RuleTrace?
    for family in reading.rules.families where !Self.besides.contains(family) {
      guard
        let trace = reading.rules.nearest(
          about: family, to: 0..<sentence.tokens.count, in: reading.prepared(number)),
        trace.held.contains(where: { $0.contains("lemma in") }),
        // A noun where the rule starts with a verb is another word.
        trace.failure?.hasPrefix("trigger upos") != true,
        trace.held.count > best?.held.count ?? 0
      else { continue }
      best = trace
    }
    return best.map {
      "\($0.rule.name) at “\(sentence.tokens[$0.trigger].form)” fails at: \($0.failure ?? "")"
    }
  }
}
