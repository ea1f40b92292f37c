internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Policies: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists embargoes, bans, tariffs, truces and other policies and where each stands.",
    discussion: """
      A policy stands as one of proposed, announced, in_force, under_review, eased, lifted, breached. \
      A reported transfer that contradicts an embargo is printed as one that may breach it; the \
      policy stays where it was.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var replay: ReplayOptions

  @Option(help: "Only those that stand so.")
  var state: String?

  @OptionGroup var holder: HolderFilter

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws { try check("--state", state, isOne: PolicyStanding.self) }

  func run() throws {
    try ledger.list(
      "policy", as: format,
      from: {
        try LedgerViews(reader: $0).policies(asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
      }, where: isAsked, line: Self.line, text: { view, _, style in Self.text(view, style) })
  }

  private func isAsked(_ view: PolicyView) -> Bool {
    if let state, view.outcome.standing.rawValue != state { return false }
    return holder.holds(for: view.policy.holder)
  }

  static func line(_ view: PolicyView) throws -> Data {
    var object =
      try JSONSerialization.jsonObject(with: view.record.payload) as? [String: Any] ?? [:]
    object["id"] = view.record.id
    object["document"] = view.record.document
    object["date"] = view.document.day.iso
    object["standing"] = view.outcome.standing.rawValue
    object["transitions"] = view.outcome.steps.filter { $0.transition.effect != .restates }.map {
      CommitmentLine.object($0.transition, from: $0.before.rawValue, to: $0.after.rawValue)
    }
    return try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  }

  static func text(_ view: PolicyView, _ style: TerminalStyle) -> String {
    let lines = RecordLines(document: view.document.document, style: style).lines(view.policy)
    var out = [lines[0] + "  now " + style.kind(view.outcome.standing.rawValue)]
    out += lines.dropFirst()
    for step in view.outcome.steps where step.transition.effect != .restates {
      let t = step.transition
      out.append(
        "              \(t.date.iso)  \(t.effect.rawValue.replacing("_", with: " "))"
          + (t.quote.map { "  \"" + TerminalStyle.printable($0.text) + "\"" } ?? "")
          + style.dim(t.document.map { "  [\($0)]" } ?? ""))
    }
    out.append("              " + style.dim(view.record.id + "  from " + view.record.document))
    return out.joined(separator: "\n")
  }
}
