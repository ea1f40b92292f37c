internal import Foundation

/// How far a long input is, on standard error, and only where that is a terminal.
struct ProgressLine {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var documents = 0
  private var lastPercent = -1

  /// Over the bytes of the inputs; standard input has no known length and shows a count.
  init(inputs: [String]) {
    total = inputs.reduce(0) { sum, path in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
    isShown = isatty(STDERR_FILENO) == 1 && (total > 1_000_000 || inputs.contains("-"))
  }

  mutating func advance(bytes: Int) {
    documents += 1
    done += bytes
    guard isShown else { return }
    let percent = total > 0 ? min(99, done * 100 / total) : documents / 100
    guard percent != lastPercent else { return }
    lastPercent = percent
    let filled = total > 0 ? percent / 4 : 0
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 25 - filled)
    let text = total > 0 ? "\(bar) \(percent) %  \(documents) documents" : "\(documents) documents"
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func finish() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
