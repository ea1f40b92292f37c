internal import CCasusKernels

// SAFETY: buffers are read inside the closures that lend them; ids and rows are as many as the run's characters.

/// One worker's passage through the character model.
final class SplitterRun {
  /// Longer paragraphs go in windows, each with some context on both sides.
  private static let window = 2048
  private static let context = 128
  private static let windowsAGroup = 16
  /// By how much the end of a sentence must win where the line goes on after a letter or digit:
  /// web text ends sentences so, news prose does not.
  /// Sentence F1 on EWT dev 87.5 at 0, 88.6 at 1, 88.2 at 2, 87.2 at 3; on GUM dev 95.0 from 1 on.
  private static let bareEndMargin: Float = 1.5
  /// Between two words in capitals, which are mostly one name: EWT dev's F1 is 89.7 with 3, 89.3
  /// with 4, 88.9 with 5; most of the false ends in a year of news go.
  private static let capitalsMargin: Float = 4

  private let splitter: Splitter
  private let abbreviations: Abbreviations?
  private let kernels: Kernels
  private let scratch = RecurrentScratch()
  private let states = FloatBuffer()
  private let scores = FloatBuffer()
  private var ids: [UInt32] = []

  init(_ splitter: Splitter, _ abbreviations: Abbreviations?, kernels: Kernels) {
    self.splitter = splitter
    self.abbreviations = abbreviations
    self.kernels = kernels
  }

  func split(_ bytes: [UInt8]) -> TokenisedText {
    bytes.withUnsafeBufferPointer { bytes in
      let row = CharacterRow(bytes)
      var marks = BoundaryMarks(classify(row))
      marks.guardWords(row, abbreviations)
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
          let own = scores + (place + shift) * stride
          var best = casus_argmax(own, 4)
          if best == 2, row.isMidLine(place) {
            own[2] -= row.isBetweenCapitals(place) ? Self.capitalsMargin : Self.bareEndMargin
            best = casus_argmax(own, 4)
          }
          classes[place] = UInt8(best)
        }
      }
    }
    return classes
  }
}
