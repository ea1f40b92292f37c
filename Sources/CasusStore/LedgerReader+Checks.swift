internal import GRDB

extension LedgerReader {
  /// What SQLite itself finds wrong, and rows that lead nowhere.
  public func integrityFaults() throws -> [String] {
    var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { "file: \($0)" }
    faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      "table \(row[0] as String): a row leads to no row of \(row[2] as String)"
    }
    faults += try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT t.commitment FROM transition_log t
        WHERE NOT EXISTS (SELECT 1 FROM retraction x WHERE x.transition_seq = t.seq)
          AND NOT EXISTS (SELECT 1 FROM record r WHERE r.id = t.commitment)
          AND NOT EXISTS (SELECT 1 FROM redirect d WHERE d.old = t.commitment)
        """
    ).map { "transition: its commitment \($0) is not in the ledger" }
    faults += try String.fetchAll(
      db, sql: "SELECT old FROM redirect WHERE new NOT IN (SELECT id FROM record)"
    ).filter { try resolvedExists($0) == false }
      .map { "redirect \($0): leads to no record" }
    return faults
  }

  public func intakeCounts() throws -> [IntakeOutcome: Int] {
    var result: [IntakeOutcome: Int] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT outcome, count(*) FROM intake GROUP BY outcome")
    while let row = try rows.next() {
      if let outcome = IntakeOutcome(rawValue: row[0]) { result[outcome] = row[1] }
    }
    return result
  }

  private func resolvedExists(_ id: String) throws -> Bool {
    try record(resolved(id)) != nil
  }
}
