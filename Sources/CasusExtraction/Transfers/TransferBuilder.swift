internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads transfers out of one text: who gives whom how much of what, and how far it has come.
///
/// A rule finds the verb or noun and the thing given; the verb's class with its factuality gives the
/// stage, so that the same words under "may" or "calls on" are told apart from a delivery.
struct TransferBuilder {
  let reading: DocumentReading

  /// One transfer while it is being put together.
  struct Draft {
    var sentence: Int
    /// The giving or receiving verb, or the noun of aid itself.
    var trigger: Int
    /// The head of what is given.
    var item: Int
    var side: String
    var stage: String
    var match: RuleMatch
    var quantity: QuantityExpression?
    var entries: [String] = []
  }

  /// The transfers of the whole text, in its order.
  func transfers(beside records: DocumentRecords) -> [Transfer] {
    var found: [Transfer] = []
    for sentence in reading.sentences.indices {
      var own: [Transfer] = []
      // Only what became a record keeps its words from the drafts after it.
      var taken: Set<Int> = []
      for draft in drafts(in: sentence) where isFree(draft, taken) {
        guard let transfer = transfer(from: draft, after: own.last ?? found.last),
          !isRepeated(transfer, among: own + found)
        else { continue }
        own.append(transfer)
        taken.insert(draft.item)
        if let quantity = draft.quantity { taken.formUnion(quantity.tokens) }
      }
      own += parts(of: own, in: sentence)
      found += own.sorted { $0.quote.span < $1.quote.span }
    }
    return found
  }

  private func isFree(_ draft: Draft, _ taken: Set<Int>) -> Bool {
    let tree = reading.sentences[draft.sentence]
    guard !taken.contains(draft.item),
      draft.quantity.map({ taken.isDisjoint(with: $0.tokens) }) ?? true
    else { return false }
    guard draft.side == "noun" else { return true }
    let phrase = reading.phraseTokens(
      at: draft.item, in: draft.sentence, without: [.clauses, .appositions, .conjuncts])
    return taken.isDisjoint(with: phrase)
      && tree.ancestors(of: draft.item).prefix(3).allSatisfy { !taken.contains($0) }
  }

