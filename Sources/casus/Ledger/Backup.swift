internal import ArgumentParser
internal import CasusStore
internal import Foundation

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies the whole ledger into another file, while others may use it.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "The file to write; must not be there yet.")
  var file: String

  func run() throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      FindingPrinter.write("casus: \(file): is there already, and a backup replaces nothing")
      throw ExitCode(1)
    }
    let opened = try ledger.opened()
    try reportingLedgerErrors { try opened.backup(to: file) }
    print("\(file): a whole copy of \(ledger.path)")
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts a backup in the place of the ledger.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "A file that casus backup wrote.")
  var file: String

  @Flag(help: "Replace a ledger that is there.")
  var replace = false

  func run() throws {
    if FileManager.default.fileExists(atPath: ledger.path), !replace {
      FindingPrinter.write("casus: \(ledger.path): a ledger is there; --replace overwrites it")
      throw ExitCode(1)
    }
    try reportingLedgerErrors { try Ledger.restore(from: file, to: ledger.path) }
    print("\(ledger.path): restored from \(file)")
  }
}
