internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// The words of a measure, cut as a reader would cite it.
extension PolicyBuilder {
  /// The noun phrase with what the measure lies on, without clauses that describe its target.
  ///
  /// "sanctions imposed by the union" keeps its participle: it says whose they are.
  func nounQuote(_ noun: Int, in sentence: Int) -> Quote {
    let tree = reading.sentences[sentence]
    let head = compoundHead(of: noun, in: tree)
    var range = reading.phraseTokens(
      at: head, in: sentence, without: [.clauses, .appositions, .conjuncts, .markers, .parataxis])
    for clause in tree.children(of: head, by: "acl") where clause == range.upperBound {
      guard reading.hit("policy-governors", at: clause, in: sentence) != nil else { continue }
      let more = reading.phraseTokens(
        at: clause, in: sentence, without: [.adverbials, .conjuncts, .parataxis])
      range = range.lowerBound..<max(range.upperBound, more.upperBound)
    }
    // "raises tariffs on its imports": what it lies on, also where the tree hangs it on the verb.
    let next = range.upperBound
    if next + 1 < tree.tokens.count,
      reading.words(.struckPrepositions).contains(tree.tokens[next].form.lowercased()),
      tree.tokens[next].relation.base == "case", tree.tokens[next].head > next,
      tree.tokens[tree.tokens[next].head].head == tree.tokens[head].head
    {
      let target = reading.phraseTokens(
        at: tree.tokens[next].head, in: sentence,
        without: [.clauses, .appositions, .conjuncts, .parataxis])
      if target.lowerBound == next { range = range.lowerBound..<target.upperBound }
    }
    return reading.span(from: range.lowerBound, to: range.upperBound - 1, in: sentence)
  }

  /// "ceasefire agreement", "sanctions package": the whole compound is the measure's name.
  func compoundHead(of noun: Int, in tree: Sentence) -> Int {
    var at = noun
    while tree.tokens[at].relation.base == "compound",
      tree.tokens.indices.contains(tree.tokens[at].head), tree.tokens[at].head > at,
      tree.tokens[at].head - at <= 2
    {
      at = tree.tokens[at].head
    }
    return at
  }

  /// The verb with its objects and complements, without subject and loose clauses.
  func verbQuote(_ verb: Int, in sentence: Int) -> Quote {
    let tree = reading.sentences[sentence]
    if tree.tokens[verb].relation.base == "acl",
      tree.tokens.indices.contains(tree.tokens[verb].head),
      tree.tokens[verb].head < verb
    {
      let noun = tree.tokens[verb].head
      let range = reading.phraseTokens(
        at: noun, in: sentence, without: [.appositions, .conjuncts, .markers])
      return reading.span(from: range.lowerBound, to: max(range.upperBound - 1, verb), in: sentence)
    }
    var first = verb
    var last = verb
    let isPassive =
      tree.child(of: verb, by: "aux:pass") != nil || tree.child(of: verb, by: "nsubj:pass") != nil
    for child in tree.children(of: verb) {
      let token = tree.tokens[child]
      if child < verb {
        // A passive measure is its subject's: "all flights have been suspended".
        if isPassive, token.relation.label == "nsubj:pass" {
          first = min(
            first, reading.phraseTokens(at: child, in: sentence, without: [.clauses]).lowerBound)
        } else if token.relation.base == "advmod", child == verb - 1 {
          first = min(first, child)
        }
        continue
      }
      guard isComplement(child, in: tree), child <= last + 40 else { break }
      let range = reading.phraseTokens(
        at: child, in: sentence, without: [.clauses, .appositions, .conjuncts])
      if range.lowerBound > last + 3 { break }
      last = max(last, range.upperBound - 1)
    }
    return reading.span(from: first, to: last, in: sentence)
  }

  private func isComplement(_ child: Int, in tree: Sentence) -> Bool {
    let token = tree.tokens[child]
    switch token.relation.base {
    case "obj", "iobj", "xcomp", "compound": return true
    case "obl":
      let marker = tree.marker(of: child) ?? ""
      return reading.words(.measureComplements).contains(marker)
    case "advcl": return tree.marker(of: child) == "from" || tree.marker(of: child) == "as"
    case "advmod", "case", "mark", "det": return true
    default: return false
    }
  }
}
