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
      for draft in drafts(in: sentence) {
        if let transfer = transfer(from: draft), !isRepeated(transfer, among: own + found) {
          own.append(transfer)
        }
      }
      own += parts(of: own, in: sentence)
      found += own.sorted { $0.quote.span < $1.quote.span }
    }
    return found
  }

  /// The drafts of a sentence, one a thing given; verbs before the nouns that they govern.
  private func drafts(in sentence: Int) -> [Draft] {
    let tree = reading.sentences[sentence]
    var result: [Draft] = []
    var taken: Set<Int> = []
    let matches = reading.matches(about: "transfer", in: sentence)
    for match in matches.filter({ $0.values["side"] != "noun" })
      + matches.filter({ $0.values["side"] == "noun" })
    {
      guard let side = match.values["side"], let stage = match.values["stage"] else { continue }
      let isNoun = side == "noun"
      var items = match["item"].isEmpty ? [match.trigger] : match["item"]
      if isNoun { items = [match.trigger] }
      // Several things under one verb are one transfer, unless each has a sum of its own.
      let sums = items.filter { quantity(of: $0, in: sentence)?.currency != nil }
      if sums.count <= 1, let first = items.first { items = [sums.first ?? first] }
      for item in items {
        let quantity = quantity(of: item, in: sentence)
        let cover = tree.subtree(of: item)
        guard !taken.contains(item), !isNoun || taken.isDisjoint(with: cover),
          !isNoun || tree.ancestors(of: item).prefix(3).allSatisfy({ !taken.contains($0) })
        else { continue }
        taken.insert(item)
        if let quantity { taken.formUnion(quantity.tokens) }
        result.append(
          Draft(
            sentence: sentence, trigger: match.trigger, item: item, side: side, stage: stage,
            match: match, quantity: quantity,
            entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry }))
      }
    }
    return result
  }

  private func transfer(from draft: Draft) -> Transfer? {
    guard let (status, steps) = status(of: draft) else { return nil }
    let (giver, receiver) = parties(of: draft)
    guard giver != nil || receiver != nil else { return nil }
    let tree = reading.sentences[draft.sentence]
    let quote = quote(of: draft)
    var transfer = Transfer(
      giver: giver, receiver: receiver, kind: kind(of: draft), items: items(of: draft),
      amount: amount(of: draft, giver: giver, receiver: receiver), status: status,
      isCumulative: isCumulative(draft), quote: quote,
      provenance: Provenance(
        rule: draft.match.rule.name, sentence: tree.span, entries: draft.entries, steps: steps))
    transfer.place = reading.place
    return transfer
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
