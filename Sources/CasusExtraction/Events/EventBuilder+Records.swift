internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Events that lie in the other records: the threat in "it will close the strait unless", the
  /// rebuff in "it will not cede the base", the aid in a gift that no verb of giving names.
  func completed(_ events: [EventCandidate], from records: DocumentRecords) -> [EventCandidate] {
    var result = events
    for commitment in records.commitments where commitment.place == reading.place {
      add(commitment, to: &result)
    }
    let stops = records.commitments.filter {
      $0.place == reading.place && $0.action.polarity == .stop
    }
    for transfer in records.transfers where transfer.place == reading.place {
      if stops.contains(where: { $0.action.quote.span.overlaps(transfer.quote.span) }) { continue }
      add(transfer, to: &result)
    }
    return result.sorted { $0.at < $1.at }
  }

  /// A conditional threat and a refusal to somebody's face are events that took place; what they
  /// speak of is none.
  private func add(_ commitment: Commitment, to events: inout [EventCandidate]) {
    // "Will cut its aid to Ostland": the aid that would end is told of as no gift.
    if commitment.action.polarity == .stop {
      events.removeAll {
        [.aid, .cooperate, .support].contains($0.type) && !$0.isVerbal
          && commitment.action.quote.span.contains(
            reading.word(at: $0.at.token, in: $0.at.sentence).span)
      }
    }
    let type: EventType
    switch commitment.act {
    case .threat where commitment.condition != nil: type = .threaten
    case .plan where commitment.condition != nil && isHostile(commitment.action): type = .threaten
    case .refusal where commitment.addressee != nil: type = .reject
    case .threat, .refusal, .promise, .plan: return
    }
    guard let at = act(of: commitment.action.quote) else { return }
    events.removeAll {
      $0.at.sentence == at.sentence && $0.status != .asserted && $0.type != type
        && commitment.action.quote.span.contains(
          reading.word(at: $0.at.token, in: at.sentence).span)
    }
    if let known = events.firstIndex(where: { $0.type == type && $0.at.sentence == at.sentence }) {
      if events[known].agents.isEmpty {
        events[known].agents = [commitment.holder].compactMap(\.self)
      }
      if events[known].recipients.isEmpty {
        events[known].recipients = [commitment.addressee].compactMap(\.self)
      }
      return
    }
    var event = derived(type, at: at, rule: "event.from." + commitment.provenance.rule)
    event.agents = [commitment.holder].compactMap(\.self)
    event.recipients = [commitment.addressee].compactMap(\.self)
    event.entries = commitment.provenance.entries
    event.steps = ["the \(commitment.act.rawValue) itself took place"]
    date(&event)
    events.append(event)
  }

  /// Whether an act would hurt whoever it is done to, or ends something good.
  private func isHostile(_ action: CommittedAction) -> Bool {
    guard let type = action.type else { return false }
    return action.polarity == .stop
      ? [.aid, .cooperate, .support, .consult].contains(type)
      : action.polarity == .act && type.isHostile
  }

  private func add(_ transfer: Transfer, to events: inout [EventCandidate]) {
    guard let giver = transfer.giver,
      transfer.kind != .other, transfer.receiver.map({ !same(giver, $0) }) ?? true,
      let at = carrier(of: transfer.quote)
    else { return }
    if let told = events.firstIndex(where: { tells($0, of: transfer, at: at) }) {
      if events[told].type == .aid, events[told].agents.isEmpty { events[told].agents = [giver] }
      return
    }
    let status: Factuality
    switch (transfer.kind, transfer.status) {
    case (.prisoners, _), (.energy, _), (_, .stopped), (_, .asked): return
    case (_, .delivered): status = .asserted
    case (_, .ordered), (_, .pledged): status = .expected
    case (_, .possible): status = .possible
    }
    var event = derived(.aid, at: at, rule: "event.from." + transfer.provenance.rule)
    event.agents = [giver]
    event.recipients = [transfer.receiver].compactMap(\.self)
    event.objects = transfer.items
    event.status = status
    event.entries = transfer.provenance.entries
    event.steps = ["the transfer is \(transfer.status.rawValue)"]
    locate(&event, Predicate(at.token, in: reading.sentences[at.sentence]))
    date(&event)
    events.append(event)
  }

  /// Whether an event is the handing over itself: its trigger or its object lies in the transfer's
  /// words or in the same clause.
  private func tells(_ event: EventCandidate, of transfer: Transfer, at: TokenPlace) -> Bool {
    guard event.at.sentence == at.sentence,
      [.aid, .sanction, .cooperate, .request, .concede].contains(event.type)
    else { return false }
    let tree = reading.sentences[at.sentence]
    return event.at.token == at.token
      || tree.clauseHead(of: event.at.token) == tree.clauseHead(of: at.token)
      || transfer.quote.span.overlaps(tree.tokens[event.at.token].span)
      || event.objects.contains { $0.span.overlaps(transfer.quote.span) }
  }

  private func derived(_ type: EventType, at: TokenPlace, rule: String) -> EventCandidate {
    EventCandidate(
      at: at, words: at.token...at.token, type: type, contexts: [],
      frame: EventFrame("-", needs: nil), rule: rule, entries: [],
      isVerbal: reading.sentences[at.sentence].isVerb(at.token))
  }

  /// The first verb of the words of an act.
  private func act(of quote: Quote) -> TokenPlace? {
    tokens(of: quote) { tree, index in tree.tokens[index].upos == .verb } ?? head(of: quote)
  }

  /// The token of a quote that governs the others.
  private func head(of quote: Quote) -> TokenPlace? {
    tokens(of: quote) { tree, index in
      let up = tree.tokens[index].head
      return tree.tokens[index].upos != .punct
        && (up < 0 || !quote.span.contains(tree.tokens[up].span))
    }
  }

  /// The verb that hands over what a quote names, else the quote's own head.
  private func carrier(of quote: Quote) -> TokenPlace? {
    guard var head = head(of: quote) else { return nil }
    let tree = reading.sentences[head.sentence]
    // "the release of $1.2 billion": the sum itself is no act.
    while [.sym, .num].contains(tree.tokens[head.token].upos), tree.tokens[head.token].head >= 0 {
      head.token = tree.tokens[head.token].head
    }
    let up = tree.tokens[head.token].head
    guard up >= 0, tree.tokens[up].upos == .verb,
      ["obj", "nsubj", "obl"].contains(tree.tokens[head.token].relation.base)
    else { return head }
    return TokenPlace(sentence: head.sentence, token: up)
  }

  private func tokens(
    of quote: Quote, where isWanted: (Sentence, Int) -> Bool
  ) -> TokenPlace? {
    guard
      let sentence = reading.sentences.firstIndex(where: { $0.span.contains(quote.span) })
        ?? reading.sentences.firstIndex(where: { $0.span.overlaps(quote.span) })
    else { return nil }
    let tree = reading.sentences[sentence]
    let token = tree.tokens.indices.first {
      quote.span.contains(tree.tokens[$0].span) && isWanted(tree, $0)
    }
    return token.map { TokenPlace(sentence: sentence, token: $0) }
  }
}
