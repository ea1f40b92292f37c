internal import CasusRecords
internal import CasusText

/// A report sentence by sentence: what was read out of each, or why nothing was.
struct AccountListing {
  let records: DocumentRecords
  let style: TerminalStyle

  var text: String {
    let lines = RecordLines(document: records.document, style: style)
    let all = lines.all(of: records)
    let rows = Dictionary(all.map { ($0.id, $0.lines[0]) }, uniquingKeysWith: { a, _ in a })
    var out = [lines.heading(all.count)]
    for sentence in records.account {
      guard
        let source = sentence.place == .title ? records.document.title : records.document.text,
        source.contains(sentence.span)
      else { continue }
      let words = source.words(in: sentence.span).split(whereSeparator: \.isWhitespace)
      out.append(
        (sentence.place == .title ? style.dim("title  ") : "")
          + TerminalStyle.printable(words.joined(separator: " ")))
      out += sentence.records.compactMap { rows[$0].map { "  " + $0 } }
      if let reason = sentence.reason {
        out.append(
          "    " + style.warning(Self.words(of: reason))
            + style.dim(sentence.detail.map { ": " + TerminalStyle.printable($0) } ?? ""))
      }
    }
    return (out + [summary, ""]).joined(separator: "\n")
  }

  /// "12 sentences: 9 with records, 2 background, 1 not understood".
  private var summary: String {
    let account = records.account
    var parts = ["\(account.filter { $0.reason == nil }.count) with records"]
    for reason in SentenceAccount.Reason.allCases {
      let count = account.filter { $0.reason == reason }.count
      if count > 0 { parts.append("\(count) \(Self.words(of: reason))") }
    }
    return style.dim("\(account.count) sentences: " + parts.joined(separator: ", "))
  }

  static func words(of reason: SentenceAccount.Reason) -> String {
    switch reason {
    case .dateline: "dateline"
    case .question: "a question"
    case .heading: "no verb"
    case .setAside: "set aside"
    case .unsure: "too unsure"
    case .incomplete: "incomplete"
    case .background: "background"
    case .opinion: "a view"
    case .ruleFailed: "no rule held"
    case .notUnderstood: "not understood"
    }
  }
}
