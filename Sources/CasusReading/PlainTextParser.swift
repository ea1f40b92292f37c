internal import CasusText

/// One report in a plain-text file.
///
/// A first line that stands alone above a blank line and ends in no full stop is the title.
struct PlainTextParser {
  let file: String
  let date: CivilDate?

  func item(_ raw: [UInt8]) -> ReadItem {
    let bytes = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
    if bytes.count > LineReader.limitBytes {
      return refused("input.too-large", "more than 64 MB in one report; split it")
    }
    if let fault = EncodingFault(bytes) {
      let line = bytes.prefix(fault.offset).count { $0 == 0x0A } + 1
      return ReadItem(document: nil, findings: [fault.finding(file: file, line: line)])
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains(where: { !$0.isWhitespace }) else {
      return refused("document.empty", "there is no text in it")
    }
    let (title, body) = split(text)
    var findings: [Finding] = []
    if date == nil {
      findings.append(
        Finding(
          .note, "document.undated",
          "no date is known, so times like \"on Monday\" stay open; give --date YYYY-MM-DD",
          file: file))
    }
    let document = SourceDocument(
      id: Self.identifier(file, text), date: date, title: title.map(SourceText.init),
      text: SourceText(body))
    return ReadItem(document: document, findings: findings)
  }

  private func refused(_ code: String, _ message: String) -> ReadItem {
    ReadItem(document: nil, findings: [Finding(.refused, code, message, file: file)])
  }

  private func split(_ text: String) -> (title: String?, body: String) {
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return (nil, text) }
    let first = trimmed(lines[0])
    guard !first.isEmpty, first.count <= 200, trimmed(lines[1]).isEmpty,
      let last = first.last, !".!?\"”".contains(last), !trimmed(lines[2]).isEmpty
    else { return (nil, text) }
    return (first, String(lines[2]))
  }

  private func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last.isWhitespace { line.removeLast() }
    while let first = line.first, first.isWhitespace { line.removeFirst() }
    return String(line)
  }

  /// The file's name and a hash of the words: the same file read again is the same document.
  static func identifier(_ file: String, _ text: String) -> String {
    var name = file.split(separator: "/").last.map(String.init) ?? file
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    if name == "-" { name = "stdin" }
    name.unicodeScalars.removeAll { $0.isControlOfDisplay }
    return name + "-" + ContentHash.short(of: text)
  }
}

extension EncodingFault {
  var offset: Int {
    switch self {
    case .binary(let offset), .invalidUTF8(let offset): offset
    }
  }
}
