internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// How much of what.
extension TransferBuilder {
  /// The sum, else the measure or count, of what a noun names.
  func quantity(of item: Int, in sentence: Int) -> QuantityExpression? {
    let tree = reading.sentences[sentence]
    let all = reading.quantities(in: sentence).filter {
      !$0.isConversion && !isYear($0, in: tree) && !isInName($0, in: tree)
    }
    let own = all.first { $0.tokens.contains(item) }
    if let own, own.currency != nil { return own }
    // "28,000 tonnes of flour worth 19 million dollars"
    if let own,
      let worth = all.first(where: { other in
        let low = other.tokens.lowerBound
        return other.currency != nil && low > own.tokens.upperBound
          && low - own.tokens.upperBound <= 4 && tree.tokens[low - 1].form.lowercased() == "worth"
      })
    {
      return worth
    }
    let range = reading.phraseTokens(
      at: item, in: sentence, without: [.clauses, .conjuncts, .appositions, .markers])
    let inside = all.filter { quantity in
      range.contains(quantity.tokens.lowerBound) && range.contains(quantity.tokens.upperBound - 1)
        && tree.subtree(of: item).contains(quantity.tokens.lowerBound)
    }
    if let sum = inside.first(where: { $0.currency != nil }) { return sum }
    if let own { return own }
    let counted = inside.first {
      $0.countedNoun == item
        || $0.unit != nil && $0.unit != "%" && $0.tokens.lowerBound < item
    }
    return counted ?? countBefore(item, among: all, in: tree)
  }

  /// "up to 100 Rafale fighter jets": by the order of the words where the tree has it otherwise.
  private func countBefore(
    _ item: Int, among all: [QuantityExpression], in tree: Sentence
  ) -> QuantityExpression? {
    all.last { quantity in
      let end = quantity.tokens.upperBound
      guard quantity.currency == nil, quantity.unit == nil, !quantity.isCompound, end <= item,
        item - end <= 9
      else { return false }
      return (end..<item).allSatisfy { index in
        let token = tree.tokens[index]
        return [.noun, .adj, .propn, .part, .num].contains(token.upos)
          || token.form == "more" || token.form == "-" || token.xpos == "VBN"
      }
    }
  }

  /// "the 2025 Grand Prix": a year counts nothing.
  private func isYear(_ quantity: QuantityExpression, in tree: Sentence) -> Bool {
    guard quantity.currency == nil, quantity.unit == nil, quantity.tokens.count == 1,
      let value = quantity.best, (1900...2099).contains(value)
    else { return false }
    return tree.tokens[quantity.tokens.lowerBound].form.utf8.count == 4
  }

  /// "Type 26 frigates", "F-35 jets": a number that belongs to a name counts nothing.
  private func isInName(_ quantity: QuantityExpression, in tree: Sentence) -> Bool {
    guard quantity.currency == nil, quantity.unit == nil, quantity.tokens.count == 1,
      quantity.tokens.lowerBound > 0
    else { return false }
    let before = tree.tokens[quantity.tokens.lowerBound - 1]
    return before.form == "-" && !before.spaceAfter
      || before.form.first?.isUppercase == true
        && reading.words(.modelWords).contains(before.form.lowercased())
  }

  func amount(of draft: Draft, giver: Party?, receiver: Party?) -> Amount? {
    guard let quantity = draft.quantity, let value = quantity.value else { return nil }
    let words = Quote(quantity.span, in: reading.source)
    if let currency = quantity.currency {
      let code =
        quantity.currencyIsAssumed
        ? localCode(of: quantity, in: draft.sentence, parties: [giver, receiver]) ?? currency
        : currency
      return Amount(value: value, bound: quantity.bound, currency: code, words: words)
    }
    let unit = quantity.unit ?? items(of: draft).first?.text
    return Amount(value: value, bound: quantity.bound, unit: unit, words: words)
  }

  /// "Shillings" are those of the giver's country, where that has some; a bare "$" stays the dollar
  /// of the United States unless the giver has one of its own.
  private func localCode(
    of quantity: QuantityExpression, in sentence: Int, parties: [Party?]
  ) -> String? {
    guard let table = reading.expressions?.quantities.currencies else { return nil }
    let tree = reading.sentences[sentence]
    for index in quantity.tokens.reversed() {
      let form = tree.tokens[index].form.lowercased()
      // Bare dollars are the American ones in world news; only the rarer names are local.
      if form == "$" || form.hasPrefix("dollar") || form == "£" || form == "¥" { return nil }
      for country in parties.compactMap({ $0?.country }) {
        for name in [form, form.hasSuffix("s") ? String(form.dropLast()) : form, tree.lemma(index)]
        {
          if let code = table.code(named: name, of: country) { return code }
        }
      }
    }
    return nil
  }

