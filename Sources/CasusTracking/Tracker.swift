public import CasusRecords
public import CasusText

/// Takes one document's records and says what they change: which event and which commitment they
/// belong to, and what they do to the commitments that stand.
///
/// Pure: the records, the ledger's answers and the lexicon in, changes out. The document's own date
/// is the only date there is; without one the caller gives the day on which it was added.
public struct Tracker: Sendable {
  let lexicon: MatchingLexicon

  let keys: FactKeys
  let derivation: FactDerivation
  let actions: ActionMatcher
  let conditions: ConditionMatcher
  let restatements: CommitmentMatcher
  let sameness: EventMatcher
  let policies: PolicyMatcher

  public init(lexicon: MatchingLexicon) {
    self.lexicon = lexicon
    keys = FactKeys(lexicon: lexicon)
    derivation = FactDerivation(lexicon: lexicon)
    actions = ActionMatcher(lexicon: lexicon)
    conditions = ConditionMatcher(lexicon: lexicon)
    restatements = CommitmentMatcher(lexicon: lexicon)
    sameness = EventMatcher(lexicon: lexicon)
    policies = PolicyMatcher(lexicon: lexicon)
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
    for happening in derivation.happenings(of: records, on: date) {
      work.changes.facts.append(
        .init(
          record: happening.id, day: happening.date, keys: keys.keys(of: happening),
          value: .event(happening)))
      try follow(happening, own: [], in: &work)
    }
    for telling in derivation.tellings(of: records, on: date) { try heed(telling, in: &work) }
    try followPolicies(of: records, events: events, commitments: commitments, on: date, in: &work)
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
    let restated = best?.match.effect == .restates ? best?.fact.id : nil
    let cluster = try work.decided(commitment.id, otherwise: restated) ?? commitment.id
    if let best, best.match.effect != .restates || cluster == best.fact.id {
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
      // A promise of some of what is demanded changes nothing before it is kept.
      let isOwn = earlier.document == commitment.document
      if let match = isOwn
        ? conditions.refusal(in: event, of: earlier)
        : conditions.match(event, to: earlier, links: LinkGraph()),
        match.effect != .partlyMeets
      {
        try append(match, to: earlier, cause: .statement(commitment.id), by: commitment, in: &work)
      }
    }
  }
}
