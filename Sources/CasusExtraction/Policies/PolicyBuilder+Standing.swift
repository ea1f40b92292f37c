internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Whether a measure that nothing does anything to is there already.
extension PolicyBuilder {
  func isDefinite(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    return tree.children(of: compoundHead(of: token, in: tree)).contains {
      reading.words(.definiteDeterminers).contains(tree.tokens[$0].form.lowercased())
    }
  }

  /// "to secure a truce", "should a ban be needed", "we will be doing tariffs": only what is told as
  /// known is there already.
  func standing(
    at token: Int, under government: Government, in sentence: Int
  ) -> PolicyState? {
    guard isNew(token, in: sentence), government.verb.map({ !isEnacted($0, in: sentence) }) ?? true
    else { return .inForce }
    let tree = reading.sentences[sentence]
    let hasArticle = tree.child(of: compoundHead(of: token, in: tree), by: "det") != nil
    // A bare plural is as new as its verb's deed is.
    let told = factuality(at: hasArticle ? token : government.verb ?? token, in: sentence)
    if told.status == .denied { return hasArticle ? nil : .inForce }
    if told.status == .possible || !told.isOwnEvent { return .proposed }
    return told.status == .expected && !hasArticle ? .announced : .inForce
  }

  /// Brought in as something that was not there: "a ban", "severe tariffs"; nobody's by name.
  func isNew(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    let head = compoundHead(of: token, in: tree)
    guard !tree.isVerb(token), owner(of: head, in: sentence) == nil,
      tree.child(of: head, by: "nmod:poss") == nil, tree.marker(of: head) != "including"
    else { return false }
    guard let article = tree.child(of: head, by: "det") else {
      return tree.tokens[head].relation.base == "obj"
    }
    return reading.words(.indefiniteArticles).contains(tree.lemma(article))
  }
}
