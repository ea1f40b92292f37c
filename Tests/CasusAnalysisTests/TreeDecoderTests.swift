@testable import CasusAnalysis
import Testing

@Suite struct TreeDecoderTests {
  @Test func theBestHeadsStandWhereTheyAreATree() {
    #expect(heads([[0, 0, 5, 1], [9, 0, 0, 0], [0, 1, 7, 0]]) == [2, 0, 2])
  }

  @Test func aCycleIsOpenedWhereItCostsLeast() {
    // Words 1 and 2 prefer each other; 3 is the root.
    #expect(heads([[1, 0, 9, 5], [1, 9, 0, 8], [9, 0, 0, 0]]) == [2, 3, 0])
  }

  @Test func thereIsOneRootOnly() {
    #expect(heads([[9, 0, 1], [8, 2, 0]]) == [0, 1])
  }

  @Test func theTreeIsTheBestOfAll() {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      let words = 4
      let scores = (0..<words).map { _ in
        (0...words).map { _ in Float(Int(random.next() % 20)) }
      }
      let found = heads(scores)
      #expect(value(found, scores) == best(scores), "\(scores)")
    }
  }

  private func heads(_ scores: [[Float]]) -> [Int] {
    var decoder = TreeDecoder()
    var heads: [Int32] = []
    let flat = scores.flatMap { $0 }
    flat.withUnsafeBufferPointer {
      decoder.heads(
        $0.baseAddress!, stride: scores.count + 1, words: scores.count, into: &heads)
    }
    return heads.map { Int($0) }
  }

  private func value(_ heads: [Int], _ scores: [[Float]]) -> Float? {
    guard heads.filter({ $0 == 0 }).count == 1 else { return nil }
    for start in 1...heads.count {
      var at = start
      var steps = 0
      while at != 0, steps <= heads.count {
        at = heads[at - 1]
        steps += 1
      }
      if at != 0 { return nil }
    }
    return heads.indices.reduce(0) { $0 + scores[$1][heads[$1]] }
  }

  private func best(_ scores: [[Float]]) -> Float? {
    var best: Float?
    let words = scores.count
    var heads = [Int](repeating: 0, count: words)
    func search(_ word: Int) {
      guard word < words else {
        if let value = value(heads, scores), value > best ?? -.infinity { best = value }
        return
      }
      for head in 0...words where head != word + 1 {
        heads[word] = head
        search(word + 1)
      }
    }
    search(0)
    return best
  }
}

/// A small repeatable source of numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
