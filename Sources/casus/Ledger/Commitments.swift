internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

struct Commitments: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the commitments in the ledger and where each stands.",
    discussion: """
      The state is a replay of what was recorded: the same ledger and the same dates give the same \
      bytes. A state is one of standing, condition_met, carried_out, partly_carried_out, \
      not_carried_out, withdrawn, lapsed, superseded.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var replay: ReplayOptions

  @Option(help: "Only those in this state.")
  var state: String?

  @Option(help: "Only those of this holder: a country's code or words of its name.")
  var holder: String?

  @Flag(help: "Only those that depend on a condition.")
  var conditional = false

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws {
    if let state, CommitmentState(rawValue: state) == nil {
      let known = CommitmentState.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--state: one of \(known), not \"\(state)\"")
    }
  }

  func run() throws {
    let opened = try ledger.opened()
    let output = OutputBuffer()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let views = try LedgerViews(reader: reader)
          .commitments(asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
        var shown = 0
        for view in views where isAsked(view) {
          shown += 1
          switch format {
          case .ndjson: output.write(try CommitmentLine(view: view).data())
          case .text:
            output.write(try CommitmentText(view: view, reader: reader, style: style).text())
          }
        }
        if format == .text, shown == 0 {
          output.write("no commitment in the ledger is as you asked (\(views.count) in all)")
        }
      }
    }
    output.flush()
  }

  private func isAsked(_ view: CommitmentView) -> Bool {
    if let state, view.outcome.state.rawValue != state { return false }
    if conditional, view.commitment.condition == nil { return false }
    return HolderFilter(words: holder).holds(for: view.commitment.holder)
  }
}
