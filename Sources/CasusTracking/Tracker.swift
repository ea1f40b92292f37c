public import CasusRecords
public import CasusText

/// Takes one document's records and says what they change: which event and which commitment they
/// belong to, and what they do to the commitments that stand.
///
/// Pure: the records, the ledger's answers and the lexicon in, changes out. The document's own date
/// is the only date there is; without one the caller gives the day on which it was added.
public struct Tracker: Sendable {
  let lexicon: MatchingLexicon
  private static let baseRateDays = 40

  private let keys: FactKeys
  private let derivation: FactDerivation
  private let actions: ActionMatcher
  private let conditions: ConditionMatcher
  private let restatements: CommitmentMatcher
  private let sameness: EventMatcher

  public init(lexicon: MatchingLexicon) {
    self.lexicon = lexicon
    keys = FactKeys(lexicon: lexicon)
    derivation = FactDerivation(lexicon: lexicon)
    actions = ActionMatcher(lexicon: lexicon)
    conditions = ConditionMatcher(lexicon: lexicon)
    restatements = CommitmentMatcher(lexicon: lexicon)
    sameness = EventMatcher(lexicon: lexicon)
  }

  /// The keys under which a link given by a person or the pack is found.
  public func keys(ofLinkFrom words: String) -> [UInt64] {
    keys.keys(ofLinkFrom: lexicon.words(of: words))
  }

  public func changes(
    of records: DocumentRecords, on date: CivilDate, memory: some LedgerMemory
  ) throws -> TrackingChanges {
    var work = Work(memory: memory)
    links(of: records, on: date, in: &work)
    let events = derivation.events(of: records, on: date)
    let commitments = derivation.commitments(of: records, on: date)
    for commitment in commitments { try place(commitment, in: &work) }
    for commitment in commitments { try complyByWord(commitment, in: &work) }
    for event in events { try place(event, in: &work) }
    for event in events { try follow(event, own: commitments, in: &work) }
    for commitment in commitments where work.isFirst(commitment.id) {
      try meetLater(commitment, in: &work)
    }
    return work.changes
  }

  // MARK: - Links

  private func links(of records: DocumentRecords, on date: CivilDate, in work: inout Work) {
    for link in records.links where link.place == .text {
      let edge = derivation.edge(of: link, in: records.document)
      work.changes.facts.append(
        .init(
          record: link.id, day: date, keys: keys.keys(ofLinkFrom: edge.from), value: .link(edge)))
    }
  }

  // MARK: - Commitments

  /// A commitment is the restatement of one that stands, or a first wording; it may take another
  /// back, replace it, or say that a condition will be complied with.
  private func place(_ commitment: CommitmentFact, in work: inout Work) throws {
    let found = try work.memory.commitments(
      under: keys.lookups(for: commitment), by: commitment.stated)
    var best: (fact: CommitmentFact, match: Match)?
    for earlier in found {
      if let match = restatements.match(commitment, to: earlier),
        best.map({ match.confidence > $0.match.confidence }) ?? true
      {
        best = (earlier, match)
      }
    }
    var cluster = commitment.id
    if let best {
      if best.match.effect == .restates { cluster = best.fact.id }
      try append(
        best.match, to: best.fact, cause: .statement(commitment.id), by: commitment, in: &work)
    }
    work.changes.memberships.append(.init(record: commitment.id, cluster: cluster))
    work.changes.facts.append(
      .init(
        record: commitment.id, day: commitment.stated,
        keys: cluster == commitment.id ? keys.keys(of: commitment) : [],
        value: .commitment(commitment)))
  }

  /// "It will resume the releases" averts a threat as compliance announced; "it will not" meets it.
  private func complyByWord(_ commitment: CommitmentFact, in work: inout Work) throws {
    guard let event = EventFact(promised: commitment) else { return }
    let found = try work.memory.commitments(
      under: keys.lookups(for: event, links: LinkGraph()), by: commitment.stated)
    let own = work.changes.facts.compactMap { fact -> CommitmentFact? in
      if case .commitment(let other) = fact.value { other } else { nil }
    }
    for earlier in found + own
    where earlier.condition?.isOmission == true && earlier.id != commitment.id
      && (earlier.document != commitment.document || event.type == .reject)
    {
      if let match = conditions.match(event, to: earlier, links: LinkGraph()) {
        try append(match, to: earlier, cause: .statement(commitment.id), by: commitment, in: &work)
      }
    }
  }

  // MARK: - Events

  private func place(_ event: EventFact, in work: inout Work) throws {
    let own = keys.keys(of: event)
    let near = try work.memory.events(
      under: own, from: event.date.adding(days: -EventMatcher.longestDays),
      to: event.date.adding(days: EventMatcher.longestDays))
    let twin = near.first { sameness.isSame($0, event) }
    let cluster = try twin.map { try work.memory.cluster(of: $0.id) } ?? event.id
    work.changes.memberships.append(.init(record: event.id, cluster: cluster))
    work.changes.facts.append(
      .init(record: event.id, day: event.date, keys: own, value: .event(event)))
  }

