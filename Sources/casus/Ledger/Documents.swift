internal import ArgumentParser
internal import CasusStore
internal import CasusText
internal import Foundation

struct Documents: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the reports in the ledger, the newest first.")

  @OptionGroup var ledger: LedgerOptions

  @Option(help: "At most so many.")
  var limit: Int?

  @Flag(help: "Also those that were removed.")
  var removed = false

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func run() throws {
    let opened = try ledger.opened()
    let output = OutputBuffer()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        for stored in try reader.documents(includingRemoved: removed, limit: limit) {
          switch format {
          case .ndjson: output.write(try Self.line(stored))
          case .text: output.write(Self.text(stored, style))
          }
        }
      }
    }
    output.flush()
  }

  /// Without the text: what leaves the ledger carries short quotes, not whole reports.
  static func line(_ stored: StoredDocument) throws -> Data {
    var object: [String: Any] = [
      "id": stored.document.id, "date": stored.document.date?.iso ?? NSNull(),
      "title": stored.document.title?.string ?? NSNull(), "added": stored.added.iso,
      "hash": stored.hash,
      "sources": stored.document.publishers.map { ["name": $0.name, "url": $0.url ?? ""] },
    ]
    if let removed = stored.removed { object["removed"] = removed.iso }
    return try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  }

  static func text(_ stored: StoredDocument, _ style: TerminalStyle) -> String {
    let document = stored.document
    var parts = [stored.day.iso, style.bold(document.id)]
    if let removed = stored.removed {
      let reason = TerminalStyle.printable(stored.reason ?? "")
      return (parts + ["removed \(removed.iso): \(reason)"]).joined(separator: "  ")
    }
    let head = document.title?.string ?? String(document.text.string.prefix(70))
    parts.append(TerminalStyle.printable(head))
    if !document.publishers.isEmpty {
      parts.append(style.dim(document.publishers.map(\.name).joined(separator: ", ")))
    }
    return parts.joined(separator: "  ")
  }
}
