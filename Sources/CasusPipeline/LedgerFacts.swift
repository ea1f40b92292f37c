internal import CasusExchange
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

/// Facts that were derived once, kept for the next question. Facts never change, so a cache can only
/// be too large, never wrong; a rolled-back transaction clears it.
final class FactCache {
  private static let most = 120_000

  private(set) var events: [String: EventFact] = [:]
  private(set) var commitments: [String: CommitmentFact] = [:]
  private(set) var policies: [String: PolicyFact] = [:]

  func keep(_ fact: EventFact) {
    if events.count >= Self.most { events.removeAll(keepingCapacity: true) }
    events[fact.id.text] = fact
  }

  func keep(_ fact: CommitmentFact) {
    if commitments.count >= Self.most { commitments.removeAll(keepingCapacity: true) }
    commitments[fact.id.text] = fact
  }

  func keep(_ fact: PolicyFact) {
    if policies.count >= Self.most { policies.removeAll(keepingCapacity: true) }
    policies[fact.id.text] = fact
  }

  func clear() {
    policies.removeAll()
    events.removeAll()
    commitments.removeAll()
  }
}

/// The ledger as the tracker's memory: keys are looked up in the database, facts are derived from
/// the stored records.
struct LedgerFacts: LedgerMemory {
  let reader: LedgerReader
  let cache: FactCache
  let derivation: FactDerivation
  let lexicon: MatchingLexicon

  func events(
    under keys: [UInt64], from first: CivilDate, to last: CivilDate
  ) throws -> [EventFact] {
    try reader.recordIDs(under: keys, from: first, to: last).compactMap { try event($0) }
  }

  func commitments(under keys: [UInt64], by day: CivilDate) throws -> [CommitmentFact] {
    let first = CivilDate(ordinal: -200_000)
    return try reader.recordIDs(under: keys, from: first, to: day).compactMap { id in
      if let closed = try reader.closingDay(of: id), closed < day { return nil }
      return try commitment(id)
    }
  }

  func policies(under keys: [UInt64], by day: CivilDate) throws -> [PolicyFact] {
    try reader.recordIDs(under: keys, from: CivilDate(ordinal: -200_000), to: day)
      .compactMap { try policy($0) }
  }

  func links(under keys: [UInt64]) throws -> [LinkGraph.Edge] {
    let first = CivilDate(ordinal: -200_000)
    let last = CivilDate(ordinal: 2_000_000)
    var edges = try reader.recordIDs(under: keys, from: first, to: last).compactMap { id in
      try link(id)
    }
    for given in try reader.givenLinks(under: keys) {
      guard let kind = LinkKind(rawValue: given.kind) else { continue }
      let step = ChainStep(
        from: given.from, kind: kind, to: given.to, document: nil, quote: given.source)
      edges.append(
        LinkGraph.Edge(
          step: step, from: lexicon.words(of: given.from), to: lexicon.words(of: given.to),
          toCountry: given.toCountry ?? lexicon.countries(in: given.to).first))
    }
    return edges
  }

  func cluster(of record: RecordID) throws -> RecordID {
    RecordID(text: try reader.cluster(of: record.text) ?? record.text)
  }

  func transitions(of subject: RecordID) throws -> [Transition] {
    try reader.transitions(of: subject.text)
  }

  func decisions(on record: RecordID) throws -> Decisions {
    var result = Decisions()
    for decision in try reader.decisions(on: record.text) {
      switch decision.kind {
      case "merge":
        let kept = try reader.resolved(decision.kept)
        result.joined = try reader.record(kept) == nil ? nil : RecordID(text: kept)
      case "split":
        result.joined = nil
        result.apart.insert(RecordID(text: try reader.resolved(decision.kept)))
      default: break
      }
    }
    return result
  }

  func event(_ id: String) throws -> EventFact? {
    if let fact = cache.events[id] { return fact }
    if let (row, stored) = try row(id, .happening) {
      guard let happening = try RecordExchange.happening(from: row.payload, in: stored.document)
      else { return nil }
      let fact = derivation.fact(of: happening, in: stored.document, on: stored.day)
      cache.keep(fact)
      return fact
    }
    guard let (row, stored) = try row(id, .event),
      let event = try RecordExchange.event(from: row.payload, in: stored.document)
    else { return nil }
    let fact = derivation.fact(of: event, in: stored.document, on: stored.day)
    cache.keep(fact)
    return fact
  }

  func commitment(_ id: String) throws -> CommitmentFact? {
    if let fact = cache.commitments[id] { return fact }
    guard let (row, stored) = try row(id, .commitment),
      let commitment = try RecordExchange.commitment(from: row.payload, in: stored.document)
    else { return nil }
    var records = DocumentRecords(document: stored.document)
    if derivation.looksBeside(commitment) {
      for row in try reader.records(of: row.document)
      where row.kind == .policy || row.kind == .transfer {
        try LedgerViews.append(row, in: stored.document, to: &records)
      }
    }
    let fact = derivation.fact(of: commitment, beside: records, on: stored.day)
    cache.keep(fact)
    return fact
  }

  func policy(_ id: String) throws -> PolicyFact? {
    if let fact = cache.policies[id] { return fact }
    guard let (row, stored) = try row(id, .policy),
      let policy = try RecordExchange.policy(from: row.payload, in: stored.document)
    else { return nil }
    let fact = derivation.fact(of: policy, in: stored.document, on: stored.day)
    cache.keep(fact)
    return fact
  }

  private func link(_ id: String) throws -> LinkGraph.Edge? {
    guard let (row, stored) = try row(id, .link),
      let link = try RecordExchange.link(from: row.payload, in: stored.document)
    else { return nil }
    return derivation.edge(of: link, in: stored.document)
  }

  private func row(_ id: String, _ kind: RecordKind) throws -> (StoredRecord, StoredDocument)? {
    guard let row = try reader.record(id), row.kind == kind,
      let stored = try reader.document(row.document)
    else { return nil }
    return (row, stored)
  }
}
