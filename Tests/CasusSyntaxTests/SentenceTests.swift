import CasusSyntax
import CasusText
import Testing

@Suite struct SentenceTests {
  private func sentence(heads: [Int]) -> Sentence {
    let tokens = heads.enumerated().map { index, head in
      Token(
        span: TextSpan(start: index * 2, end: index * 2 + 1), form: "w\(index)", head: head,
        relation: Relation(head < 0 ? "root" : "nsubj:pass"))
    }
    return Sentence(span: TextSpan(start: 0, end: heads.count * 2), tokens: tokens)
  }

  @Test func childrenStandInTheOrderOfTheText() {
    let tree = sentence(heads: [2, 2, -1, 2, 3])
    #expect(Array(tree.children(of: 2)) == [0, 1, 3])
    #expect(tree.subtree(of: 3) == [3, 4])
    #expect(tree.ancestors(of: 4) == [3, 2])
    #expect(tree.child(of: 2, by: "nsubj") == 0)
    #expect(tree.child(of: 2, by: "nsubj:pass") == 0)
  }

  @Test func aCycleEndsAllWalks() {
    let loop = sentence(heads: [1, 0])
    #expect(loop.ancestors(of: 0).count <= 2)
    #expect(loop.subtree(of: 0).count <= 4)
  }
}
