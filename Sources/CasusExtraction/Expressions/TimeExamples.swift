public import CasusSyntax
public import CasusText

/// One marked sentence with the days that its time expression must mean.
public struct TimeExample: Sendable {
  public let line: Int
  public let date: CivilDate?
  public let sentence: Sentence
  /// The tokens in brackets; nil where the sentence holds no time expression.
  public let marked: Range<Int>?
  /// EDTF, empty where no day follows.
  public let edtf: String
  public let kind: TimeExpression.Kind?

  /// The examples of a table with the columns date, sentence, edtf, kind, source and note.
  ///
  /// Tokens stand apart by blanks and carry no tags, so that no model is needed to run them.
  public static func load(path: String) throws -> [TimeExample] {
    try ExpressionTable(path: path).rows.map { row in
      var tokens: [Token] = []
      var at = 0
      var first: Int?
      var last: Int?
      for piece in row["sentence"].split(separator: " ") {
        var word = String(piece)
        if word.hasPrefix("[") {
          first = tokens.count
          word.removeFirst()
        }
        if word.hasSuffix("]") {
          last = tokens.count
          word.removeLast()
        }
        let length = word.unicodeScalars.count
        tokens.append(Token(span: TextSpan(start: at, end: at + length), form: word, lemma: "_"))
        at += length + 1
      }
      return TimeExample(
        line: row.line, date: CivilDate(iso: row["date"]),
        sentence: Sentence(span: TextSpan(start: 0, end: max(0, at - 1)), tokens: tokens),
        marked: first.flatMap { low in last.map { low..<($0 + 1) } }, edtf: row["edtf"],
        kind: TimeExpression.Kind(rawValue: row["kind"]))
    }
  }

  /// What a reader makes of it: nil where that is right, otherwise what it says instead.
  public func fault(with reader: TimeReader) -> String? {
    let found = reader.expressions(in: [sentence], date: date)[0]
    guard let marked else {
      return found.first.map { "expected none, got \($0.kind.rawValue) \($0.date?.edtf ?? "")" }
    }
    let words = sentence.tokens[marked].map(\.form).joined(separator: " ")
    // The preposition belongs to some expressions and not to others: the core must agree.
    guard let hit = found.first(where: { $0.tokens.upperBound == marked.upperBound }),
      hit.tokens.lowerBound == marked.lowerBound
        || sentence.tokens[marked.lowerBound].span.start == hit.coreSpan.start
    else {
      let all = found.map { expression in
        sentence.tokens[expression.tokens].map(\.form).joined(separator: " ")
      }
      return "\(words): not found; found \(all)"
    }
    let got = hit.date?.edtf ?? ""
    // Both sides as days: "2025-09" and its first to last day are the same answer.
    let isSame =
      DateSpan(edtf: got).map { [$0.first, $0.last] }
      == DateSpan(edtf: edtf).map { [$0.first, $0.last] }
    guard isSame else { return "\(words): expected \(edtf), got \(got)" }
    guard kind == nil || kind == hit.kind else {
      return "\(words): expected \(kind?.rawValue ?? ""), got \(hit.kind.rawValue)"
    }
    return nil
  }
}
