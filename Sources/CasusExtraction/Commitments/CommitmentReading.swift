internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// What commitments and conditions ask of a reading besides phrases and parties.
extension DocumentReading {
  func conditions(in sentence: Int) -> [ConditionDraft] {
    ConditionReader(reading: self, sentence: sentence).conditions()
  }

  /// The kind of act that a word names by the lexicons of events, whatever its arguments; but who
  /// strikes something is on no strike.
  func actType(at token: Int, in sentence: Int) -> EventType? {
    let tree = sentences[sentence]
    let hasObject = tree.isVerb(token) && tree.child(of: token, by: "obj") != nil
    for lexicon in Self.actLexicons {
      if let type = hit(lexicon, at: token, in: sentence)?["type"]
        .flatMap(EventType.init(rawValue:)), !(type == .protest && hasObject)
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
      // "Not only closes the border" closes it.
      if $0 + 1 < tree.tokens.count, words(.limitingAdverbs).contains(tree.lemma($0 + 1)) {
        return false
      }
      return word.lemma == "not" || word.lemma == "never" || word.form.lowercased() == "n't"
        || word.form.lowercased() == "n’t"
    }
  }

  /// "No loans", "not a single truck": whether a noun is said to be none.
  func isNone(_ noun: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    return tree.children(of: noun).contains {
      $0 < noun && ["det", "advmod"].contains(tree.tokens[$0].relation.base)
        && words(.negativeWords).contains(tree.lemma($0))
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
}
