public import CasusText

/// A run of words that says when: the words, how they bound what is told, and the days they mean.
public struct TimeExpression: Hashable, Sendable {
  /// How the words bound what they belong to.
  public enum Kind: String, Sendable, CaseIterable {
    /// On or in it: "on Friday", "in late June".
    case point
    /// A length without a place in time: "for three days".
    case duration
    case since, until, by, within, before, after, from
    /// Said, but no day follows from it: "recently", "hours later".
    case vague
  }

  /// Tokens of the sentence, with the preposition where it bounds ("since", "by", "within").
  public var tokens: Range<Int>
  public var span: TextSpan
  /// The words that name the time itself, without preposition.
  public var coreSpan: TextSpan
  public var kind: Kind
  /// The days meant; nil where none can be known. "since 2022" runs up to the document's date.
  public var date: DateSpan?
  /// What the words name, before the preposition bounds it: 2022 for "since 2022".
  public var anchor: DateSpan?
  /// The day on which a length that begins with the report is over: "ten days" to leave.
  public var limit: CivilDate?
  /// Whether the year comes from nearness to the document's date alone, no tense deciding.
  public var isYearAssumed: Bool

  public init(
    tokens: Range<Int>, span: TextSpan, coreSpan: TextSpan, kind: Kind, date: DateSpan?,
    anchor: DateSpan? = nil, limit: CivilDate? = nil, isYearAssumed: Bool = false
  ) {
    self.tokens = tokens
    self.span = span
    self.coreSpan = coreSpan
    self.kind = kind
    self.date = date
    self.anchor = anchor
    self.limit = limit
    self.isYearAssumed = isYearAssumed
  }

  /// Whether it can bound a commitment: "by Friday", "within a week", "until 30 April".
  public var isDeadline: Bool {
    switch kind {
    case .by, .within, .until, .before: true
    case .point, .duration, .since, .after, .from, .vague: false
    }
  }
}

extension TimeExpression {
  /// What a person should know about it: a year that only nearness gives, a date without anchor.
  public func finding(in document: SourceDocument) -> Finding? {
    if isYearAssumed {
      return Finding(
        .note, "time.year-assumed",
        "the text gives no year; the nearest one to the document's date was taken",
        document: document.id, span: span)
    }
    if date == nil, document.date == nil, kind != .duration, kind != .vague {
      return Finding(
        .note, "time.no-anchor", "without a document date this time stays unknown",
        document: document.id, span: span)
    }
    return nil
  }
}
