@testable import CasusAnalysis
import Testing

@Suite struct TagChainTests {
  @Test func forbiddenStepsAreNotTaken() {
    // Classes O, B, E: a B must be followed by E, an E must follow a B.
    let never: Float = -10_000
    let chain = TagChain(
      transitions: [0, 0, never, never, never, 0, 0, 0, never], start: [0, 0, never],
      end: [0, never, 0])
    var tags: [UInt8] = []
    chain.best([1, 3, 0, 2, 0, 1.5, 3, 0, 0], stride: 3, words: 3, into: &tags)
    #expect(tags == [1, 2, 0])
  }

  @Test func oneWordIsEnough() {
    let chain = TagChain(transitions: [0, 0, 0, 0], start: [0, 1], end: [0, 0])
    var tags: [UInt8] = []
    chain.best([0.5, 0], stride: 2, words: 1, into: &tags)
    #expect(tags == [1])
  }
}
