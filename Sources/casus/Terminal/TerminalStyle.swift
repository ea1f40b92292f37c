internal import CasusText
internal import Foundation

/// Colour on a terminal, plain marks elsewhere; `NO_COLOR` (no-color.org) is respected.
struct TerminalStyle: Sendable {
  var hasColor: Bool

  /// For standard output.
  static func standard() -> TerminalStyle {
    let isQuiet = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TerminalStyle(hasColor: isatty(STDOUT_FILENO) == 1 && !isQuiet)
  }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func kind(_ text: String) -> String { wrap(text, "36") }
  func good(_ text: String) -> String { wrap(text, "32") }
  func warning(_ text: String) -> String { wrap(text, "33") }

  /// The words of a sentence with some spans marked: in colour, else in square brackets.
  ///
  /// Control characters of the document never reach the terminal.
  func sentence(_ span: TextSpan, of text: SourceText, marking marks: [TextSpan]) -> String {
    var result = ""
    var at = span.start
    for mark in merged(marks.filter { span.contains($0) && !$0.isEmpty }) {
      result += Self.printable(text.words(in: TextSpan(start: at, end: mark.start)))
      let words = Self.printable(text.words(in: mark))
      result += hasColor ? wrap(words, "1;4") : "[" + words + "]"
      at = mark.end
    }
    return result + Self.printable(text.words(in: TextSpan(start: at, end: span.end)))
  }

  /// Line ends become blanks, other control characters the replacement character.
  static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: scalars.append(" ")
      case _ where scalar.isControlOfDisplay: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private func wrap(_ text: String, _ code: String) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func merged(_ spans: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for span in spans.sorted() {
      if let last = result.last, span.start < last.end {
        result[result.count - 1] = last.union(span)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
