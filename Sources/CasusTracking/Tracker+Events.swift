public import CasusRecords
internal import CasusText

extension Tracker {
  private static var baseRateDays: Int { 40 }

  /// An event is the same as one told before, or a new one.
  func place(_ event: EventFact, in work: inout Work) throws {
    let own = keys.keys(of: event)
    let near = try work.memory.events(
      under: own, from: event.date.adding(days: -EventMatcher.longestDays(for: event)),
      to: event.date.adding(days: EventMatcher.longestDays))
    let twin = near.filter { sameness.isSame($0, event) }
      .max { sameness.likeness($0, event) < sameness.likeness($1, event) }
    let told = try twin.map { try work.memory.cluster(of: $0.id) }
    let cluster = try work.decided(event.id, otherwise: told) ?? event.id
    if event.status == .denied, cluster != event.id {
      work.changes.falls.append(
        .init(
          cause: cluster, known: event.reported, document: event.document,
          reason: "the event is denied in \(event.document)"))
    }
    work.changes.memberships.append(.init(record: event.id, cluster: cluster))
    work.changes.facts.append(
      .init(record: event.id, day: event.date, keys: own, value: .event(event)))
  }

  func follow(
    _ event: EventFact, own: [CommitmentFact], in work: inout Work
  ) throws {
    let edges = try graph(for: event, in: &work)
    let found = try work.memory.commitments(
      under: keys.lookups(for: event, links: edges), by: event.date)
    for commitment in found where commitment.document != event.document {
      try bear(event, on: commitment, links: edges, in: &work)
    }
    // In its own report a commitment can only meet the refusal of what it demands: what else is
    // told there came before it.
    for commitment in own where commitment.condition?.isOmission == true {
      guard event.type == .reject else { continue }
      if let match = conditions.match(event, to: commitment, links: edges) {
        try append(match, to: commitment, by: event, in: &work)
      } else if let match = conditions.refusal(in: event, of: commitment) {
        try append(match, to: commitment, by: event, in: &work)
      }
    }
  }

  /// A turn told as a statement or a measure: it stands for no event, so the record is the cause.
  func heed(_ telling: EventFact, in work: inout Work) throws {
    let found = try work.memory.commitments(
      under: keys.lookups(for: telling, links: LinkGraph()), by: telling.date)
    for commitment in found where commitment.document != telling.document {
      let match =
        conditions.match(telling, to: commitment, links: LinkGraph())
        ?? actions.match(telling, to: commitment)
      if let match {
        try append(match, to: commitment, by: telling, cause: .statement(telling.id), in: &work)
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
        && (event.recipients.contains { lexicon.objects(of: earlier, agreeWith: $0) == .agrees }
          || (event.placeCountry != nil && earlier.placeCountry == event.placeCountry)
          || (event.recipients.isEmpty && event.placeCountry == nil))
    }
  }

  /// What its own sentence tells of a commitment, and the later reports that were already in the
  /// ledger.
  func meetLater(_ commitment: CommitmentFact, in work: inout Work) throws {
    if let share = commitment.share {
      try append(
        Transition(
          commitment: commitment.id, effect: .partlyCarriesOut, cause: .statement(commitment.id),
          date: commitment.stated, known: commitment.stated, document: commitment.document,
          quote: share.quote, sentence: commitment.sentenceSpan, rule: "action.share",
          confidence: 0.8, note: share.note), to: commitment, in: &work)
    }
    let later = try work.memory.events(
      under: keys.eventLookups(for: commitment), from: commitment.stated.adding(days: 1),
      to: CivilDate(ordinal: commitment.stated.ordinal + 20_000))
    for event in later where event.document != commitment.document {
      let edges = try graph(for: event, in: &work)
      try bear(event, on: commitment, links: edges, in: &work)
    }
  }

  /// Words alone speak for a happening, so no link leads from it.
  private func graph(for event: EventFact, in work: inout Work) throws -> LinkGraph {
    guard !event.isHappening, !event.assets.isEmpty else { return LinkGraph() }
    if let known = work.graphs[event.assets] { return known }
    let found = try graph(around: event.assets, memory: work.memory)
    work.graphs[event.assets] = found
    return found
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
}
