public import CasusText

/// One sentence of a report with the records that it gave, or with why it gave none.
public struct SentenceAccount: Hashable, Sendable {
  /// Why a sentence has no record, in the order in which the grounds are tried.
  public enum Reason: String, Sendable, CaseIterable {
    /// The place and day before the report.
    case dateline
    /// It asks and does not say.
    case question
    /// No verb: a name, a heading, a caption.
    case heading
    /// A rule fired, but what it found is no record of its own here: negated, hypothetical, given
    /// up, or told elsewhere in the document.
    case setAside = "set-aside"
    /// Told of long before the report, or describing what somebody or something is.
    case background
    /// Somebody's view, in words of judging.
    case opinion
    /// A word that rules start with stands here, but a test of the nearest rule failed.
    case ruleFailed = "rule-failed"
    /// No word that any rule starts with.
    case notUnderstood = "not-understood"
  }

  public var place: RecordPlace
  public var span: TextSpan
  public var records: [RecordID]
  /// Nil where there are records.
  public var reason: Reason?
  /// The words or the test that decided.
  public var detail: String?

  public init(
    place: RecordPlace, span: TextSpan, records: [RecordID], reason: Reason? = nil,
    detail: String? = nil
  ) {
    self.place = place
    self.span = span
    self.records = records
    self.reason = reason
    self.detail = detail
  }
}
