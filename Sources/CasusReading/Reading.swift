public import CasusText

/// One step of reading an input: a document, or why there is none, with what should be known.
public struct ReadItem: Sendable {
  public var document: SourceDocument?
  public var findings: [Finding]

  public init(document: SourceDocument?, findings: [Finding] = []) {
    self.document = document
    self.findings = findings
  }

  public var isRefused: Bool { document == nil }
}

/// How an input's bytes are to be taken.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By the file's name, else by its first bytes.
  case automatic
  /// One report, whole.
  case text
  /// One JSON object a line: `id`, `date`, `title`, `text`, `sources`.
  case ndjson
}

/// Reads documents one after the other, so that an archive never lies in memory whole.
///
/// Never throws on what a stranger wrote: a refused line is an item with findings and no document,
/// and the lines after it are read.
public struct DocumentReader: Sendable {
  /// For reports that state none.
  public var defaultDate: CivilDate?
  public var format: InputFormat

  public init(defaultDate: CivilDate? = nil, format: InputFormat = .automatic) {
    self.defaultDate = defaultDate
    self.format = format
  }

  /// The items of a file, or of standard input for `-`.
  public func items(in path: String) -> AnySequence<ReadItem> {
    var lines: LineReader
    do throws(LineReader.OpenError) {
      lines = try LineReader(path: path)
    } catch {
      let finding = Finding(.refused, error.code, error.message, file: path)
      return AnySequence([ReadItem(document: nil, findings: [finding])])
    }
    switch resolved(path, head: lines.peek()) {
    case .ndjson:
      let parser = DocumentLineParser(file: path, defaultDate: defaultDate)
      return AnySequence { parser.items(of: lines) }
    case .text, .automatic:
      return AnySequence([PlainTextParser(file: path, date: defaultDate).item(lines.rest())])
    }
  }

  private func resolved(_ path: String, head: [UInt8]) -> InputFormat {
    guard format == .automatic else { return format }
    if path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") { return .ndjson }
    if path.hasSuffix(".txt") { return .text }
    let first = head.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == 0x7B ? .ndjson : .text
  }
}
