internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Says for each sentence of one text what came of it.
struct SentenceAccountant {
  let reading: DocumentReading
  let evidence: RecordEvidence

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
    if let fired = setAside(in: number) { return (.setAside, fired) }
    if let words = background(in: number) { return (.background, words) }
    if let word = opinion(in: number) { return (.opinion, word) }
    if let failed = nearest(in: number) { return (.ruleFailed, failed) }
    return (.notUnderstood, nil)
  }

  /// A rule that fires, and how the act stands that it found.
  private func setAside(in number: Int) -> String? {
    let sentence = reading.sentences[number]
    for family in reading.rules.families where family != "condition" {
      guard let match = reading.matches(about: family, in: number).first else { continue }
      let standing = reading.factuality(at: match.trigger, in: number)
      let how =
        (standing.isOwnEvent ? [] : ["no event of its own"]) + [standing.status.rawValue]
        + standing.steps.suffix(1)
      return "\(match.rule.name) at “\(sentence.tokens[match.trigger].form)”: "
        + how.joined(separator: ", ")
    }
    return nil
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

  /// The rule that came nearest, where one of its words stands here.
  private func nearest(in number: Int) -> String? {
    let sentence = reading.sentences[number]
    var best: RuleTrace?
    for family in reading.rules.families where family != "condition" {
      guard
        let trace = reading.rules.nearest(
          about: family, to: 0..<sentence.tokens.count, in: reading.prepared(number)),
        trace.held.contains(where: { $0.contains("lemma") }),
        trace.held.count > best?.held.count ?? 0
      else { continue }
      best = trace
    }
    return best.map {
      "\($0.rule.name) at “\(sentence.tokens[$0.trigger].form)” fails at: \($0.failure ?? "")"
    }
  }
}
