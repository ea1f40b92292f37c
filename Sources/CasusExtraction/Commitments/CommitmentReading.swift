internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// What commitments and conditions ask of a reading besides phrases and parties.
extension DocumentReading {
  func conditions(in sentence: Int) -> [ConditionDraft] {
    ConditionReader(reading: self, sentence: sentence).conditions()
  }

  /// The kind of act that a word names by the lexicons of events, whatever its arguments.
  func actType(at token: Int, in sentence: Int) -> EventType? {
    for lexicon in Self.actLexicons {
      if let type = hit(lexicon, at: token, in: sentence)?["type"]
        .flatMap(EventType.init(rawValue:))
      {
        return type
      }
    }
    return nil
  }

  private static let actLexicons = [
    "commitment-acts", "event-force-verbs", "event-verbs", "event-force-nouns", "event-nouns",
  ]

  /// How firmly the auxiliary of a verb binds: "will", "may"; nil without one that counts.
  func modalStrength(of token: Int, in sentence: Int) -> Strength? {
    let tree = sentences[sentence]
    for auxiliary in tree.children(of: token, by: "aux") {
      if let strength = hit("commitment-modals", at: auxiliary, in: sentence)?["strength"] {
        return Strength(rawValue: strength)
      }
    }
    guard tree.tokens[token].relation.base == "conj", tree.tokens[token].head >= 0 else {
      return nil
    }
    return modalStrength(of: tree.tokens[token].head, in: sentence)
  }

  /// A negating word on the token itself: "not", "never", "n't".
  func isNegated(_ token: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    return tree.children(of: token).contains {
      let word = tree.tokens[$0]
      return word.lemma == "not" || word.lemma == "never" || word.form.lowercased() == "n't"
        || word.form.lowercased() == "n’t"
    }
  }

  /// Whether a token stands between quotation marks of its sentence.
  func isQuoted(_ token: Int, in sentence: Int) -> Bool {
    let span = sentences[sentence].tokens[token].span
    return statementQuotations.contains { $0.outer.contains(span) }
  }

  /// Whether a phrase is a time rather than an event: it holds a date, a weekday, a number of days.
  func isTime(_ token: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    return tree.subtree(of: token).contains {
      hit("condition-time-words", at: $0, in: sentence) != nil
    } && !tree.isVerb(token)
      || hit("condition-time-words", at: token, in: sentence) != nil
  }

  /// The time by which something is due: one that bounds it, else one at which it is to happen.
  ///
  /// A time counts where the nearest verb above it is one of the heads. What is past, what only
  /// dates the report, and how long something lasts give none.
  func dueTime(of heads: [Int], in sentence: Int) -> (words: Quote, date: DateSpan?)? {
    let tree = sentences[sentence]
    let today = document.date
    let bound: [TimeExpression] = times(in: sentence).filter { time in
      guard time.isDeadline || time.kind == .point || time.kind == .from, let date = time.date,
        let verb = governingVerb(of: time.tokens, in: tree), heads.contains(verb)
      else { return false }
      guard let today else { return true }
      let start = date.first ?? today
      return (date.last ?? today) >= today && (time.isDeadline || start > today)
    }
    guard let best = bound.first(where: { $0.isDeadline }) ?? bound.first else { return nil }
    var first = best.tokens.lowerBound
    if best.kind == .point, first > 0,
      words(.timePrepositions).contains(tree.tokens[first - 1].form.lowercased())
    {
      first -= 1
    }
    return (
      span(from: first, to: best.tokens.upperBound - 1, in: sentence), best.anchor ?? best.date
    )
  }

  /// The nearest verb above some words, or the noun of an act that they hang on without one.
  private func governingVerb(of tokens: Range<Int>, in tree: Sentence) -> Int? {
    guard var at = tokens.first(where: { !tokens.contains(tree.tokens[$0].head) }) else {
      return nil
    }
    var noun: Int?
    for _ in 0..<tree.tokens.count {
      let up = tree.tokens[at].head
      guard up >= 0 else { return noun }
      if tree.isVerb(up) { return up }
      noun = up
      at = up
    }
    return noun
  }
}
