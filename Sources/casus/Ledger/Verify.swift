internal import ArgumentParser
internal import CasusPipeline
internal import CasusStore

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Proves the ledger: spans equal their text, states replay, rows lead somewhere.",
    discussion: "Exit status: 0 if all is well; 1 with one line for each fault.")

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let opened = try ledger.opened()
    let report = try reportingLedgerErrors {
      try opened.read { try LedgerVerification(reader: $0).report() }
    }
    for fault in report.faults { print(fault) }
    print(
      "\(report.documents) documents, \(report.records) records, \(report.spans) quotes, "
        + "\(report.transitions) transitions: "
        + (report.faults.isEmpty ? "all in order" : "\(report.faults.count) faults"))
    if !report.faults.isEmpty { throw ExitCode(1) }
  }
}
