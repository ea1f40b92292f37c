internal import Foundation
internal import GRDB

/// The ledger: one SQLite file that holds every document, what was read out of it and what followed.
///
/// Readers run beside one writer (WAL); a second writer waits. What a caller could get wrong: all
/// that belongs to one document is written inside one call of `write`, or a crash could part it.
public final class Ledger: Sendable {
  public enum Opening: Sendable {
    /// Make the file and its folders where there are none.
    case create
    case existing
  }

  public let path: String
  private let pool: DatabasePool

  /// Opens the file and brings its schema up to date.
  ///
  /// Refuses, with nothing changed, what is no ledger, is damaged, or comes from a newer version.
  public init(path: String, opening: Opening = .create) throws(LedgerError) {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if !exists {
      guard opening == .create else { throw .missing(path: path) }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        throw .notWritable(path: path, detail: "\(folder.path) cannot be made")
      }
    }
    do {
      pool = try Self.opened(path: path, exists: exists)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw Self.ledgerError(error, path: path)
    }
  }

  /// One process at a time opens a ledger of a folder: whoever comes while another makes the file or
  /// brings its schema up to date finds it whole.
  private static func opened(path: String, exists: Bool) throws -> DatabasePool {
    let lock = FolderLock(of: path)
    defer { lock.release() }
    try checkIsLedger(path: path, exists: exists)
    let pool = try DatabasePool(path: path, configuration: configuration)
    try migrate(pool)
    return pool
  }

  /// Runs in one immediate transaction: everything or, after any error, nothing.
  public func write<T>(_ body: (LedgerWriter) throws -> T) throws -> T {
    do {
      return try pool.write { db in try body(LedgerWriter(db: db)) }
    } catch let error as DatabaseError {
      throw Self.ledgerError(error, path: path)
    }
  }

  public func read<T>(_ body: (LedgerReader) throws -> T) throws -> T {
    do {
      return try pool.read { db in try body(LedgerReader(db: db)) }
    } catch let error as DatabaseError {
      throw Self.ledgerError(error, path: path)
    }
  }

  /// A whole copy into another file, taken while others may read and write.
  public func backup(to other: String) throws(LedgerError) {
    do {
      let target = try DatabaseQueue(path: other)
      try pool.backup(to: target)
      try target.close()
    } catch {
      throw Self.ledgerError(error, path: other)
    }
  }

  /// Puts a backup in the place of the ledger, after a look that it is one.
  public static func restore(from backup: String, to path: String) throws(LedgerError) {
    guard FileManager.default.fileExists(atPath: backup) else { throw .missing(path: backup) }
    let source = try Ledger(path: backup, opening: .existing)
    let target = try Ledger(path: path, opening: .create)
    do {
      try source.pool.backup(to: target.pool)
    } catch {
      throw ledgerError(error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000")
    }
    return configuration
  }

  /// Reads the head of the file without writing, so that a foreign database stays untouched.
  private static func checkIsLedger(path: String, exists: Bool) throws {
    guard exists else { return }
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let head = try handle.read(upToCount: 16) ?? Data()
    try handle.close()
    guard !head.isEmpty else { return }
    guard head == Data("SQLite format 3\0".utf8) else {
      throw LedgerError.notALedger(path: path, detail: "not an SQLite database")
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(60)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let (id, tables, isNewer) = try queue.read { db in
      (
        try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0,
        try LedgerSchema.migrator.hasBeenSuperseded(db)
      )
    }
    try queue.close()
    // Opening it for writing would change its head already.
    if id == LedgerSchema.applicationID && isNewer { throw LedgerError.newerSchema(path: path) }
    if id != LedgerSchema.applicationID && tables > 0 {
      throw LedgerError.notALedger(path: path, detail: "an SQLite database of something else")
    }
  }

  private static func migrate(_ pool: DatabasePool) throws {
    let migrator = LedgerSchema.migrator
    if try pool.read({ db in try !migrator.hasCompletedMigrations(db) }) {
      try migrator.migrate(pool)
    }
  }

  private static func ledgerError(_ error: any Error, path: String) -> LedgerError {
    guard let error = error as? DatabaseError else {
      return .other(path: path, detail: "\(error)")
    }
    let detail = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_IOERR:
      // A file that may grow no further reads as an input/output error.
      return .notWritable(path: path, detail: "\(detail); is the disk full?")
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_CORRUPT: return .corrupt(path: path, detail: detail)
    case .SQLITE_NOTADB: return .notALedger(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return .notWritable(path: path, detail: detail)
    default: return .other(path: path, detail: detail)
    }
  }
}
