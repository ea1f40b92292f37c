internal import Foundation

/// Standard output in large pieces; ends quietly where the reader has gone away.
final class OutputBuffer {
  private var buffer = Data()

  /// Writes and ends the line.
  func write(_ line: Data) {
    buffer.append(line)
    buffer.append(0x0A)
    if buffer.count > 1 << 16 { flush() }
  }

  func write(_ text: String) { write(Data(text.utf8)) }

  /// Writes text that brings its own line ends.
  func write(piece text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { flush() }
  }

  func flush() {
    guard !buffer.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: buffer)
    } catch {
      exit(EXIT_SUCCESS)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
