// SAFETY: `scores` holds `words` + 1 rows of `stride` floats, reserved by the caller for the length of the call.

/// The best tree over arc scores: every word's best head where that is a tree, else the maximum
/// spanning arborescence with one root.
struct TreeDecoder {
  /// Sentences for which the best heads were no tree; for measurements.
  private(set) var repaired = 0

  /// Heads as word numbers from 1, 0 for the root, appended to `heads`.
  ///
  /// `scores` has `stride` floats a word: column 0 the root, column j the word j. A word's own column
  /// is not looked at.
  mutating func heads(
    _ scores: UnsafePointer<Float>, stride: Int, words: Int, into heads: inout [Int32]
  ) {
    let first = heads.count
    var roots = 0
    for word in 0..<words {
      let row = scores + word * stride
      var best = 0
      for head in 1...words where head != word + 1 && row[head] > row[best] { best = head }
      if best == 0 { roots += 1 }
      heads.append(Int32(best))
    }
    if roots == 1, Self.isAcyclic(heads[first...]) { return }
    repaired += 1
    // Double: an offset of 10,000 would cost a Float its last three digits.
    let size = words + 1
    var weights = [Double](repeating: -.infinity, count: size * size)
    for word in 0..<words {
      for head in 0...words where head != word + 1 {
        weights[(word + 1) * size + head] =
          Double(scores[word * stride + head]) - (head == 0 ? 10_000 : 0)
      }
    }
    for (word, head) in Arborescence(weights, size: size).heads().enumerated() where word > 0 {
      heads[first + word - 1] = Int32(head)
    }
  }

  private static func isAcyclic(_ heads: ArraySlice<Int32>) -> Bool {
    // Marks: 0 not seen, n + 1 seen on the walk that began at word n.
    var marks = [Int32](repeating: 0, count: heads.count)
    for start in 0..<heads.count where marks[start] == 0 {
      var at = start
      while marks[at] == 0 {
        marks[at] = Int32(start) + 1
        let head = Int(heads[heads.startIndex + at])
        if head == 0 { break }
        at = head - 1
        if marks[at] == Int32(start) + 1 { return false }
      }
    }
    return true
  }
}
