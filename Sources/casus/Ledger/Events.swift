internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the events in the ledger, each once, with all the reports that tell of it.")

  @OptionGroup var ledger: LedgerOptions

  @Option(help: "Only from this day on, YYYY-MM-DD.")
  var from: DayArgument?

  @Option(help: "Only up to this day, YYYY-MM-DD.")
  var to: DayArgument?

  @Option(help: "Only of this PLOVER type, as ASSAULT.")
  var type: String?

  @Option(help: "Only by this actor: a country's code.")
  var actor: String?

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws {
    try check("--type", type, isOne: EventType.self) { $0.uppercased() }
  }

  func run() throws {
    try ledger.list(
      "event", as: format,
      from: {
        try LedgerViews(reader: $0).events(
          from: from?.day, to: to?.day, type: type?.uppercased(), country: actor?.uppercased())
      }, line: Self.line, text: { view, _, style in Self.text(view, style) })
  }

  static func line(_ view: EventView) throws -> Data {
    var object =
      try JSONSerialization.jsonObject(with: view.record.payload) as? [String: Any] ?? [:]
    object["id"] = view.record.id
    object["document"] = view.record.document
    object["reported"] = view.document.day.iso
    object["origins"] = view.origins
    object["mentions"] = view.mentions.map { ["id": $0.id, "document": $0.document] }
    return try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  }

  static func text(_ view: EventView, _ style: TerminalStyle) -> String {
    let lines = RecordLines(document: view.document.document, style: style)
    var out = [view.document.day.iso + lines.lines(view.event)[0]]
    out += lines.lines(view.event).dropFirst()
    let others = view.mentions.map(\.document).filter { $0 != view.record.document }
    if !others.isEmpty {
      out.append(
        "              also told in \(others.joined(separator: ", ")); \(view.origins) origins")
    }
    let dead = view.counts.compactMap(\.count.best)
    if let latest = dead.last, let low = dead.min(), let high = dead.max(), low != high {
      out.append("              killed: \(latest) by the latest report, \(low) to \(high) in all")
    }
    out.append("              " + style.dim(view.record.id + "  from " + view.record.document))
    return out.joined(separator: "\n")
  }
}
