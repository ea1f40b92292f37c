public import CasusSyntax

/// A sentence with all that rules ask of it more than once: words, children, lexicon entries.
public final class PreparedSentence: Sendable {
  public var sentence: Sentence { view.sentence }
  let view: SentenceView
  /// Per token, each lexicon's longest entry that has its head there.
  public let hits: [[LexiconHit]]

  init(_ sentence: Sentence, lexicons: LexiconSet) {
    let view = SentenceView(sentence)
    self.view = view
    hits = (0..<view.count).map { lexicons.hits(at: $0, in: view) }
  }

  public func hit(_ lexicon: String, at token: Int) -> LexiconHit? {
    hits[token].first { $0.lexicon == lexicon }
  }
}

extension LexiconSet {
  /// Every entry of a lexicon that has its head at a token, the longest first.
  ///
  /// For readers that choose among entries by more than their length.
  public func hits(
    _ lexicon: String, at token: Int, in sentence: PreparedSentence
  ) -> [LexiconHit] {
    allHits(lexicon, at: token, in: sentence.view)
  }
}