  /// The things, each by its noun phrase without number and article.
  func items(of draft: Draft) -> [Quote] {
    let tree = reading.sentences[draft.sentence]
    if reading.words(.rewardNouns).contains(tree.lemma(draft.item)) {
      return itemWords(at: draft.item, draft).map { [$0] } ?? []
    }
    var heads: [Int] = []
    let isSum = draft.quantity?.currency != nil
    if isSum || isMeasure(draft) {
      // "$40 million in food and medicine", "28,000 tonnes of flour"
      if let content = content(of: draft) { heads = tree.conjuncts(of: content) }
      for child in tree.subtree(of: draft.item)
      where heads.isEmpty && tree.tokens[child].relation.base == "nmod" {
        let marker = tree.marker(of: child)
        if marker == "in" || marker == "of" || marker == "worth"
          || marker == "for" && isLoan(draft),
          draft.quantity?.tokens.contains(child) != true,
          tree.mention(at: child)?.label != .location
        {
          heads = tree.conjuncts(of: child)
          break
        }
      }
      if heads.isEmpty, draft.quantity?.tokens.contains(draft.item) == false {
        heads = [draft.item]
      }
    } else {
      heads = tree.conjuncts(of: draft.item)
    }
    return heads.filter { head in
      draft.quantity?.currency == nil
        || !reading.quantities(in: draft.sentence).contains {
          $0.currency != nil && $0.tokens.contains(head)
        }
    }.compactMap { itemWords(at: $0, draft) }
  }

  /// What the words right behind a sum say that it comes as: "€20 million ($23 million) in grants".
  func content(of draft: Draft) -> Int? {
    let tree = reading.sentences[draft.sentence]
    guard let quantity = draft.quantity else { return nil }
    var next = quantity.tokens.upperBound
    if tree.tokens.indices.contains(next), tree.tokens[next].form == "(",
      let close = tree.tokens[next...].firstIndex(where: { $0.form == ")" })
    {
      next = close + 1
    }
    guard tree.tokens.indices.contains(next),
      reading.words(.contentPrepositions).contains(tree.tokens[next].form.lowercased())
    else { return nil }
    let head = tree.tokens[next].head
    guard head > next, tree.tokens[head].upos == .noun, !reading.isTime(head, in: tree) else {
      return nil
    }
    let isThing = ["transfer-items", "transfer-aid-nouns", "transfer-kind-words"].contains {
      reading.hit($0, at: head, in: draft.sentence) != nil
    }
    return isThing || tree.tokens[head].has(feature: "Number=Plur") ? head : nil
  }

  private func isLoan(_ draft: Draft) -> Bool {
    reading.words(.loanNouns).contains(reading.sentences[draft.sentence].lemma(draft.item))
  }

  private func isMeasure(_ draft: Draft) -> Bool {
    draft.quantity?.unit != nil && draft.quantity?.tokens.contains(draft.item) == true
  }

  private func itemWords(at head: Int, _ draft: Draft) -> Quote? {
    let range = reading.phraseTokens(
      at: head, in: draft.sentence,
      without: [.clauses, .appositions, .conjuncts, .markers, .determiners, .modifiers, .parataxis])
    var first = range.lowerBound
    if let quantity = reading.quantities(in: draft.sentence).first(where: {
      $0.tokens.contains(first)
    }) {
      first = min(head, quantity.tokens.upperBound)
    }
    let tree = reading.sentences[draft.sentence]
    while first < head,
      reading.words(.itemOpeners).contains(tree.tokens[first].form.lowercased())
    {
      first += 1
    }
    return reading.span(from: first, to: max(first, head), in: draft.sentence)
  }

