public import CasusText

/// What kind of name a mention is.
public enum EntityLabel: String, Sendable, CaseIterable {
  case person = "PER", organisation = "ORG", location = "LOC", other = "MISC"
}

/// A run of tokens that names somebody or something.
public struct EntityMention: Hashable, Sendable {
  public var tokens: Range<Int>
  public var span: TextSpan
  public var label: EntityLabel

  public init(tokens: Range<Int>, span: TextSpan, label: EntityLabel) {
    self.tokens = tokens
    self.span = span
    self.label = label
  }
}

/// An analysed sentence as a value: tokens, their tree, and names.
///
/// Built once; children are kept in one flat table so that walking down costs no allocation.
public struct Sentence: Hashable, Sendable {
  public let span: TextSpan
  public let tokens: [Token]
  public var mentions: [EntityMention]
  /// Runs of two and more words that the text writes as one, as `do` and `n't`; in order.
  public let multiwordTokens: [Range<Int>]
  /// The place and day before a report's first sentence: words, but nothing said.
  public let isDateline: Bool
  private let childTable: ChildTable

  /// Heads outside the sentence count as the root.
  public init(
    span: TextSpan, tokens: [Token], mentions: [EntityMention] = [],
    multiwordTokens: [Range<Int>] = [], isDateline: Bool = false
  ) {
    self.span = span
    self.tokens = tokens
    self.mentions = mentions
    self.multiwordTokens = multiwordTokens
    self.isDateline = isDateline
    childTable = ChildTable(tokens)
  }

  public var root: Int? { tokens.firstIndex { $0.head < 0 } }

  /// Direct dependents in the order of the text.
  public func children(of index: Int) -> some RandomAccessCollection<Int> {
    childTable[index].lazy.map { Int($0) }
  }

  /// The same as it is stored, for what walks through every sentence.
  public func childNumbers(of index: Int) -> ArraySlice<Int32> { childTable[index] }

  /// Dependents under a relation: `nsubj` takes `nsubj:pass` too, `nsubj:pass` only itself.
  public func children(of index: Int, by relation: String) -> [Int] {
    children(of: index).filter {
      tokens[$0].relation.label == relation || tokens[$0].relation.base == relation
    }
  }

  public func child(of index: Int, by relation: String) -> Int? {
    children(of: index).first {
      tokens[$0].relation.label == relation || tokens[$0].relation.base == relation
    }
  }

  /// The token and everything below it, in the order of the text.
  public func subtree(of index: Int) -> [Int] {
    var result = [index]
    var next = 0
    while next < result.count, result.count <= tokens.count {
      result.append(contentsOf: children(of: result[next]))
      next += 1
    }
    return result.sorted()
  }

  /// From the token's governor up to the root, nearest first. Ends even in a malformed tree.
  public func ancestors(of index: Int) -> [Int] {
    var result: [Int] = []
    var at = tokens[index].head
    while tokens.indices.contains(at), result.count < tokens.count {
      result.append(at)
      at = tokens[at].head
    }
    return result
  }

  public func isAncestor(_ upper: Int, of index: Int) -> Bool {
    ancestors(of: index).contains(upper)
  }

  public func span(ofTokens range: Range<Int>) -> TextSpan {
    TextSpan(start: tokens[range.lowerBound].span.start, end: tokens[range.upperBound - 1].span.end)
  }

  /// The span from the first to the last of some tokens.
  public func span(covering indices: [Int]) -> TextSpan? {
    guard let low = indices.min(), let high = indices.max() else { return nil }
    return span(ofTokens: low..<(high + 1))
  }

  public func mention(at index: Int) -> EntityMention? {
    mentions.first { $0.tokens.contains(index) }
  }
}
