internal import CasusExchange
internal import CasusRecords
public import CasusStore
internal import CasusText
internal import CasusTracking

/// Proves the ledger against itself: every span equals its text, every state replays, every key
/// leads somewhere, and the counts balance.
public struct LedgerVerification {
  public struct Report: Sendable {
    public var documents = 0
    public var records = 0
    public var spans = 0
    public var transitions = 0
    /// One line for each thing that is wrong.
    public var faults: [String] = []

    public init() {}
  }

  let reader: LedgerReader

  public init(reader: LedgerReader) { self.reader = reader }

  public func report() throws -> Report {
    var report = Report()
    report.faults += try reader.integrityFaults()
    var removed = 0
    try reader.eachDocument { stored in
      report.documents += 1
      if stored.removed != nil { removed += 1 } else { try check(stored, in: &report) }
    }
    try checkCommitments(in: &report)
    try checkPolicies(in: &report)
    try checkCounts(removed: removed, in: &report)
    return report
  }

  private func check(_ stored: StoredDocument, in report: inout Report) throws {
    let name = stored.document.id
    if stored.hash != LedgerWriter.hash(of: stored.document) {
      report.faults.append("document \(name): its text is not the one that was added")
    }
    for row in try reader.records(of: name) {
      report.records += 1
      var one = DocumentRecords(document: stored.document)
      do {
        try LedgerViews.append(row, in: stored.document, to: &one)
      } catch {
        report.faults.append("record \(row.id): its payload cannot be read (\(error))")
        continue
      }
      for (place, quote) in RecordQuotes.all(in: one) {
        report.spans += 1
        let text = place == .title ? stored.document.title : stored.document.text
        guard let text, text.contains(quote.span), text.words(in: quote.span) == quote.text else {
          report.faults.append(
            "record \(row.id): \"\(quote.text)\" is not at \(quote.span.start)–\(quote.span.end) of \(name)"
          )
          continue
        }
      }
      if try reader.cluster(of: row.cluster) != row.cluster {
        report.faults.append("record \(row.id): its cluster \(row.cluster) has no first record")
      }
    }
  }

  private func checkCommitments(in report: inout Report) throws {
    let end = CivilDate(ordinal: 1_000_000)
    for record in try reader.records(kind: .commitment, heads: true) {
      guard let stored = try reader.document(record.document),
        let commitment = try RecordExchange.commitment(from: record.payload, in: stored.document)
      else {
        report.faults.append("commitment \(record.id): cannot be read back")
        continue
      }
      let log = try reader.transitions(of: record.id)
      report.transitions += log.count
      let life = LifeCycle(
        commitment: RecordID(text: record.id),
        terms: Terms(commitment, documentDate: stored.day))
      if life.outcome(of: log, asOf: end) != life.outcome(of: Array(log.reversed()), asOf: end) {
        report.faults.append("commitment \(record.id): its state does not replay")
      }
      for transition in log {
        try check(transition, in: &report)
      }
    }
  }

  private func checkPolicies(in report: inout Report) throws {
    let end = CivilDate(ordinal: 1_000_000)
    for record in try reader.records(kind: .policy, heads: true) {
      guard let stored = try reader.document(record.document),
        let policy = try RecordExchange.policy(from: record.payload, in: stored.document)
      else {
        report.faults.append("policy \(record.id): cannot be read back")
        continue
      }
      let log = try reader.transitions(of: record.id)
      report.transitions += log.count
      let life = PolicyLife(told: policy.state)
      if life.outcome(of: log, asOf: end) != life.outcome(of: Array(log.reversed()), asOf: end) {
        report.faults.append("policy \(record.id): its standing does not replay")
      }
      for transition in log { try check(transition, in: &report) }
    }
  }

  private func check(_ transition: Transition, in report: inout Report) throws {
    guard let name = transition.document, let quote = transition.quote else { return }
    guard let stored = try reader.document(name), stored.removed == nil else {
      report.faults.append(
        "transition of \(transition.commitment): its document \(name) is not in the ledger")
      return
    }
    let text = stored.document.text
    if !text.contains(quote.span) || text.words(in: quote.span) != quote.text {
      report.faults.append(
        "transition of \(transition.commitment): \"\(quote.text)\" is not in \(name)")
    }
  }

  private func checkCounts(removed: Int, in report: inout Report) throws {
    let counts = try reader.intakeCounts()
    let kept = counts[.stored, default: 0] + counts[.replaced, default: 0]
    if kept != report.documents {
      report.faults.append(
        "\(kept) documents were taken in, \(report.documents) are stored (\(removed) removed)")
    }
    let rows = try reader.count(of: .record)
    if rows != report.records {
      report.faults.append("\(rows) records are stored, \(report.records) belong to documents")
    }
  }
}

/// All the words that a record points at.
enum RecordQuotes {
  static func all(in records: DocumentRecords) -> [(RecordPlace, Quote)] {
    var result: [(RecordPlace, Quote)] = []
    func add(_ place: RecordPlace, _ quotes: Quote?...) {
      result += quotes.compactMap { $0 }.map { (place, $0) }
    }
    for e in records.events {
      add(e.place, e.trigger, e.when, e.location?.words, e.killed?.words, e.injured?.words)
      for quote in e.objects + e.mentions { add(e.place, quote) }
      for party in e.actors + e.recipients { add(.text, party.mention) }
    }
    for s in records.statements { add(s.place, s.cue, s.content, s.via) }
    for c in records.commitments {
      add(c.place, c.action.quote, c.deadline, c.via, c.condition?.quote, c.condition?.target)
      for quote in c.restated { add(c.place, quote) }
    }
    for p in records.policies {
      add(p.place, p.quote, p.since, p.until)
      for quote in p.exceptions { add(p.place, quote) }
    }
    for t in records.transfers {
      add(t.place, t.quote, t.amount?.words)
      for quote in t.items { add(t.place, quote) }
    }
    for l in records.links { add(l.place, l.from, l.to, l.quote) }
    for c in records.claims { add(c.place, c.quote) }
    for h in records.happenings {
      add(h.place, h.trigger, h.words)
      for quote in h.objects { add(h.place, quote) }
    }
    return result
  }
}
