public import CasusRecords
public import CasusText
internal import Foundation
internal import GRDB

/// A transition with its number in the log and, where it fell, since when and why.
public struct LoggedTransition: Hashable, Sendable {
  public var sequence: Int64
  public var transition: Transition
  public var retractedKnown: CivilDate?
  public var retractionReason: String?
}

extension LedgerReader {
  /// The whole log of a commitment, the fallen transitions too, in the order of writing.
  public func log(of commitment: String) throws -> [LoggedTransition] {
    try statement(Self.logSQL + "WHERE t.commitment = ? ORDER BY t.seq").fetchAll([commitment]) {
      Self.logged($0)
    }.compactMap { $0 }
  }

  public func log(ofDocument document: String) throws -> [LoggedTransition] {
    try statement(Self.logSQL + "WHERE t.document = ? ORDER BY t.seq").fetchAll([document]) {
      Self.logged($0)
    }.compactMap { $0 }
  }

  public func log(ofCause cause: String) throws -> [LoggedTransition] {
    try statement(Self.logSQL + "WHERE t.cause = ? ORDER BY t.seq").fetchAll([cause]) {
      Self.logged($0)
    }.compactMap { $0 }
  }

  public func logged(_ sequence: Int64) throws -> LoggedTransition? {
    try statement(Self.logSQL + "WHERE t.seq = ?").fetchOne([sequence]) { Self.logged($0) } ?? nil
  }

  /// What was known by a day: without the transitions that had fallen by then.
  public func transitions(
    of commitment: String, knownAt: CivilDate? = nil
  ) throws -> [Transition] {
    try log(of: commitment).filter { logged in
      guard let fallen = logged.retractedKnown else { return true }
      return knownAt.map { fallen > $0 } ?? false
    }.map(\.transition)
  }

  public func alerts(since: CivilDate? = nil, kind: String? = nil) throws -> [StoredAlert] {
    var sql = "SELECT * FROM alert WHERE known >= ?"
    var values: [(any DatabaseValueConvertible)?] = [since?.iso ?? ""]
    if let kind {
      sql += " AND kind = ?"
      values.append(kind)
    }
    return try statement(sql + " ORDER BY known, seq").fetchAll(values) { Self.alert($0) }
  }

  public func alert(_ sequence: Int64) throws -> StoredAlert? {
    try statement("SELECT * FROM alert WHERE seq = ?").fetchOne([sequence]) { Self.alert($0) }
  }

  public func alert(kind: String, subject: String) throws -> StoredAlert? {
    try statement("SELECT * FROM alert WHERE kind = ? AND subject = ?")
      .fetchOne([kind, subject]) { Self.alert($0) }
  }

  /// Full-text search, the best first; a caller's words are taken as words, never as a query.
  public func search(_ words: String, limit: Int = 20) throws -> [(StoredDocument, snippet: String)]
  {
    let terms = words.split(whereSeparator: { $0.isWhitespace || $0 == "\"" })
    guard !terms.isEmpty else { return [] }
    let query = terms.map { "\"\($0)\"" }.joined(separator: " ")
    let sql = """
      SELECT d.*, snippet(document_words, 1, '[', ']', '…', 16) AS snippet
      FROM document_words JOIN document d ON d.seq = document_words.rowid
      WHERE document_words MATCH ? AND d.removed IS NULL
      ORDER BY bm25(document_words), d.seq LIMIT ?
      """
    return try statement(sql).fetchAll([query, limit]) { (Self.document($0), $0["snippet"]) }
  }

  private static let logSQL = """
    SELECT t.*, x.known AS fallen, x.reason AS why FROM transition_log t
    LEFT JOIN retraction x ON x.transition_seq = t.seq\u{20}
    """

  static func alert(_ row: Row) -> StoredAlert {
    StoredAlert(
      sequence: row["seq"], kind: row["kind"], subject: row["subject"],
      known: CivilDate(iso: row["known"] as String) ?? CivilDate(ordinal: 0),
      document: row["document"], corrects: row["corrects"])
  }

  /// Nil for a row whose words this version does not know; `verify` names such rows.
  private static func logged(_ row: Row) -> LoggedTransition? {
    guard let effect = TransitionEffect(rawValue: row["effect"]),
      let cause = TransitionCause(kind: row["cause_kind"], value: row["cause"]),
      let date = CivilDate(iso: row["date"] as String),
      let known = CivilDate(iso: row["known"] as String)
    else { return nil }
    let words: String? = row["quote"]
    let start: Int? = row["quote_start"]
    let end: Int? = row["quote_end"]
    let first: Int? = row["sentence_start"]
    let last: Int? = row["sentence_end"]
    let fallen: String? = row["fallen"]
    let transition = Transition(
      commitment: RecordID(text: row["commitment"]), effect: effect, cause: cause, date: date,
      known: known, document: row["document"],
      quote: words.flatMap { text in
        start.flatMap { a in
          end.map { Quote(text: text, span: TextSpan(start: min(a, $0), end: max(a, $0))) }
        }
      },
      sentence: first.flatMap { a in last.map { TextSpan(start: min(a, $0), end: max(a, $0)) } },
      chain: ChainRow.read(row["chain"]), rule: row["rule"], confidence: row["confidence"],
      note: row["note"])
    return LoggedTransition(
      sequence: row["seq"], transition: transition,
      retractedKnown: fallen.flatMap { CivilDate(iso: $0) }, retractionReason: row["why"])
  }
}
