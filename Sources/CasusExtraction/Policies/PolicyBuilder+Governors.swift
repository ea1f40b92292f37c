internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Words above the word that governs a measure: they leave its deed open, or undo it.
extension PolicyBuilder {
  /// The governing noun right before a measure's phrase, wherever the tree hangs it: "hinted at an
  /// end to the embargo".
  func governorNoun(before noun: Int, in sentence: Int) -> LexiconHit? {
    let tree = reading.sentences[sentence]
    var first = noun
    while first > 0, isModifier(first - 1, of: noun, in: tree) { first -= 1 }
    let marker = first - 1
    guard marker > 0, tree.tokens[marker].upos == .adp, tree.isNominal(marker - 1) else {
      return nil
    }
    return reading.hit("policy-governor-nouns", at: marker - 1, in: sentence)
  }

  /// A word of the noun phrase before its head: "the Norlandic state's arms" of an embargo.
  private func isModifier(_ token: Int, of noun: Int, in tree: Sentence) -> Bool {
    switch tree.tokens[token].upos {
    case .noun, .propn, .adj, .det, .num, .pron, .part:
      (token + 1...noun).contains(tree.tokens[token].head)
    default: false
    }
  }

  /// "considers lifting sanctions", with the gerund read as an adjective.
  func governorModifier(of noun: Int, in sentence: Int) -> LexiconHit? {
    let tree = reading.sentences[sentence]
    for child in tree.children(of: compoundHead(of: noun, in: tree))
    where child < noun && tree.tokens[child].form.hasSuffix("ing") {
      guard ["amod", "compound"].contains(tree.tokens[child].relation.base) else { continue }
      if let hit = reading.hit("policy-governors", at: child, in: sentence)
        ?? reading.hit("policy-governor-nouns", at: child, in: sentence)
      {
        return hit
      }
    }
    return nil
  }

  func take(_ hit: LexiconHit, in sentence: Int, into result: inout Government) {
    result.entries.append(hit.lexicon + ":" + hit.entry.entry)
    guard let effect = hit["effect"].flatMap(PolicyEffect.init(rawValue:)), result.effect == .none
    else { return }
    take(effect, at: hit.head, in: sentence, into: &result)
    result.isByNoun = true
    // "calls grow for an end to": wished for, not there.
    let tree = reading.sentences[sentence]
    let isNamed = tree.child(of: hit.head, by: "det").map {
      !reading.words(.indefiniteArticles).contains(tree.lemma($0))
    }
    if tree.marker(of: hit.head) == "for", isNamed != true, result.status == .asserted {
      result.status = .possible
    }
  }

  /// "announces targeted sanctions", with the participle read as a verb of its own.
  func takeGovernor(of verb: Int?, in sentence: Int, into result: inout Government) {
    let tree = reading.sentences[sentence]
    guard let verb, tree.tokens[verb].xpos == "VBN", tree.tokens[verb].relation.base == "xcomp",
      tree.tokens.indices.contains(tree.tokens[verb].head),
      let hit = reading.hit("policy-governors", at: tree.tokens[verb].head, in: sentence),
      let effect = hit["effect"].flatMap(PolicyEffect.init(rawValue:))
    else { return }
    result.entries.append(hit.lexicon + ":" + hit.entry.entry)
    take(effect, at: hit.head, in: sentence, into: &result)
  }

  func isMeasure(_ token: Int, in sentence: Int) -> Bool {
    reading.hit("policy-nouns", at: token, in: sentence) != nil
  }

  /// "weighs the end of", "urges the lifting of": the deed that the noun names is only spoken of.
  func temper(_ result: inout Government, by effect: PolicyEffect) {
    switch effect {
    case .weigh:
      result.status = .possible
      result.isWeighed = result.effect == .lift
    case .propose, .review, .judge: result.status = .possible
    case .announce:
      result.status = .expected
      result.isIdle = false
    case .deny: result.status = .denied
    case .impose, .keep, .lift, .breach, .none: break
    }
  }

  /// "considers lifting the embargo": its keeper thinks its end over.
  func weigh(_ result: inout Government, in sentence: Int) {
    guard result.effect == .lift, !result.isWeighed, var at = result.verb else { return }
    let tree = reading.sentences[sentence]
    for _ in 0..<2 {
      let head = tree.tokens[at].head
      guard tree.tokens.indices.contains(head),
        ["xcomp", "ccomp", "obj"].contains(tree.tokens[at].relation.base)
      else { return }
      if reading.hit("policy-governors", at: head, in: sentence)?["effect"] == "weigh" {
        result.isWeighed = !isRefused(head, in: sentence)
        return
      }
      at = head
    }
  }

  /// "signs an order lifting", "adopts a decree banning": what a signed text does is done.
  func isEnacted(_ verb: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    let text = tree.tokens[verb].head
    guard tree.tokens[verb].relation.base == "acl", tree.tokens[verb].xpos == "VBG",
      tree.tokens.indices.contains(text),
      reading.words(.bindingTexts).contains(tree.lemma(text)),
      ["obj", "nsubj"].contains(tree.tokens[text].relation.base)
    else { return false }
    let passing = tree.tokens[text].head
    return reading.hit("policy-law-verbs", at: passing, in: sentence) != nil
      && factuality(at: passing, in: sentence).status == .asserted
  }
}
