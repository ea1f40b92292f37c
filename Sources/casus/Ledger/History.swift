internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the whole log of a commitment or a policy, with what later fell and why.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "A commitment's or policy's id, or the beginning of one.")
  var id: String

  func run() throws {
    let opened = try ledger.opened()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let record = try reader.asked(id)
        guard record.kind == .commitment || record.kind == .policy else {
          throw ValidationError("\(id) is no commitment or policy; `casus show` prints it")
        }
        if let title = try LedgerViews(reader: reader).title(ofSubject: record.cluster) {
          print(style.bold(TerminalStyle.printable(title)))
        }
        let log = try reader.log(of: record.cluster)
        if log.isEmpty { print("nothing followed \(record.cluster) so far") }
        for line in log {
          let t = line.transition
          print(
            "\(line.sequence)  \(t.date.iso)  known \(t.known.iso)  "
              + style.kind(t.effect.rawValue) + "  by \(t.cause.kind) \(t.cause.value)"
              + (t.document.map { "  in \($0)" } ?? "")
              + (t.quote.map { "  \"" + TerminalStyle.printable($0.text) + "\"" } ?? ""))
          for link in t.chain {
            print("     through " + LinkText.step(link) + LinkText.source(link))
          }
          if let fallen = line.retractedKnown {
            let reason = TerminalStyle.printable(line.retractionReason ?? "")
            print("     fell \(fallen.iso): \(reason)")
          }
        }
      }
    }
  }
}
