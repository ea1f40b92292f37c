internal import CasusText
internal import Foundation

/// Findings on standard error, and the exit status that they ask for.
struct FindingPrinter {
  /// Notes of one code after the first few are only counted.
  private static let notesShown = 3
  private var counts: [String: Int] = [:]
  private(set) var refused = 0

  mutating func print(_ findings: [Finding]) {
    for finding in findings {
      if finding.severity == .refused { refused += 1 }
      counts[finding.code, default: 0] += 1
      if finding.severity == .note, counts[finding.code, default: 0] > Self.notesShown { continue }
      Self.write(TerminalStyle.printable(finding.description))
    }
  }

  func finish() {
    for (code, count) in counts.sorted(by: { $0.key < $1.key })
    where count > Self.notesShown && !code.hasPrefix("document.refused") {
      Self.write("\(count) times [\(code)]")
    }
  }

  static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
