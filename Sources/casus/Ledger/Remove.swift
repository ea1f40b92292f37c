internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes a report out of the ledger and derives anew what rested on it.",
    discussion: """
      A tombstone stays, so that adding the report again does not bring it back. Its transitions \
      fall, and each alert that they gave gets one correction.
      """)

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "The report's id.")
  var document: String

  @Option(help: "Why, for the tombstone.")
  var reason = "removed by hand"

  @Option(help: "The day of the removal, YYYY-MM-DD; today if not given.")
  var on: DayArgument?

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  func run() throws {
    let opened = try ledger.opened()
    let lexicon = try matchingLexicon(data: data)
    let day = on?.day ?? DayArgument.today
    let outcome = try reportingLedgerErrors {
      try LedgerEditing(ledger: opened, lexicon: lexicon)
        .remove(document, on: day, reason: reason)
    }
    switch outcome {
    case .removed(let fallen):
      print("\(document) removed; \(fallen) transitions fell")
    case .unknown:
      FindingPrinter.write(
        "casus: there is no report \(document); `casus documents` lists them")
      throw ExitCode(1)
    case .alreadyRemoved(let date):
      print("\(document) was removed on \(date.iso) already")
    }
  }
}
