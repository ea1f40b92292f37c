internal import CasusText

/// A stretch between quotation marks, which may run over sentences but not over paragraphs.
struct StatementQuotation: Hashable {
  /// With the marks.
  let outer: TextSpan
  /// Without them.
  let inner: TextSpan

  /// All quotations of a text in its order; an opening mark without a closing one is none.
  ///
  /// Straight marks open and close by turns. A blank line ends the hunt for a closing mark, so that
  /// one lost mark does not turn the rest of the text inside out.
  static func all(in source: SourceText) -> [StatementQuotation] {
    var result: [StatementQuotation] = []
    var opened: (at: Int, closing: Unicode.Scalar)?
    var lineBreaks = 0
    for (index, scalar) in source.string.unicodeScalars.enumerated() {
      lineBreaks = scalar == "\n" ? lineBreaks + 1 : lineBreaks
      if scalar != "\n", scalar != " " { lineBreaks = 0 }
      if lineBreaks > 1 { opened = nil }
      if let start = opened, scalar == start.closing {
        if index > start.at + 1 {
          result.append(
            StatementQuotation(
              outer: TextSpan(start: start.at, end: index + 1),
              inner: TextSpan(start: start.at + 1, end: index)))
        }
        opened = nil
      } else if let closing = closingMark(of: scalar) {
        opened = (index, closing)
      }
    }
    return result
  }

  private static func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"": "\""
    case "\u{201C}": "\u{201D}"
    case "\u{201E}": "\u{201C}"
    case "\u{AB}": "\u{BB}"
    default: nil
    }
  }
}
