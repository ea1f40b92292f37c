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
    for (word, head) in Self.arborescence(weights, size: size).enumerated() where word > 0 {
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

  /// Chu–Liu–Edmonds from node 0; `weights[dependent * size + head]`, the first of equals wins.
  ///
  /// Every cycle of best heads becomes one node, the rest is solved, and each cycle is opened where
  /// the solution enters it. All cycles at once: one after the other took a second for a sentence
  /// of four hundred repeated words.
  static func arborescence(_ weights: [Double], size: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: size)
    for node in 1..<size {
      var best = 0
      for head in 1..<size
      where head != node && weights[node * size + head] > weights[node * size + best] {
        best = head
      }
      heads[node] = best
    }
    let cycles = cycles(in: heads)
    guard cycles.count > 0 else { return heads }
    // Parts: the nodes outside cycles, each by itself and in order, then the cycles.
    var part = cycles.member
    var small = 0
    for node in 0..<size where cycles.member[node] < 0 {
      part[node] = small
      small += 1
    }
    for node in 0..<size where cycles.member[node] >= 0 { part[node] += small }
    small += cycles.count
    var contracted = [Double](repeating: -.infinity, count: small * small)
    var arcs = [Int32](repeating: 0, count: small * small)
    for node in 1..<size {
      let own = cycles.member[node] >= 0 ? weights[node * size + heads[node]] : 0
      for head in 0..<size where part[head] != part[node] {
        let place = part[node] * small + part[head]
        let gain = weights[node * size + head] - own
        if gain > contracted[place] {
          contracted[place] = gain
          arcs[place] = Int32(node * size + head)
        }
      }
    }
    let solved = arborescence(contracted, size: small)
    for index in 1..<small {
      let arc = Int(arcs[index * small + solved[index]])
      heads[arc / size] = arc % size
    }
    return heads
  }

  /// The cycle of each node, -1 outside; cycles are numbered from 0.
  private static func cycles(in heads: [Int]) -> (member: [Int], count: Int) {
    var member = [Int](repeating: -1, count: heads.count)
    var marks = [Int](repeating: 0, count: heads.count)
    var count = 0
    for start in 1..<heads.count where marks[start] == 0 {
      var at = start
      while at != 0, marks[at] == 0 {
        marks[at] = start
        at = heads[at]
      }
      guard at != 0, marks[at] == start else { continue }
      var next = at
      repeat {
        member[next] = count
        next = heads[next]
      } while next != at
      count += 1
    }
    return (member, count)
  }
}
