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

  @Option(help: "Only those of this holder: a country's code or words of its name.")
  var holder: String?

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws {
    if let state, PolicyStanding(rawValue: state) == nil {
      let known = PolicyStanding.allCases.map(\.rawValue).joined(separator: ", ")
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
          .policies(asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
        let asked = views.filter { isAsked($0) }
        for view in asked {
          switch format {
          case .ndjson: output.write(try Self.line(view))
          case .text: output.write(Self.text(view, style))
          }
        }
        if format == .text, asked.isEmpty {
          output.write("no policy in the ledger is as you asked (\(views.count) in all)")
        }
      }
    }
    output.flush()
  }

  private func isAsked(_ view: PolicyView) -> Bool {
    if let state, view.outcome.standing.rawValue != state { return false }
    return HolderFilter(words: holder).holds(for: view.policy.holder)
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

/// Whether a party is the asked one: by its country's code or by words of its name.
struct HolderFilter {
  let words: String?

  func holds(for party: Party?) -> Bool {
    guard let words else { return true }
    guard let party else { return false }
    return party.country == words.uppercased()
      || party.name.text.lowercased().contains(words.lowercased())
  }
}
