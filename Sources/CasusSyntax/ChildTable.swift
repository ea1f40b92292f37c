/// The direct dependents of every token of a sentence in one flat list.
struct ChildTable: Hashable, Sendable {
  private let starts: [Int32]
  private let list: [Int32]

  /// Heads outside the sentence count as the root.
  init(_ tokens: [Token]) {
    var counts = [Int32](repeating: 0, count: tokens.count + 1)
    for token in tokens where tokens.indices.contains(token.head) { counts[token.head + 1] += 1 }
    for index in 1..<max(counts.count, 1) { counts[index] += counts[index - 1] }
    var list = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    var next = counts
    for (index, token) in tokens.enumerated() where tokens.indices.contains(token.head) {
      list[Int(next[token.head])] = Int32(index)
      next[token.head] += 1
    }
    starts = counts
    self.list = list
  }

  /// In the order of the text.
  subscript(index: Int) -> ArraySlice<Int32> { list[Int(starts[index])..<Int(starts[index + 1])] }
}
