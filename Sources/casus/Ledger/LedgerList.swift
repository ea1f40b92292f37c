internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import Foundation

extension LedgerOptions {
  /// Prints what of the ledger is as asked, one by one; a person is told where nothing is.
  ///
  /// - Parameters:
  ///   - kind: what one of them is called.
  ///   - isAsked: which of them to print; without it `views` gives no others, so none are counted.
  ///   - line: one for programs, as JSON.
  ///   - text: one for a person.
  func list<View>(
    _ kind: String, as format: OutputFormat,
    from views: (LedgerReader) throws -> [View], where isAsked: ((View) -> Bool)? = nil,
    line: (View) throws -> Data, text: (View, LedgerReader, TerminalStyle) throws -> String
  ) throws {
    let opened = try opened()
    let output = OutputBuffer()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let all = try views(reader)
        let asked = isAsked.map { all.filter($0) } ?? all
        for view in asked {
          switch format {
          case .ndjson: output.write(try line(view))
          case .text: output.write(try text(view, reader, style))
          }
        }
        if format == .text, asked.isEmpty {
          let count = isAsked == nil ? "" : " (\(all.count) in all)"
          output.write("no \(kind) in the ledger is as you asked" + count)
        }
      }
    }
    output.flush()
  }
}

/// Which holder's records to list.
struct HolderFilter: ParsableArguments {
  @Option(help: "Only those of this holder: a country's code or words of its name.")
  var holder: String?

  func holds(for party: Party?) -> Bool {
    guard let holder else { return true }
    guard let party else { return false }
    return party.country == holder.uppercased()
      || party.name.text.lowercased().contains(holder.lowercased())
  }
}

/// Refuses an option's word that is none of a type's, and says which are.
func check<Word: CaseIterable & RawRepresentable<String>>(
  _ option: String, _ word: String?, isOne type: Word.Type, as spelling: (String) -> String = { $0 }
) throws {
  guard let word, type.init(rawValue: spelling(word)) == nil else { return }
  let known = type.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(option): one of \(known), not \"\(word)\"")
}
