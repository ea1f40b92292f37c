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
    /// A rule fired, but what it found did not take place as told here: negated, hypothetical,
    /// given up, merely said.
    case setAside = "set-aside"
    /// A rule fired, but reading is less sure of it than a record must be.
    case unsure
    /// A rule fired, but what its kind of record needs besides is not there: a doer, a holder, a
    /// speaker, somebody to whom it is done.
    case incomplete
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
