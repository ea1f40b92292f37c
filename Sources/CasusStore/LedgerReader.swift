internal import CasusRecords
public import CasusText
internal import Foundation
internal import GRDB

/// Questions to the ledger inside one consistent view of it.
public struct LedgerReader {
  let db: Database

  init(db: Database) { self.db = db }

  public func document(_ id: String) throws -> StoredDocument? {
    let sql = "SELECT * FROM document WHERE id = ?"
    return try statement(sql).fetchOne([id]) { Self.document($0) }
  }

  /// Documents in order of their day, the newest first; removed ones only where asked for.
  public func documents(includingRemoved: Bool = false, limit: Int? = nil) throws
    -> [StoredDocument]
  {
    let sql =
      "SELECT * FROM document" + (includingRemoved ? "" : " WHERE removed IS NULL")
      + " ORDER BY day DESC, seq DESC LIMIT ?"
    return try statement(sql).fetchAll([limit ?? -1]) { Self.document($0) }
  }

  /// Calls the body for every document in the order of adding, one at a time.
  public func eachDocument(_ body: (StoredDocument) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM document ORDER BY seq")
    while let row = try rows.next() { try body(Self.document(row)) }
  }

  /// How many reports of the days of a range are in the ledger.
  public func reports(from: CivilDate, to: CivilDate) throws -> Int {
    let sql = "SELECT count(*) FROM document WHERE day BETWEEN ? AND ? AND removed IS NULL"
    return try statement(sql).fetchOne([from.ordinal, to.ordinal]) { $0[0] } ?? 0
  }

  public func record(_ id: String) throws -> StoredRecord? {
    try statement(Self.recordSQL + "WHERE r.id = ?").fetchOne([id]) { Self.record($0) }
  }

  public func records(of document: String) throws -> [StoredRecord] {
    try statement(Self.recordSQL + "WHERE d.id = ? ORDER BY r.seq").fetchAll([document]) {
      Self.record($0)
    }
  }

  /// First records of clusters of a kind (`heads`), or all, in order of day and id.
  public func records(
    kind: RecordKind, heads: Bool, partyCountry: String? = nil, type: String? = nil,
    from: CivilDate? = nil, to: CivilDate? = nil
  ) throws -> [StoredRecord] {
    var sql = Self.recordSQL + "WHERE r.kind = ?"
    var values: [(any DatabaseValueConvertible)?] = [kind.rawValue]
    if heads { sql += " AND r.cluster = r.id" }
    if let partyCountry {
      sql += " AND r.party_country = ?"
      values.append(partyCountry)
    }
    if let type {
      sql += " AND r.type = ?"
      values.append(type)
    }
    if let from {
      sql += " AND r.day >= ?"
      values.append(from.ordinal)
    }
    if let to {
      sql += " AND r.day <= ?"
      values.append(to.ordinal)
    }
    return try statement(sql + " ORDER BY r.day, r.seq").fetchAll(values) { Self.record($0) }
  }

  /// All records of one world event or commitment, in the order of adding.
  public func members(of cluster: String) throws -> [StoredRecord] {
    try statement(Self.recordSQL + "WHERE r.cluster = ? ORDER BY r.day, r.seq").fetchAll([cluster])
    {
      Self.record($0)
    }
  }

  /// The record that a shortened id starts, where it is the only one.
  public func recordIDs(startingWith prefix: String, limit: Int = 5) throws -> [String] {
    guard let last = prefix.unicodeScalars.last, let next = Unicode.Scalar(last.value + 1) else {
      return []
    }
    let end = String(prefix.unicodeScalars.dropLast().map(Character.init)) + String(next)
    return try statement("SELECT id FROM record WHERE id >= ? AND id < ? ORDER BY id LIMIT ?")
      .fetchAll([prefix, end, limit]) { $0[0] as String }
  }

  /// Where a merge or a removal sent an id; the id itself where none did.
  public func resolved(_ id: String) throws -> String {
    var current = id
    for _ in 0..<32 {
      guard
        let next = try statement("SELECT new FROM redirect WHERE old = ?").fetchOne(
          [current], { $0[0] as String })
      else { return current }
      current = next
    }
    return current
  }

  public func count(of table: LedgerTable) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.rawValue)") ?? 0
  }

  func statement(_ sql: String) throws -> CachedQuery {
    CachedQuery(try db.cachedStatement(sql: sql))
  }

  static let recordSQL =
    "SELECT r.*, d.id AS document_id FROM record r JOIN document d ON d.seq = r.document "

  static func record(_ row: Row) -> StoredRecord {
    StoredRecord(
      id: row["id"], document: row["document_id"],
      kind: RecordKind(rawValue: row["kind"]) ?? .event, type: row["type"], party: row["party"],
      partyCountry: row["party_country"], target: row["target"],
      targetCountry: row["target_country"], day: CivilDate(ordinal: row["day"]),
      payload: row["payload"], cluster: row["cluster"])
  }

  static func document(_ row: Row) -> StoredDocument {
    let title: String? = row["title"]
    let date: String? = row["date"]
    let removed: String? = row["removed"]
    let publishers: String = row["publishers"]
    return StoredDocument(
      document: SourceDocument(
        id: row["id"], date: date.flatMap { CivilDate(iso: $0) },
        title: title.map { SourceText($0) }, text: SourceText(row["text"]),
        publishers: PublisherRow.read(publishers), language: row["language"],
        original: row["original"], translatedBy: row["translated_by"]),
      hash: row["hash"], day: CivilDate(ordinal: row["day"]),
      added: CivilDate(iso: row["added"] as String) ?? CivilDate(ordinal: 0),
      removed: removed.flatMap { CivilDate(iso: $0) }, reason: row["reason"])
  }
}

/// The tables whose rows `verify` and `documents` count.
public enum LedgerTable: String, Sendable, CaseIterable {
  case document, record, transition_log, retraction, redirect, alert, given_link, intake
}

/// A prepared statement with rows read by a closure.
struct CachedQuery {
  let statement: GRDB.Statement

  init(_ statement: GRDB.Statement) { self.statement = statement }

  func fetchOne<T>(
    _ values: [(any DatabaseValueConvertible)?], _ read: (Row) -> T
  ) throws -> T? {
    try Row.fetchOne(statement, arguments: StatementArguments(values)).map(read)
  }

  func fetchAll<T>(
    _ values: [(any DatabaseValueConvertible)?], _ read: (Row) -> T
  ) throws -> [T] {
    var result: [T] = []
    let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
    while let row = try rows.next() { result.append(read(row)) }
    return result
  }

  func run(_ values: [(any DatabaseValueConvertible)?]) throws {
    try statement.execute(arguments: StatementArguments(values))
  }
}
