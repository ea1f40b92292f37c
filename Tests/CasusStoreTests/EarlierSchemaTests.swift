import CasusStore
import CasusText
import Foundation
import GRDB
import Testing

/// Ledgers of every earlier schema, as `Tests/Fixtures/ledgers` keeps them, open with today's program;
/// one of a later program is refused and left alone.
@Suite struct EarlierSchemaTests {
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/ledgers")

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []).sorted()

  @Test func theFirstSchemaIsKept() { #expect(Self.names.first == "schema-1.sql") }

  @Test(arguments: names)
  func anEarlierLedgerOpensWhole(_ name: String) throws {
    let path = try Self.ledger(from: name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ledger = try Ledger(path: path, opening: .existing)
    try ledger.read { reader in
      #expect(try reader.integrityFaults().isEmpty)
      #expect(try reader.documents().map(\.document.id).sorted() == ["cargo", "threat"])
      #expect(try reader.count(of: .transition_log) == 1)
      #expect(try reader.search("tanker").count == 2)
      let commitment = try #require(
        try reader.records(
          kind: .commitment, heads: true, to: CivilDate(year: 2040, month: 1, day: 1)
        )
        .first)
      #expect(try reader.log(of: commitment.id).map(\.transition.effect.rawValue) == ["meets"])
    }
  }

  /// A program of the first schema knows no happenings: it must see that this ledger is newer.
  @Test func anOpenedLedgerIsMarkedForProgramsThatKnowHappenings() throws {
    let path = try Self.ledger(from: "schema-1.sql")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let migrations = "SELECT identifier FROM grdb_migrations ORDER BY identifier"
    let before = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: migrations) }
    #expect(before == ["1"])
    _ = try Ledger(path: path, opening: .existing)
    let after = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: migrations) }
    #expect(after.starts(with: ["1", "2"]))
  }

  @Test func aLedgerOfALaterProgramIsRefusedAndLeftAlone() throws {
    let path = try Self.ledger(from: "schema-1.sql")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('a-later-schema')")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.newerSchema(path: path)) {
      try Ledger(path: path, opening: .existing)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  private static func ledger(from name: String) throws -> String {
    let path = NSTemporaryDirectory() + "casus-schema-\(UUID().uuidString).sqlite"
    let sql = try String(contentsOf: fixtures.appendingPathComponent(name), encoding: .utf8)
    try DatabaseQueue(path: path).writeWithoutTransaction { db in try db.execute(sql: sql) }
    return path
  }
}
