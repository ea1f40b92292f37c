internal import ArgumentParser
internal import CasusStore
internal import CasusText
internal import Foundation

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds reports by their words, the best first.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "Words that all have to stand in the report.")
  var words: [String]

  @Option(help: "At most so many.")
  var limit = 20

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit: at least 1") }
  }

  func run() throws {
    let opened = try ledger.opened()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let found = try reader.search(words.joined(separator: " "), limit: limit)
        if found.isEmpty, format == .text { print("no report has all these words") }
        for (stored, snippet) in found {
          switch format {
          case .text:
            print(Documents.text(stored, style))
            print("            " + TerminalStyle.printable(snippet))
          case .ndjson:
            let object: [String: Any] = [
              "id": stored.document.id, "date": stored.document.date?.iso ?? NSNull(),
              "title": stored.document.title?.string ?? NSNull(), "snippet": snippet,
            ]
            let data = try JSONSerialization.data(
              withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
            print(String(decoding: data, as: UTF8.self))
          }
        }
      }
    }
  }
}
