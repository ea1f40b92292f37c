internal import ArgumentParser
internal import CasusPipeline
internal import CasusStore

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says that two events, or two commitments, are one; the second id redirects.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "The record that stays.")
  var kept: String

  @Argument(help: "The record that becomes part of it.")
  var merged: String

  @Option(help: "The day of the decision, YYYY-MM-DD; today if not given.")
  var on: DayArgument?

  func run() throws {
    let opened = try ledger.opened()
    let day = on?.day ?? DayArgument.today
    try reportingLedgerErrors {
      try opened.write { writer in
        let a = try writer.reader.asked(kept)
        let b = try writer.reader.asked(merged)
        guard a.kind == b.kind, a.kind == .event || a.kind == .commitment else {
          FindingPrinter.write("casus: only two events or two commitments can be one")
          throw ExitCode(1)
        }
        guard a.cluster != b.cluster else {
          print("\(merged) is part of \(a.cluster) already")
          return
        }
        try LedgerEditing.merge(b.cluster, into: a.cluster, on: day, with: writer)
        print("\(b.cluster) is now part of \(a.cluster)")
      }
    }
  }
}

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says that a record is not part of the event or commitment it was joined to.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "The record that becomes one of its own again.")
  var record: String

  @Option(help: "The day of the decision, YYYY-MM-DD; today if not given.")
  var on: DayArgument?

  func run() throws {
    let opened = try ledger.opened()
    let day = on?.day ?? DayArgument.today
    try reportingLedgerErrors {
      try opened.write { writer in
        // A merged id leads to where it went; here the record itself is meant.
        let found = try writer.reader.record(record) ?? writer.reader.asked(record)
        guard found.cluster != found.id else {
          print("\(found.id) is the first record of its own already")
          return
        }
        try LedgerEditing.split(found.id, from: found.cluster, on: day, with: writer)
        print("\(found.id) stands alone again")
      }
    }
  }
}
