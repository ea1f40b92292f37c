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
      var told: [Told] = []
      // Only what became a record keeps its words from the drafts after it.
      var taken: Set<Int> = []
      for draft in drafts(in: sentence) where isFree(draft, taken) {
        guard
          let (transfer, isAssumed) = transfer(
            from: draft, after: told.last?.transfer ?? found.last),
          !isRepeated(transfer, among: told.map(\.transfer) + found)
        else { continue }
        told.append(Told(draft: draft, transfer: transfer, isReceiverAssumed: isAssumed))
        taken.insert(draft.item)
        if let content = content(of: draft) { taken.insert(content) }
        if let quantity = draft.quantity { taken.formUnion(quantity.tokens) }
      }
      own = shared(told)
      own += parts(of: &own, in: sentence)
      found += own.sorted { $0.quote.span < $1.quote.span }
    }
    // What the text tells too is the text's.
    return reading.place == .text
      ? found : found.filter { new in !records.transfers.contains { isAlike($0, new) } }
  }

  private func isAlike(_ old: Transfer, _ new: Transfer) -> Bool {
    guard old.place == .text else { return false }
    if let sum = new.amount, let other = old.amount, sum.currency != nil {
      return sum.value == other.value && sum.currency == other.currency
    }
    func agree(_ a: Party?, _ b: Party?) -> Bool {
      a == nil || b == nil || same(a, b)
    }
    return old.kind == new.kind && agree(old.giver, new.giver)
      && agree(old.receiver, new.receiver)
  }

  /// A transfer with what it was read from.
  private struct Told {
    var draft: Draft
    var transfer: Transfer
    var isReceiverAssumed: Bool
  }

  /// "Norland pledges 5 million and Westmark 3 million in food to Ostland": what is said once holds
  /// for all that the same verb promises.
  private func shared(_ told: [Told]) -> [Transfer] {
    told.indices.map { index in
      var transfer = told[index].transfer
      guard told[index].draft.quantity?.currency != nil else { return transfer }
      let tree = reading.sentences[told[index].draft.sentence]
      let verb = tree.lemma(told[index].draft.trigger)
      let other = told.indices.first {
        $0 != index && tree.lemma(told[$0].draft.trigger) == verb && !told[$0].isReceiverAssumed
          && told[$0].transfer.receiver != nil
          && told[$0].transfer.giver?.name.span != transfer.giver?.name.span
      }
      guard let other, transfer.receiver == nil || told[index].isReceiverAssumed else {
        return transfer
      }
      transfer.receiver = told[other].transfer.receiver
      if transfer.kind == .economic { transfer.kind = told[other].transfer.kind }
      return transfer
    }
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

  private func transfer(
    from draft: Draft, after previous: Transfer?
  ) -> (Transfer, isReceiverAssumed: Bool)? {
    guard let (status, steps) = status(of: draft) else { return nil }
    var (giver, receiver) = parties(of: draft)
    // "its neighbour" is the other one, whichever the text has named.
    if let words = receiver?.name.text.lowercased(),
      reading.words(.neighbourNouns).contains(where: words.hasSuffix)
    {
      receiver = nil
    }
    // Nobody gives to himself: "survivors receiving help" tell no giver.
    if let name = giver?.name.span, name == receiver?.name.span {
      if draft.side == "receive" { giver = nil } else { receiver = nil }
    }
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
    var isReceiverAssumed = false
    if receiver == nil, !isReward, mayGoToCounterpart(draft), let giver,
      reading.isPublicBody(giver),
      let other = reading.counterpart(of: giver, before: draft.item, in: draft.sentence)
    {
      receiver = other
      isReceiverAssumed = true
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
    return (transfer, isReceiverAssumed)
  }

  /// Fines go to nobody in particular, the released go free, and ships that are sent go to sea.
  private func mayGoToCounterpart(_ draft: Draft) -> Bool {
    guard draft.side != "pay" else { return false }
    let verb = reading.sentences[draft.sentence].lemma(draft.trigger)
    return draft.quantity?.currency != nil || !reading.words(.freeingVerbs).contains(verb)
  }

  /// Whether the words suffice: a sum needs one party, a thing without number needs both.
  private func isTold(
    _ draft: Draft, status: TransferStatus, giver: Party?, receiver: Party?
  ) -> Bool {
    let parties = (giver == nil ? 0 : 1) + (receiver == nil ? 0 : 1)
    let kind = kind(of: draft)
    // Bombs that are released are dropped; what is owed was never given.
    let verb = reading.sentences[draft.sentence].lemma(draft.trigger)
    if kind == .military, reading.words(.droppingVerbs).contains(verb) { return false }
    if reading.words(.owingVerbs).contains(verb) { return parties == 2 }
    if draft.match.values["given"] == "present", parties > 0 { return true }
    if draft.match.values["given"] == "thing", receiver != nil,
      [.military, .energy].contains(kind)
    {
      return true
    }
    // "the handover of hostages" needs somebody who gets them.
    if kind == .prisoners, draft.side == "noun", receiver == nil { return false }
    // A state's money for its own offices is a budget.
    if let giver, let receiver, giver.country != nil, giver.country == receiver.country,
      draft.quantity?.currency == nil, reading.isPublicBody(giver), reading.isPublicBody(receiver)
    {
      return false
    }
    if kind == .prisoners {
      return parties > 0 && status != .possible
        && (draft.side != "receive" || draft.stage == "delivered")
    }
    if draft.quantity?.currency != nil {
      // "€20 million has been pledged" needs nobody.
      let tree = reading.sentences[draft.sentence]
      let isPassive =
        tree.child(of: draft.trigger, by: "nsubj:pass") != nil
        || tree.child(of: draft.trigger, by: "aux:pass") != nil
      let isPromise = isPassive || reading.words(.promisingVerbs).contains(verb)
      return parties > 0 || draft.side == "give" && draft.stage == "pledged" && isPromise
    }
    if draft.stage == "stopped" || status == .stopped {
      let isAid = ["transfer-aid-nouns", "transfer-give-nouns"].contains {
        reading.hit($0, at: draft.item, in: draft.sentence) != nil
      }
      // "stopping seven drones" is no stop of deliveries.
      if kind == .military, !isAid, receiver == nil { return false }
      return parties > 0 && (isAid || [.military, .energy, .humanitarian].contains(kind))
    }
    if draft.quantity != nil, draft.quantity?.unit != "%" {
      return parties == 2 || parties > 0 && !reading.words(.sendingVerbs).contains(verb)
    }
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
