/// What can go wrong with the ledger's own file, in words that say what to do.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case notALedger(path: String, detail: String)
  case corrupt(path: String, detail: String)
  case newerSchema(path: String)
  case diskFull(path: String)
  case busy(path: String)
  case notWritable(path: String, detail: String)
  case other(path: String, detail: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no ledger here; `casus add` makes one"
    case .notALedger(let path, let detail):
      "\(path): this file is no Casus ledger (\(detail)); give another --ledger"
    case .corrupt(let path, let detail):
      "\(path): the ledger is damaged (\(detail)); `casus restore` brings back a backup"
    case .newerSchema(let path):
      "\(path): a newer Casus wrote this ledger; use that version, nothing was changed"
    case .diskFull(let path):
      "\(path): the disk is full; free some space and add again, what was stored is whole"
    case .busy(let path):
      "\(path): another process keeps writing to the ledger; try again when it has ended"
    case .notWritable(let path, let detail):
      "\(path): cannot write here (\(detail))"
    case .other(let path, let detail):
      "\(path): \(detail)"
    }
  }
}
