internal import CCasusKernels

/// One worker's passage through the character model.
final class SplitterRun {
  /// Longer paragraphs go in windows, each with some context on both sides.
  private static let window = 2048
  private static let context = 128
  private static let windowsAGroup = 16

  private let splitter: Splitter
  private let kernels: Kernels
  private let scratch = RecurrentScratch()
  private let states = FloatBuffer()
  private let scores = FloatBuffer()
  private var ids: [UInt32] = []

  init(_ splitter: Splitter, kernels: Kernels) {
    self.splitter = splitter
    self.kernels = kernels
  }

  func split(_ bytes: [UInt8]) -> TokenisedText {
    bytes.withUnsafeBufferPointer { bytes in
      let row = CharacterRow(bytes)
      var marks = BoundaryMarks(classify(row))
      marks.guardWords(row)
      return marks.text(of: row)
    }
  }

  /// The class of every character.
  private func classify(_ row: CharacterRow) -> [UInt8] {
    struct Window {
      var whole: Range<Int>
      var kept: Range<Int>
    }
    var windows: [Window] = []
    for paragraph in row.paragraphs {
      var start = paragraph.lowerBound
      while start < paragraph.upperBound {
        let rest = paragraph.upperBound - start
        let end = rest <= Self.window ? paragraph.upperBound : start + Self.window - Self.context
        windows.append(
          Window(
            whole: max(
              paragraph.lowerBound, start - Self.context)..<min(
                paragraph.upperBound, end + Self.context),
            kept: start..<end))
        start = end
      }
    }
    windows.sort {
      $0.whole.count != $1.whole.count
        ? $0.whole.count > $1.whole.count : $0.kept.lowerBound < $1.kept.lowerBound
    }
    var classes = [UInt8](repeating: 0, count: row.values.count)
    for first in stride(from: 0, to: windows.count, by: Self.windowsAGroup) {
      let part = windows[first..<min(first + Self.windowsAGroup, windows.count)]
      var group = SentenceGroup()
      ids.removeAll(keepingCapacity: true)
      for window in part {
        group.starts.append(ids.count)
        group.lengths.append(window.whole.count)
        for index in window.whole { ids.append(splitter.ids.id(of: row.values[index])) }
      }
      let output = states.reserve(ids.count * 2 * splitter.units)
      ids.withUnsafeBufferPointer {
        splitter.run(
          group, ids: $0.baseAddress!, output: output, scratch: scratch, with: kernels)
      }
      let stride = splitter.scores.stride
      let scores = scores.reserve(ids.count * stride)
      splitter.scores.apply(
        output, stride: 2 * splitter.units, rows: ids.count, to: scores, with: kernels)
      for (index, window) in part.enumerated() {
        let shift = group.starts[index] - window.whole.lowerBound
        for place in window.kept {
          classes[place] = UInt8(casus_argmax(scores + (place + shift) * stride, 4))
        }
      }
    }
    return classes
  }
}