  private func follow(
    _ event: EventFact, own: [CommitmentFact], in work: inout Work
  ) throws {
    let edges = try graph(for: event, in: work)
    let found = try work.memory.commitments(
      under: keys.lookups(for: event, links: edges), by: event.date)
    for commitment in found where commitment.document != event.document {
      try bear(event, on: commitment, links: edges, in: &work)
    }
    // In its own report a commitment can only meet the refusal of what it demands: what else is
    // told there came before it.
    for commitment in own where commitment.condition?.isOmission == true {
      if event.type == .reject, let match = conditions.match(event, to: commitment, links: edges) {
        try append(match, to: commitment, by: event, in: &work)
      }
    }
  }

  private func bear(
    _ event: EventFact, on commitment: CommitmentFact, links: LinkGraph, in work: inout Work
  ) throws {
    if let match = conditions.match(event, to: commitment, links: links) {
      try append(match, to: commitment, by: event, in: &work)
    }
    if let match = actions.match(event, to: commitment),
      try !match.isGeneric || !isFrequent(event, among: work)
    {
      try append(match, to: commitment, by: event, in: &work)
    }
  }

  /// Events of one type between the same parties that come every few weeks anyway say nothing of a
  /// threat to do "more" of them.
  private func isFrequent(_ event: EventFact, among work: Work) throws -> Bool {
    guard let actor = event.actors.first else { return false }
    let near = try work.memory.events(
      under: keys.keys(of: event), from: event.date.adding(days: -Self.baseRateDays),
      to: event.date.adding(days: -1))
    return near.contains { earlier in
      earlier.type == event.type && earlier.isFact && earlier.document != event.document
        && lexicon.agreement(actor, earlier.actors) >= .sameState
        && (event.recipients.first.map { lexicon.objects(of: earlier, agreeWith: $0) == .agrees }
          ?? (earlier.placeCountry == event.placeCountry))
    }
  }

  /// A commitment read after later reports were already in the ledger.
  private func meetLater(_ commitment: CommitmentFact, in work: inout Work) throws {
    let later = try work.memory.events(
      under: keys.eventLookups(for: commitment), from: commitment.stated.adding(days: 1),
      to: CivilDate(ordinal: commitment.stated.ordinal + 20_000))
    for event in later where event.document != commitment.document {
      try bear(event, on: commitment, links: try graph(for: event, in: work), in: &work)
    }
  }

  private func graph(for event: EventFact, in work: Work) throws -> LinkGraph {
    try graph(around: event.assets, memory: work.memory)
  }

  /// The links that start from any of some assets, and those that go on from there.
  private func graph(around assets: [String], memory: any LedgerMemory) throws -> LinkGraph {
    guard !assets.isEmpty else { return LinkGraph() }
    var edges = try memory.links(under: keys.linkLookups(for: assets))
    var frontier = edges
    for _ in 0..<3 where !frontier.isEmpty {
      let next = try memory.links(under: keys.linkLookups(for: frontier.map(\.step.to)))
        .filter { !edges.contains($0) }
      edges += next
      frontier = next
    }
    return LinkGraph(edges: edges)
  }

  /// Every path from an asset to where no link leads further, for a person.
  public func paths(from asset: String, memory: some LedgerMemory) throws -> [[ChainStep]] {
    try graph(around: [asset], memory: memory).paths(from: lexicon.words(of: asset))
  }

  // MARK: - Transitions

  private func append(
    _ match: Match, to commitment: CommitmentFact, by event: EventFact, in work: inout Work
  ) throws {
    let cause = try TransitionCause.event(work.cluster(of: event.id))
    try append(
      Transition(
        commitment: commitment.id, effect: match.effect, cause: cause,
        date: max(event.date, commitment.stated), known: event.reported, document: event.document,
        quote: event.quote, sentence: event.sentenceSpan, chain: match.chain, rule: match.rule,
        confidence: match.confidence, note: match.note), to: commitment, in: &work)
  }

  private func append(
    _ match: Match, to commitment: CommitmentFact, cause: TransitionCause,
    by later: CommitmentFact, in work: inout Work
  ) throws {
    try append(
      Transition(
        commitment: commitment.id, effect: match.effect, cause: cause, date: later.stated,
        known: later.stated, document: later.document, quote: later.quote,
        sentence: later.sentenceSpan, chain: match.chain, rule: match.rule,
        confidence: match.confidence, note: match.note), to: commitment, in: &work)
  }

  /// Appended once for a cause and an effect, and only while it changes anything.
  private func append(
    _ transition: Transition, to commitment: CommitmentFact, in work: inout Work
  ) throws {
    let before = try work.transitions(of: commitment.id)
    guard
      !before.contains(where: { $0.cause == transition.cause && $0.effect == transition.effect })
    else { return }
    let life = LifeCycle(commitment: commitment.id, terms: commitment.terms)
    let outcome = life.outcome(of: before + [transition], asOf: transition.date)
    guard outcome.steps.contains(where: { $0.transition == transition }) else { return }
    work.changes.transitions.append(transition)
    if outcome.state.isClosed {
      work.changes.closings.append(.init(commitment: commitment.id, day: transition.date))
    }
  }
}
