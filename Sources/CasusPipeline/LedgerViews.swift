internal import CasusExchange
public import CasusRecords
public import CasusStore
public import CasusText
public import CasusTracking

/// A commitment as the ledger tells it on a day.
public struct CommitmentView: Sendable {
  public var record: StoredRecord
  public var commitment: Commitment
  public var document: StoredDocument
  /// The later wordings, in the order of their days.
  public var restatements: [StoredRecord]
  public var terms: Terms
  public var outcome: LifeCycle.Outcome
}

/// A policy as the ledger tells it on a day.
public struct PolicyView: Sendable {
  public var record: StoredRecord
  public var policy: Policy
  public var document: StoredDocument
  public var outcome: PolicyLife.Outcome
}

/// A world event with its reports.
public struct EventView: Sendable {
  public var record: StoredRecord
  public var event: Event
  public var document: StoredDocument
  public var mentions: [StoredRecord]
  /// Independent origins, not outlets: reports that share neither words nor agency nor source.
  public var origins: Int
  /// The dead by report, the earliest first, so that low, high and latest can be told apart.
  public var counts: [ReportedCount]
}

/// How many dead one report gives, on whose word.
public struct ReportedCount: Hashable, Sendable {
  public var document: String
  public var day: CivilDate
  public var count: CasualtyCount
}

/// Answers about the ledger in the records' own terms; the dates are arguments.
public struct LedgerViews {
  public let reader: LedgerReader

  public init(reader: LedgerReader) { self.reader = reader }

  /// Commitments stated by a day, in order of their day; those of removed reports are gone.
  public func commitments(
    asOf: CivilDate, knownAt: CivilDate? = nil
  ) throws -> [CommitmentView] {
    let latest = knownAt.map { min($0, asOf) } ?? asOf
    return try reader.records(kind: .commitment, heads: true, to: latest)
      .compactMap { try commitment($0, asOf: asOf, knownAt: knownAt) }
      .filter { try $0.commitment.place == .text || isOnlyInTitle($0) }
  }

  /// A title mostly says again what the text says; only where it does not is it worth a line.
  private func isOnlyInTitle(_ view: CommitmentView) throws -> Bool {
    try !reader.records(of: view.record.document).contains { row in
      row.kind == .commitment && row.id != view.record.id
    }
  }

  public func commitment(
    _ record: StoredRecord, asOf: CivilDate, knownAt: CivilDate? = nil
  ) throws -> CommitmentView? {
    guard let stored = try reader.document(record.document),
      let commitment = try RecordExchange.commitment(from: record.payload, in: stored.document)
    else { return nil }
    let terms = Terms(commitment, documentDate: stored.day)
    let life = LifeCycle(commitment: RecordID(text: record.id), terms: terms)
    let transitions = try reader.transitions(of: record.id, knownAt: knownAt)
    var outcome = life.outcome(of: transitions, asOf: asOf, knownAt: knownAt)
    for index in outcome.steps.indices {
      guard case .deadline(let day) = outcome.steps[index].transition.cause else { continue }
      // What nobody reported is not what did not happen: say what was searched.
      let reports = try reader.reports(from: stored.day, to: day)
      outcome.steps[index].transition.note +=
        "; \(reports) report\(reports == 1 ? "" : "s") since \(stored.day.iso) searched"
    }
    return CommitmentView(
      record: record, commitment: commitment, document: stored,
      restatements: try reader.members(of: record.id).filter {
        $0.id != record.id && $0.day <= asOf && $0.day <= (knownAt ?? asOf)
      }, terms: terms, outcome: outcome)
  }

  public func events(
    from: CivilDate? = nil, to: CivilDate? = nil, type: String? = nil, country: String? = nil
  ) throws -> [EventView] {
    try reader.records(
      kind: .event, heads: true, partyCountry: country, type: type, from: from, to: to
    ).compactMap { try event($0) }
  }

  public func event(_ record: StoredRecord) throws -> EventView? {
    guard let stored = try reader.document(record.document),
      let event = try RecordExchange.event(from: record.payload, in: stored.document)
    else { return nil }
    let mentions = try reader.members(of: record.id)
    var tellings: [OriginCounter.Telling] = []
    var counts: [ReportedCount] = []
    for mention in mentions {
      guard let (report, told) = try telling(mention, of: record, event, stored) else { continue }
      if let count = told.killed {
        counts.append(ReportedCount(document: mention.document, day: report.day, count: count))
      }
      guard mentions.count > 1 else { continue }
      let around = told.provenance.sentence
      tellings.append(
        OriginCounter.Telling(
          text: report.document.text.string, publishers: report.document.publishers.map(\.name),
          sources: try sources(of: mention.document, around: around, in: report)))
    }
    return EventView(
      record: record, event: event, document: stored, mentions: mentions,
      origins: mentions.count > 1 ? OriginCounter.origins(of: tellings) : 1, counts: counts)
  }

  /// A mention's report and event; those of the record itself are read already.
  private func telling(
    _ mention: StoredRecord, of record: StoredRecord, _ event: Event, _ stored: StoredDocument
  ) throws -> (StoredDocument, Event)? {
    if mention.id == record.id { return (stored, event) }
    guard let report = try reader.document(mention.document),
      let told = try RecordExchange.event(from: mention.payload, in: report.document)
    else { return nil }
    return (report, told)
  }

  /// Outlets and speakers on whose word a sentence stands.
  private func sources(
    of document: String, around sentence: TextSpan, in report: StoredDocument
  ) throws -> [String] {
    try reader.records(of: document).filter { $0.kind == .statement }.compactMap { row in
      guard let said = try RecordExchange.statement(from: row.payload, in: report.document),
        said.content.span.overlaps(sentence)
      else { return nil }
      return (said.via?.text ?? said.speaker?.identity ?? said.speaker?.name.text)?.lowercased()
    }
  }

  /// Every record that was read out of a document, whole again.
  public func records(of stored: StoredDocument) throws -> DocumentRecords {
    var result = DocumentRecords(document: stored.document)
    for row in try reader.records(of: stored.document.id) {
      try Self.append(row, in: stored.document, to: &result)
    }
    return result
  }

  static func append(
    _ row: StoredRecord, in document: SourceDocument, to result: inout DocumentRecords
  ) throws {
    switch row.kind {
    case .event:
      if let x = try RecordExchange.event(from: row.payload, in: document) {
        result.events.append(x)
      }
    case .statement:
      if let x = try RecordExchange.statement(from: row.payload, in: document) {
        result.statements.append(x)
      }
    case .commitment:
      if let x = try RecordExchange.commitment(from: row.payload, in: document) {
        result.commitments.append(x)
      }
    case .policy:
      if let x = try RecordExchange.policy(from: row.payload, in: document) {
        result.policies.append(x)
      }
    case .transfer:
      if let x = try RecordExchange.transfer(from: row.payload, in: document) {
        result.transfers.append(x)
      }
    case .link:
      if let x = try RecordExchange.link(from: row.payload, in: document) {
        result.links.append(x)
      }
    case .claim:
      if let x = try RecordExchange.claim(from: row.payload, in: document) {
        result.claims.append(x)
      }
    case .happening:
      if let x = try RecordExchange.happening(from: row.payload, in: document) {
        result.happenings.append(x)
      }
    }
  }
}
