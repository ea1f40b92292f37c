internal import ArgumentParser
internal import CasusPipeline
internal import CasusStore
internal import CasusText
internal import Foundation

struct Alerts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints what is new: commitments, transitions, events, and corrections.",
    discussion: """
      One alert for each; restatements and copies never alert again. With --feed, an Atom file is \
      written; with --calendar, an iCalendar file of the deadlines ahead.
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case commitment, transition, event, correction
  }

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var replay: ReplayOptions

  @Option(help: "Only what became known from this day on, YYYY-MM-DD.")
  var since: DayArgument?

  @Option(help: "Only of this kind; may be repeated. Without it all but events.")
  var kind: [Kind] = []

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  @Option(help: "Write an Atom feed into this file instead.")
  var feed: String?

  @Option(help: "Write the deadlines ahead into this iCalendar file instead.")
  var calendar: String?

  func run() throws {
    let opened = try ledger.opened()
    let output = OutputBuffer()
    let kinds = kind.isEmpty ? [.commitment, .transition, .correction] : kind
    try reportingLedgerErrors {
      try opened.read { reader in
        let views = LedgerViews(reader: reader)
        if let calendar {
          let deadlines = try views.deadlines(asOf: replay.asOfDay)
          try write(DeadlineCalendar(deadlines: deadlines).text, to: calendar)
          return
        }
        let entries = try views.alerts(since: since?.day, kinds: Set(kinds.map(\.rawValue)))
        if let feed {
          try write(AlertFeed(entries: entries).text, to: feed)
          return
        }
        for entry in entries {
          switch format {
          case .text: output.write(Self.text(entry))
          case .ndjson: output.write(try Self.line(entry))
          }
        }
        if entries.isEmpty, format == .text { output.write("no alerts") }
      }
    }
    output.flush()
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      FindingPrinter.write("casus: \(path): cannot be written")
      throw ExitCode(1)
    }
    FindingPrinter.write("casus: \(path) written")
  }

  private static func text(_ entry: AlertEntry) -> String {
    let kind = entry.kind + String(repeating: " ", count: max(1, 12 - entry.kind.count))
    var out = "\(entry.known.iso)  \(kind)\(TerminalStyle.printable(entry.title))"
    for quote in entry.quotes { out += "\n              " + TerminalStyle.printable(quote) }
    return out
  }

  private static func line(_ entry: AlertEntry) throws -> Data {
    let object: [String: Any] = [
      "alert": entry.sequence, "kind": entry.kind, "known": entry.known.iso,
      "subject": entry.subject, "document": entry.document ?? NSNull(), "title": entry.title,
      "quotes": entry.quotes, "corrects": entry.corrects ?? NSNull(),
    ]
    return try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  }
}
