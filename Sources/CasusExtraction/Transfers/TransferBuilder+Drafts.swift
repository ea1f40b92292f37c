internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Which words of a sentence may tell of a transfer, and what is given.
extension TransferBuilder {
  /// The drafts of a sentence, one a thing given; verbs before the nouns that they govern, things
  /// found in the tree before sums found by nearness; what happens to a thing before what a relative
  /// clause recalls of it ("the boats that Norland promised were delivered"), and the giving before
  /// what settles it ("agreed to lend").
  func drafts(in sentence: Int) -> [Draft] {
    let tree = reading.sentences[sentence]
    let found = reading.matches(about: "transfer", in: sentence)
    func rank(_ match: RuleMatch) -> Int {
      let side = match.values["side"] ?? ""
      if side == "noun" { return 2 }
      let isRecalled = tree.tokens[match.trigger].relation.base == "acl"
      let isOnlySettled = found.contains { other in
        tree.tokens[other.trigger].head == match.trigger
          && tree.tokens[other.trigger].relation.base == "xcomp"
      }
      return side.hasSuffix("-sum") || isRecalled || isOnlySettled ? 1 : 0
    }
    let matches = found.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    var result: [Draft] = []
    for match in matches {
      guard let side = match.values["side"], let stage = match.values["stage"] else { continue }
      for item in items(of: match, in: sentence) {
        let quantity =
          quantity(of: item, in: sentence) ?? increase(under: match.trigger, in: sentence)
        if isExcepted(item, in: sentence) { continue }
        // A share of the vote or of the workforce is nothing that is handed over.
        if let unit = quantity?.unit, reading.words(.shareUnits).contains(unit) { continue }
        if quantity?.currency != nil, isSumOfAnother(item, under: match.trigger, in: sentence) {
          continue
        }
        result.append(
          Draft(
            sentence: sentence, trigger: match.trigger, item: item,
            side: side.hasSuffix("-sum") ? String(side.dropLast(4)) : side, stage: stage,
            match: match, quantity: quantity,
            entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry }))
      }
    }
    return result
  }

  /// The heads of what a match gives; several things under one verb are one transfer, unless each
  /// has a sum of its own.
  private func items(of match: RuleMatch, in sentence: Int) -> [Int] {
    let side = match.values["side"] ?? ""
    if side.hasSuffix("-sum") {
      guard let sum = nearSum(after: match, in: sentence), isOwn(sum, of: match, in: sentence)
      else { return [] }
      return [sum]
    }
    var items = match["item"].isEmpty ? [match.trigger] : match["item"]
    if side == "noun", match.values["given"] == nil { items = [match.trigger] }
    let sums = items.filter { quantity(of: $0, in: sentence)?.currency != nil }
    if sums.count <= 1, let first = items.first { return [sums.first ?? first] }
    return items
  }

  /// "a budget of 40 million", "tariffs on goods worth 40 million": the sum measures something that
  /// is not handed over.
  private func isSumOfAnother(_ item: Int, under trigger: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    var chain = [item]
    for at in tree.ancestors(of: item).prefix(4) {
      if at == trigger || tree.isVerb(at) { break }
      chain.append(at)
    }
    // "tariffs on $30 billion", wherever the tree hangs the sum.
    if let sum = reading.quantities(in: sentence).first(where: { $0.tokens.contains(item) }),
      sum.tokens.lowerBound > trigger + 1, tree.tokens[sum.tokens.lowerBound - 1].upos == .adp
    {
      chain.append(sum.tokens.lowerBound - 2)
    }
    // "a ¥3 billion ($20 million) budget"
    if let next = afterSum(item, in: sentence) { chain.append(next) }
    return chain.contains { reading.words(.measuredNouns).contains(tree.lemma($0)) }
  }

  /// The noun right behind a sum and its conversion in brackets.
  private func afterSum(_ item: Int, in sentence: Int) -> Int? {
    let tree = reading.sentences[sentence]
    guard let sum = reading.quantities(in: sentence).first(where: { $0.tokens.contains(item) })
    else { return nil }
    var next = sum.tokens.upperBound
    if tree.tokens.indices.contains(next), tree.tokens[next].form == "(",
      let close = tree.tokens[next...].firstIndex(where: { $0.form == ")" })
    {
      next = close + 1
    }
    return tree.tokens.indices.contains(next) && tree.tokens[next].upos == .noun ? next : nil
  }

  /// "boost its aid by $3 billion".
  private func increase(under verb: Int, in sentence: Int) -> QuantityExpression? {
    let tree = reading.sentences[sentence]
    guard tree.isVerb(verb) else { return nil }
    for child in tree.children(of: verb)
    where reading.words(.increasePrepositions).contains(tree.marker(of: child) ?? "") {
      if let sum = reading.quantities(in: sentence).first(where: {
        $0.currency != nil && $0.tokens.contains(child)
      }) {
        return sum
      }
    }
    return nil
  }

  /// "all aid except food": what goes on is no news of its own.
  private func isExcepted(_ item: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    return ([item] + tree.ancestors(of: item).prefix(2)).contains { at in
      tree.marker(of: at).map(reading.words(.exceptingWords).contains) ?? false
    }
  }

  /// What is bought "for 40 million" is the thing, and what is stopped is not the sum behind it.
  private func isOwn(_ sum: Int, of match: RuleMatch, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    let isStop = match.values["stage"] == "stopped"
    guard isStop || reading.words(.tradingVerbs).contains(tree.lemma(match.trigger)) else {
      return true
    }
    guard let object = tree.child(of: match.trigger, by: "obj") else { return !isStop }
    if tree.subtree(of: object).contains(sum) { return true }
    return !isStop && reading.hit("transfer-items", at: object, in: sentence) != nil
  }

  /// The head of the sum, or of the counted things, that follows a verb with no verb between.
  ///
  /// By the order of the words: trees of sums with foreign signs are often wrong.
  private func nearSum(after match: RuleMatch, in sentence: Int) -> Int? {
    let tree = reading.sentences[sentence]
    let verb = match.trigger
    let reach = match.values["side"] == "pay-sum" ? 14 : 9
    for quantity in reading.quantities(in: sentence)
    where quantity.tokens.lowerBound > verb && !quantity.isConversion {
      let first = quantity.tokens.lowerBound
      guard first - verb <= reach else { return nil }
      let isCut = (verb + 1..<first).contains { index in
        let token = tree.tokens[index]
        return token.upos == .verb && token.xpos != "VBN" || token.form == ";"
          || token.upos == .sconj || token.upos == .aux
          || reading.words(.sumBreaks).contains(
            token.form.lowercased())
            && index < first - 1
      }
      if isCut { return nil }
      if quantity.currency != nil { return head(of: quantity, in: tree) }
      if match.values["stage"] != "pledged", let noun = quantity.countedNoun,
        tree.tokens[first - 1].form.lowercased() != "to",
        reading.hit("transfer-items", at: noun, in: sentence) != nil
      {
        return noun
      }
    }
    return nil
  }

  /// The noun that a sum belongs to ("a $40-million package"), else the sum's own head.
  private func head(of quantity: QuantityExpression, in tree: Sentence) -> Int {
    let root =
      quantity.tokens.first { !quantity.tokens.contains(tree.tokens[$0].head) }
      ?? quantity.tokens.lowerBound
    let head = tree.tokens[root].head
    if tree.tokens.indices.contains(head), head > root, head - root <= 4,
      tree.tokens[head].upos == .noun,
      ["nummod", "compound", "amod", "nmod"].contains(tree.tokens[root].relation.base),
      tree.marker(of: root) == nil
    {
      return head
    }
    return root
  }
}
