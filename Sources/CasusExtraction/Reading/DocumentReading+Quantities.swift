internal import CasusSyntax
internal import CasusText

extension DocumentReading {
  /// The time that a verb or a noun of action is told to happen, as its clause gives it.
  ///
  /// A time that hangs on the word itself comes first ("last week's strike"), then one that hangs
  /// on the verb whose argument it is ("carried out a strike on Friday"), then one of the verb that
  /// it is joined to. A time inside another clause never counts.
  func timeExpression(of token: Int, in sentence: Int) -> TimeExpression? {
    let tree = sentences[sentence]
    let found = times(in: sentence).filter { $0.kind != .duration }
    guard !found.isEmpty else { return nil }
    var best: (TimeExpression, Int)?
    for expression in found {
      let rank = closeness(of: expression, to: token, in: tree)
      if rank > 0, rank > best?.1 ?? 0 { best = (expression, rank) }
    }
    return best?.0
  }

  /// Every time that hangs on a word, the nearest first; for measures with a start and an end.
  func timeExpressions(of token: Int, in sentence: Int) -> [TimeExpression] {
    let tree = sentences[sentence]
    return times(in: sentence).map { ($0, closeness(of: $0, to: token, in: tree)) }
      .filter { $0.1 >= 6 }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Whether a token lies in a time expression: "Saturday" is a name, but nobody's.
  func isTime(_ token: Int, in tree: Sentence) -> Bool {
    guard let sentence = sentences.firstIndex(where: { $0.span == tree.span }) else { return false }
    return times(in: sentence).contains { $0.tokens.contains(token) && $0.kind != .duration }
  }

  /// "US" of "US$3 million" names nobody.
  func isInSum(_ token: Int, in tree: Sentence) -> Bool {
    guard let sentence = sentences.firstIndex(where: { $0.span == tree.span }) else { return false }
    return quantities(in: sentence).contains { $0.currency != nil && $0.tokens.contains(token) }
  }

  private func closeness(of expression: TimeExpression, to token: Int, in tree: Sentence) -> Int {
    guard !expression.tokens.contains(token) else { return 0 }
    let chain = governors(of: expression.tokens, in: tree)
    let known = expression.date == nil ? 0 : 1
    if chain.first == token { return 8 + known }
    if chain.contains(token) { return 6 + known }
    guard let verb = chain.last, tree.isVerb(verb) else { return 0 }
    var at = token
    var isDirect = true
    while tree.tokens.indices.contains(tree.tokens[at].head) {
      let relation = tree.tokens[at].relation.base
      let head = tree.tokens[at].head
      // An infinitive or a coordinate shares its governor's time; a clause of its own does not.
      switch relation {
      case "conj": isDirect = false
      case "ccomp", "advcl", "acl", "parataxis", "csubj": return 0
      default: if tree.isVerb(at), relation != "xcomp" { return 0 }
      }
      if head == verb { return (isDirect ? 4 : 2) + known }
      at = head
    }
    return 0
  }

  /// Upwards from some tokens to the first verb, it included.
  private func governors(of tokens: Range<Int>, in tree: Sentence) -> [Int] {
    guard var at = tokens.first(where: { !tokens.contains(tree.tokens[$0].head) }) else {
      return []
    }
    var chain: [Int] = []
    while chain.count < tree.tokens.count, tree.tokens.indices.contains(tree.tokens[at].head) {
      at = tree.tokens[at].head
      chain.append(at)
      if tree.isVerb(at) { break }
    }
    return chain
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