  /// The noun phrase with its sum, a conversion in brackets after it included.
  func quote(of draft: Draft) -> Quote {
    let tree = reading.sentences[draft.sentence]
    let range = reading.phraseTokens(
      at: draft.item, in: draft.sentence,
      without: isSumConjoined(draft)
        ? [.clauses, .appositions, .markers, .parataxis, .conjuncts]
        : [.clauses, .appositions, .markers, .parataxis])
    var first = range.lowerBound
    var last = range.upperBound - 1
    // "withhold aid from Norland": from whom it is kept is no part of it.
    if draft.stage == "stopped",
      let loss = tree.children(of: draft.item).first(where: {
        $0 > draft.item && reading.words(.exportPrepositions).contains(tree.marker(of: $0) ?? "")
      }), let case_ = tree.child(of: loss, by: "case")
    {
      last = min(last, case_ - 1)
    }
    if let quantity = draft.quantity {
      // "granted Nepal 1.2 billion rupees": the receiver is no part of the sum's words.
      let isAfterName = (first..<max(first, quantity.tokens.lowerBound)).contains {
        tree.tokens[$0].upos == .propn
      }
      first = isAfterName ? quantity.tokens.lowerBound : min(first, quantity.tokens.lowerBound)
      last = max(last, quantity.tokens.upperBound - 1)
    }
    if last + 1 < tree.tokens.count, tree.tokens[last + 1].form == "(",
      let close = tree.tokens[(last + 1)...].firstIndex(where: { $0.form == ")" }),
      reading.quantities(in: draft.sentence).contains(where: {
        $0.isConversion && $0.tokens.lowerBound > last && $0.tokens.upperBound <= close
      })
    {
      last = close
    }
    return reading.span(from: first, to: last, in: draft.sentence)
  }

  /// Another sum is joined to this one: each is quoted alone.
  private func isSumConjoined(_ draft: Draft) -> Bool {
    let tree = reading.sentences[draft.sentence]
    return tree.conjuncts(of: draft.item).dropFirst().contains { token in
      reading.quantities(in: draft.sentence).contains { quantity in
        quantity.tokens.contains(token) || quantity.countedNoun == token
      }
    }
  }

  /// Military, humanitarian, energy …: by the thing, then by the words around it.
  func kind(of draft: Draft) -> TransferKind {
    let tree = reading.sentences[draft.sentence]
    func kind(_ lexicon: String, at token: Int) -> TransferKind? {
      // "Energy Transfer Partners" is no energy.
      if tree.tokens[token].upos == .propn, lexicon == "transfer-kind-words" { return nil }
      return reading.hit(lexicon, at: token, in: draft.sentence)?["kind"].flatMap(
        TransferKind.init(rawValue:))
    }
    if draft.quantity?.currency != nil,
      reading.words(.lendingVerbs).contains(tree.lemma(draft.trigger))
    {
      return .loan
    }
    let exempt = tree.subtree(of: draft.item).filter {
      tree.marker(of: $0).map { $0.hasPrefix("except") || $0 == "excluding" } ?? false
    }.flatMap { tree.subtree(of: $0) }
    let told = tree.subtree(of: draft.item) + (content(of: draft).map(tree.subtree) ?? [])
    let phrase = told.filter { !exempt.contains($0) }
    if draft.side == "pay" { return .other }
    if phrase.contains(where: {
      reading.hit("unit-words", at: $0, in: draft.sentence)?["measure"] == "energy"
    }) {
      return .energy
    }
    if let loan = phrase.first(where: { kind("transfer-kind-words", at: $0) == .loan }), loan >= 0 {
      return .loan
    }
    let named = kind("transfer-items", at: draft.item)
    if let named, named != .economic, named != .humanitarian { return named }
    // "diesel generators" are machines.
    if named == .economic, !reading.words(.openItems).contains(tree.lemma(draft.item)),
      !phrase.contains(where: { kind("transfer-kind-words", at: $0) == .military })
    {
      return .economic
    }
    let around = phrase.compactMap {
      $0 == draft.item ? nil : kind("transfer-kind-words", at: $0) ?? kind("transfer-items", at: $0)
    }
    for wanted in [TransferKind.military, .energy, .humanitarian, .other]
    where around.contains(wanted) {
      return wanted
    }
    if around.contains(.economic), named != .humanitarian || around.first == .economic {
      return .economic
    }
    if let named { return named }
    let clause = tree.children(of: draft.trigger).flatMap { tree.subtree(of: $0) }
    let wider = clause.compactMap {
      kind("transfer-kind-words", at: $0) ?? kind("transfer-aid-nouns", at: $0)
    }
    return wider.first ?? kind("transfer-aid-nouns", at: draft.item) ?? .economic
  }
}