  /// The drafts of a sentence, one a thing given; verbs before the nouns that they govern, things
  /// found in the tree before sums found by nearness.
  private func drafts(in sentence: Int) -> [Draft] {
    func rank(_ match: RuleMatch) -> Int {
      let side = match.values["side"] ?? ""
      return side.hasSuffix("-sum") ? 1 : side == "noun" ? 2 : 0
    }
    let matches = reading.matches(about: "transfer", in: sentence).enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    var result: [Draft] = []
    for match in matches {
      guard let side = match.values["side"], let stage = match.values["stage"] else { continue }
      for item in items(of: match, in: sentence) {
        let quantity = quantity(of: item, in: sentence)
        // A share of the vote or of the workforce is nothing that is handed over.
        if let unit = quantity?.unit, reading.words(.shareUnits).contains(unit) { continue }
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
      let isPromise = match.values["stage"] == "pledged"
      return nearSum(after: match.trigger, isPromise: isPromise, in: sentence).map { [$0] } ?? []
    }
    var items = match["item"].isEmpty ? [match.trigger] : match["item"]
    if side == "noun", match.rule.name != "transfer.gift.noun" { items = [match.trigger] }
    let sums = items.filter { quantity(of: $0, in: sentence)?.currency != nil }
    if sums.count <= 1, let first = items.first { return [sums.first ?? first] }
    return items
  }

  /// The head of the sum, or of the counted things, that follows a verb with no verb between.
  ///
  /// By the order of the words: trees of sums with foreign signs are often wrong.
  private func nearSum(after verb: Int, isPromise: Bool, in sentence: Int) -> Int? {
    let tree = reading.sentences[sentence]
    for quantity in reading.quantities(in: sentence)
    where quantity.tokens.lowerBound > verb && !quantity.isConversion {
      let first = quantity.tokens.lowerBound
      guard first - verb <= 9 else { return nil }
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
      if !isPromise, let noun = quantity.countedNoun,
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

  private func transfer(from draft: Draft, after previous: Transfer?) -> Transfer? {
    guard let (status, steps) = status(of: draft) else { return nil }
    var (giver, receiver) = parties(of: draft)
    // "the last tranche was put on hold": of what was told before.
    let isRest = reading.hit("transfer-rest-nouns", at: draft.item, in: draft.sentence) != nil
    if isRest, giver == nil, receiver == nil, let previous {
      giver = previous.giver
      receiver = previous.receiver
    }
    guard isTold(draft, status: status, giver: giver, receiver: receiver) else { return nil }
    let tree = reading.sentences[draft.sentence]
    var more: [String] = []
    if giver == nil, draft.side != "pay", draft.quantity?.currency != nil,
      let state = reading.actingState(before: draft.trigger, in: draft.sentence),
      state.name.text != receiver?.name.text
    {
      giver = state
      more.append("giver from the text before: " + state.name.text)
    }
    let isReward = reading.words(.rewardNouns).contains(tree.lemma(draft.item))
    if isReward { receiver = nil }
    if receiver == nil, !isReward, draft.side != "pay", let giver, reading.isPublicBody(giver),
      let other = reading.counterpart(of: giver, before: draft.item, in: draft.sentence)
    {
      receiver = other
      more.append("receiver from the text before: " + other.name.text)
    }
    let quote = quote(of: draft)
    var transfer = Transfer(
      giver: giver, receiver: receiver, kind: kind(of: draft), items: items(of: draft),
      amount: amount(of: draft, giver: giver, receiver: receiver), status: status,
      isCumulative: isCumulative(draft), quote: quote,
      provenance: Provenance(
        rule: draft.match.rule.name, sentence: tree.span, entries: draft.entries,
        steps: steps + more))
    transfer.place = reading.place
    return transfer
  }

  /// Whether the words suffice: a sum needs one party, a thing without number needs both.
  private func isTold(
    _ draft: Draft, status: TransferStatus, giver: Party?, receiver: Party?
  ) -> Bool {
    let parties = (giver == nil ? 0 : 1) + (receiver == nil ? 0 : 1)
    let kind = kind(of: draft)
    // Bombs that are released are dropped.
    let verb = reading.sentences[draft.sentence].lemma(draft.trigger)
    if kind == .military, verb == "release" || verb == "drop" { return false }
    if kind == .prisoners {
      return parties > 0 && status != .possible
        && (draft.side != "receive" || draft.stage == "delivered")
    }
    if draft.quantity?.currency != nil {
      return parties > 0 || draft.side == "give" && draft.stage == "pledged"
    }
    if draft.stage == "stopped" || status == .stopped {
      let isAid = reading.hit("transfer-aid-nouns", at: draft.item, in: draft.sentence) != nil
      return parties > 0 && (isAid || [.military, .energy, .humanitarian].contains(kind))
    }
    if draft.quantity != nil, draft.quantity?.unit != "%" { return parties > 0 }
    return parties == 2
  }

  /// The same thing again, in the same sentence or by a short definite form.
  private func isRepeated(_ new: Transfer, among others: [Transfer]) -> Bool {
    others.contains { old in
      if old.quote.span.overlaps(new.quote.span) { return true }
      guard old.kind == new.kind else { return false }
      if let amount = new.amount, let other = old.amount, amount.currency != nil {
        return amount.value == other.value && amount.currency == other.currency
      }
      return new.amount == nil && same(old.giver, new.giver) && same(old.receiver, new.receiver)
        && old.status == new.status
    }
  }

  private func same(_ a: Party?, _ b: Party?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.name.text == b.name.text || a.country != nil && a.country == b.country
  }
}
