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

  @OptionGroup var holder: HolderFilter

  @Flag(help: "Only those that depend on a condition.")
  var conditional = false

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws { try check("--state", state, isOne: CommitmentState.self) }

  func run() throws {
    try ledger.list(
      "commitment", as: format,
      from: {
        try LedgerViews(reader: $0).commitments(asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
      }, where: isAsked, line: { try CommitmentLine(view: $0).data() },
      text: { try CommitmentText(view: $0, reader: $1, style: $2).text() })
  }

  private func isAsked(_ view: CommitmentView) -> Bool {
    if let state, view.outcome.state.rawValue != state { return false }
    if conditional, view.commitment.condition == nil { return false }
    return holder.holds(for: view.commitment.holder)
  }
}
