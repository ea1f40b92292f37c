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
  /// A cycle of best heads becomes one node, the rest is solved, and the cycle is opened where the
  /// solution enters it. Each contraction removes a node at least, so the depth is bounded.
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
    guard let cycle = cycle(in: heads) else { return heads }
    let inCycle = Set(cycle)
    let others = (0..<size).filter { !inCycle.contains($0) }
    let meta = others.count
    let small = meta + 1
    var contracted = [Double](repeating: -.infinity, count: small * small)
    var entry = [Int](repeating: cycle[0], count: meta)
    var exit = [Int](repeating: cycle[0], count: meta)
    for (index, other) in others.enumerated() {
      for (column, head) in others.enumerated() where column != index && other != 0 {
        contracted[index * small + column] = weights[other * size + head]
      }
      for node in cycle {
        let gain = weights[node * size + other] - weights[node * size + heads[node]]
        if gain > contracted[meta * small + index] {
          contracted[meta * small + index] = gain
          entry[index] = node
        }
        if other != 0, weights[other * size + node] > contracted[index * small + meta] {
          contracted[index * small + meta] = weights[other * size + node]
          exit[index] = node
        }
      }
    }
    let solved = arborescence(contracted, size: small)
    for (index, other) in others.enumerated() where other != 0 {
      heads[other] = solved[index] == meta ? exit[index] : others[solved[index]]
    }
    heads[entry[solved[meta]]] = others[solved[meta]]
    return heads
  }

  /// The nodes of one cycle, in ascending order.
  private static func cycle(in heads: [Int]) -> [Int]? {
    var marks = [Int](repeating: 0, count: heads.count)
    for start in 1..<heads.count where marks[start] == 0 {
      var at = start
      while at != 0, marks[at] == 0 {
        marks[at] = start
        at = heads[at]
      }
      guard at != 0, marks[at] == start else { continue }
      var cycle = [at]
      var next = heads[at]
      while next != at {
        cycle.append(next)
        next = heads[next]
      }
      return cycle.sorted()
    }
    return nil
  }
}
