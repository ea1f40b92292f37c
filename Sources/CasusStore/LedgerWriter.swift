public import CasusRecords
public import CasusText
internal import GRDB

/// Changes to the ledger, inside one transaction.
public struct LedgerWriter {
  public let reader: LedgerReader
  private let db: Database

  init(db: Database) {
    self.db = db
    reader = LedgerReader(db: db)
  }

  public enum Standing: Hashable, Sendable {
    case new
    /// The same words are stored under this id.
    case unchanged
    /// Other words are stored under this id: a correction of the report.
    case changed
    case removed(CivilDate)
  }

  /// How a document relates to what is stored under its id.
  public func standing(of document: SourceDocument) throws -> Standing {
    guard let stored = try reader.document(document.id) else { return .new }
    if let removed = stored.removed { return .removed(removed) }
    return stored.hash == Self.hash(of: document) ? .unchanged : .changed
  }

  /// Over all that a reader sees of a document: date, title and text.
  public static func hash(of document: SourceDocument) -> String {
    RecordID(
      kind: "h",
      parts: [
        document.date?.iso ?? "", document.title?.string ?? "", document.text.string,
        document.original ?? "",
      ]
    ).text
  }

  public func insert(_ document: SourceDocument, day: CivilDate, added: CivilDate) throws {
    try statement(
      """
      INSERT INTO document
        (id, hash, date, day, title, text, language, original, translated_by, publishers, added)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      document.id, Self.hash(of: document), document.date?.iso, day.ordinal,
      document.title?.string, document.text.string, document.language, document.original,
      document.translatedBy, try PublisherRow.write(document.publishers), added.iso,
    ])
  }

  /// Stores a record of a stored document with the keys under which matching finds it.
  public func insert(_ record: StoredRecord, keys: [UInt64], keyDay: CivilDate) throws {
    try statement(
      """
      INSERT INTO record (id, document, kind, type, party, party_country, target, target_country,
        day, payload, cluster)
      VALUES (?, (SELECT seq FROM document WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      record.id, record.document, record.kind.rawValue, record.type, record.party,
      record.partyCountry, record.target, record.targetCountry, record.day.ordinal,
      record.payload, record.cluster,
    ])
    guard !keys.isEmpty else { return }
    let seq = db.lastInsertedRowID
    let insert = try statement("INSERT OR IGNORE INTO fact_key (key, day, record) VALUES (?, ?, ?)")
    for key in keys { try insert.run([Int64(bitPattern: key), keyDay.ordinal, seq]) }
  }

  /// Appends to the log and gives the number of the line.
  @discardableResult
  public func append(_ t: Transition) throws -> Int64 {
    try statement(
      """
      INSERT INTO transition_log (commitment, effect, cause_kind, cause, date, known, document,
        quote, quote_start, quote_end, sentence_start, sentence_end, chain, rule, confidence, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      t.commitment.text, t.effect.rawValue, t.cause.kind, t.cause.value, t.date.iso, t.known.iso,
      t.document, t.quote?.text, t.quote?.span.start, t.quote?.span.end, t.sentence?.start,
      t.sentence?.end, try ChainRow.write(t.chain), t.rule, t.confidence, t.note,
    ])
    return db.lastInsertedRowID
  }

  /// A transition's ground has fallen; the line stays and is marked from this day on.
  public func retract(
    _ sequence: Int64, known: CivilDate, document: String?, reason: String
  ) throws {
    try statement(
      """
      INSERT OR IGNORE INTO retraction (transition_seq, known, document, reason)
      VALUES (?, ?, ?, ?)
      """
    ).run([sequence, known.iso, document, reason])
  }

  public func close(_ commitment: String, day: CivilDate) throws {
    try statement("INSERT OR REPLACE INTO closing (commitment, day) VALUES (?, ?)")
      .run([commitment, day.ordinal])
  }

  public func reopen(_ commitment: String) throws {
    try statement("DELETE FROM closing WHERE commitment = ?").run([commitment])
  }

  /// One alert a subject: a second call for the same does nothing.
  public func alert(
    kind: String, subject: String, known: CivilDate, document: String?, corrects: Int64? = nil
  ) throws {
    try statement(
      """
      INSERT OR IGNORE INTO alert (kind, subject, known, document, corrects)
      VALUES (?, ?, ?, ?, ?)
      """
    ).run([kind, subject, known.iso, document, corrects])
  }

  /// Every document that was handed in leaves one line here: what became of it.
  public func intake(_ outcome: IntakeOutcome, document: String?, reason: String? = nil) throws {
    try statement("INSERT INTO intake (outcome, document, reason) VALUES (?, ?, ?)")
      .run([outcome.rawValue, document, reason])
  }

  func statement(_ sql: String) throws -> CachedQuery {
    CachedQuery(try db.cachedStatement(sql: sql))
  }
}

public enum IntakeOutcome: String, Sendable, CaseIterable {
  case stored, unchanged, replaced, refused
}
