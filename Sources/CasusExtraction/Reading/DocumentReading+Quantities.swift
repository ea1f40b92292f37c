internal import CasusSyntax
internal import CasusText

extension DocumentReading {
  /// "US" of "US$3 million" names nobody.
  func isInSum(_ token: Int, in tree: Sentence) -> Bool {
    guard let sentence = sentences.firstIndex(where: { $0.span == tree.span }) else { return false }
    return quantities(in: sentence).contains { $0.currency != nil && $0.tokens.contains(token) }
  }

  /// The quantity that counts a noun, or that a numeral is itself.
  func quantityExpression(at token: Int, in sentence: Int) -> QuantityExpression? {
    let tree = sentences[sentence]
    let all = quantities(in: sentence)
    if let own = all.first(where: { $0.tokens.contains(token) }) { return own }
    if let counted = all.first(where: { $0.countedNoun == token }) { return counted }
    return all.first { quantity in
      guard !quantity.isCompound, quantity.currency == nil else { return false }
      return quantity.tokens.contains { index in
        tree.tokens[index].head == token
          && ["nummod", "amod", "det"].contains(tree.tokens[index].relation.base)
      }
    }
  }
}
