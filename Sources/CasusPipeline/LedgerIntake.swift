public import CasusRecords
public import CasusStore
public import CasusText
public import CasusTracking

/// What became of the documents that were handed to the ledger.
public struct IntakeCounts: Hashable, Sendable {
  public var stored = 0
  public var unchanged = 0
  public var replaced = 0
  public var refused = 0
  public var commitments = 0
  public var transitions = 0

  public init() {}
}

/// Takes read documents into the ledger: records, matching and what follows, in one transaction for
/// each bundle, so that a crash leaves every document wholly there or not at all.
///
/// Documents are taken in the order in which they come; the same order gives the same ledger.
public final class LedgerIntake {
  /// Enough for the disk's sake, few enough that a second writer never waits long.
  private static let bundle = 64

  private let ledger: Ledger
  private let tracker: Tracker
  private let lexicon: MatchingLexicon
  private let today: CivilDate
  private let cache = FactCache()
  private var waiting: [DocumentRecords] = []
  private var refusals: [Finding] = []
  public private(set) var counts = IntakeCounts()
  /// What a person should know of documents that were not taken as they came.
  public private(set) var findings: [Finding] = []

  /// `today` stands for the day of adding: it dates documents that state none, and nothing else.
  public init(ledger: Ledger, lexicon: MatchingLexicon, today: CivilDate) {
    self.ledger = ledger
    self.lexicon = lexicon
    self.today = today
    tracker = Tracker(lexicon: lexicon)
  }

  public func add(_ records: DocumentRecords) throws {
    waiting.append(records)
    if waiting.count >= Self.bundle { try flush() }
  }

  public func refuse(_ finding: Finding) { refusals.append(finding) }

  /// Writes what waits; call it after the last document.
  public func flush() throws {
    guard !waiting.isEmpty || !refusals.isEmpty else { return }
    let before = (counts, findings)
    do {
      try ledger.write { writer in
        for records in waiting { try store(records, with: writer) }
        for finding in refusals {
          try writer.intake(.refused, document: finding.document, reason: finding.description)
          counts.refused += 1
        }
      }
    } catch {
      // The transaction is undone, and so must be what was counted and cached for it.
      (counts, findings) = before
      cache.clear()
      throw error
    }
    waiting.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
  }

  private func store(_ given: DocumentRecords, with writer: LedgerWriter) throws {
    let document = given.document
    switch try writer.standing(of: document) {
    case .unchanged:
      try writer.intake(.unchanged, document: document.id)
      counts.unchanged += 1
      return
    case .removed(let date):
      let reason = "was removed on \(date.iso) and stays so"
      findings.append(
        Finding(.warning, "ledger.removed", "this document \(reason)", document: document.id))
      try writer.intake(.unchanged, document: document.id, reason: reason)
      counts.unchanged += 1
      return
    case .changed:
      let removal = LedgerRemoval(writer: writer, lexicon: lexicon, cache: cache)
      try removal.replace(document.id, on: document.date ?? today)
      try writer.intake(.replaced, document: document.id)
      counts.replaced += 1
    case .new:
      try writer.intake(.stored, document: document.id)
      counts.stored += 1
    }
    try insert(given.identified(), with: writer)
  }

  private func insert(_ records: DocumentRecords, with writer: LedgerWriter) throws {
    let day = records.document.date ?? today
    try writer.insert(records.document, day: day, added: today)
    let memory = LedgerFacts(
      reader: writer.reader, cache: cache, derivation: FactDerivation(lexicon: lexicon),
      lexicon: lexicon)
    let changes = try tracker.changes(of: records, on: day, memory: memory)
    try apply(changes, to: records, day: day, with: writer)
  }

  private func apply(
    _ changes: TrackingChanges, to records: DocumentRecords, day: CivilDate,
    with writer: LedgerWriter
  ) throws {
    let clusters = Dictionary(
      changes.memberships.map { ($0.record.text, $0.cluster.text) }, uniquingKeysWith: { $1 })
    let facts = Dictionary(
      changes.facts.map { ($0.record.text, $0) }, uniquingKeysWith: { $1 })
    for var row in try LedgerRows.rows(of: records, day: day) {
      row.cluster = clusters[row.id] ?? row.id
      let fact = facts[row.id]
      try writer.insert(row, keys: fact?.keys ?? [], keyDay: fact?.day ?? day)
      guard row.cluster == row.id, let fact else { continue }
      switch fact.value {
      case .event(let event):
        cache.keep(event)
        if event.isHappening { continue }
        try writer.alert(kind: "event", subject: row.id, known: day, document: row.document)
      case .commitment(let commitment):
        cache.keep(commitment)
        counts.commitments += 1
        try writer.alert(kind: "commitment", subject: row.id, known: day, document: row.document)
      case .policy(let policy): cache.keep(policy)
      case .link: break
      }
    }
    let removal = LedgerRemoval(writer: writer, lexicon: lexicon, cache: cache)
    for fall in changes.falls { try removal.fall(fall) }
    try LedgerTransitions(writer: writer).append(changes)
    counts.transitions += changes.transitions.count
  }
}
