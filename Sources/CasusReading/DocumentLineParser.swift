internal import CasusText
internal import Foundation

/// NDJSON: one document a line, every fault a finding with its line.
struct DocumentLineParser {
  let file: String
  let defaultDate: CivilDate?

  func items(of lines: LineReader) -> AnyIterator<ReadItem> {
    var lines = lines
    return AnyIterator {
      while let line = lines.next() {
        if !line.isTooLong, line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        return item(line)
      }
      return nil
    }
  }

  func item(_ line: LineReader.Line) -> ReadItem {
    func refused(_ code: String, _ message: String) -> ReadItem {
      let finding = Finding(.refused, code, message, file: file, line: line.number)
      return ReadItem(document: nil, findings: [finding])
    }
    if line.isTooLong {
      return refused("input.too-large", "more than 64 MB in one line; split the document")
    }
    var bytes = line.bytes
    if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let fault = EncodingFault(bytes) {
      return ReadItem(document: nil, findings: [fault.finding(file: file, line: line.number)])
    }
    let fields: DocumentLine
    do {
      fields = try JSONDecoder().decode(DocumentLine.self, from: Data(bytes))
    } catch let error as DecodingError {
      return refused("ndjson.malformed", Self.reason(error))
    } catch {
      return refused("ndjson.malformed", "the line is not JSON; write one object a line")
    }
    guard let text = fields.text, text.contains(where: { !$0.isWhitespace }) else {
      return refused("document.empty", "\"text\" is missing or empty")
    }
    if let id = fields.id, !SourceDocument.isUsable(id: id) {
      return refused(
        "document.bad-id", "\"id\" holds control characters; name the document without")
    }
    return document(fields, text, line.number)
  }

  private func document(_ fields: DocumentLine, _ text: String, _ number: Int) -> ReadItem {
    var findings: [Finding] = []
    func note(_ severity: Finding.Severity, _ code: String, _ message: String) {
      findings.append(
        Finding(severity, code, message, file: file, line: number, document: fields.id))
    }
    var date = fields.date.flatMap { CivilDate(iso: $0) }
    if let given = fields.date, date == nil, !given.isEmpty {
      note(
        .warning, "document.bad-date",
        "\"\(given.prefix(40))\" is no date of the form YYYY-MM-DD; the document counts as undated")
    } else if date == nil {
      date = defaultDate
      if date == nil {
        note(
          .note, "document.undated",
          "no date is known, so times like \"on Monday\" stay open; add \"date\"")
      }
    }
    let id = fields.id.flatMap { $0.isEmpty ? nil : $0 } ?? "doc-" + ContentHash.short(of: text)
    let document = SourceDocument(
      id: id, date: date,
      title: fields.title.flatMap { $0.isEmpty ? nil : SourceText($0) },
      text: SourceText(text),
      publishers: fields.sources.compactMap { source in
        (source.name ?? source.url).map { SourceDocument.Publisher(name: $0, url: source.url) }
      },
      language: fields.language, original: fields.original, translatedBy: fields.translatedBy)
    return ReadItem(document: document, findings: findings)
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context) where !context.codingPath.isEmpty:
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "\"\(path)\" has the wrong type; it should be a string"
    case .typeMismatch: return "the line is JSON but no object; write one object a line"
    case .dataCorrupted, .keyNotFound, .valueNotFound:
      return "the line is not JSON; write one object a line"
    @unknown default: return "the line is not JSON; write one object a line"
    }
  }
}
