internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

/// Takes a document out of the ledger and derives anew what rested on it.
///
/// Its transitions fall, with one correction for each alert that they had given. Other reports of
/// the same event or commitment stay: the earliest of them becomes the first, and meets the ledger
/// again as if it had been so from the start.
struct LedgerRemoval {
  let writer: LedgerWriter
  let lexicon: MatchingLexicon
  let cache: FactCache

  func remove(_ id: String, on date: CivilDate, reason: String) throws {
    let records = try writer.reader.records(of: id)
    var heirs: [(heir: StoredRecord, old: [LoggedTransition])] = []
    for logged in try writer.reader.log(ofDocument: id) where logged.retractedKnown == nil {
      try fall(logged, on: date, document: id, reason: reason)
    }
    for record in records where record.cluster == record.id {
      let log = try writer.reader.log(of: record.id).filter { $0.retractedKnown == nil }
      for logged in log { try fall(logged, on: date, document: id, reason: reason) }
      if let heir = try passOn(record, on: date) { heirs.append((heir, log)) }
    }
    try writer.removeDocument(id, on: date, reason: reason)
    cache.clear()
    for (heir, old) in heirs { try meetAgain(heir, after: old, on: date) }
  }

  /// What takes the place of a removed first report is found from now on, and meets what the ledger
  /// holds as if it had come first; later words of the holder bear on it as they did before.
  private func meetAgain(
    _ heir: StoredRecord, after old: [LoggedTransition], on date: CivilDate
  ) throws {
    let memory = LedgerFacts(
      reader: writer.reader, cache: cache, derivation: FactDerivation(lexicon: lexicon),
      lexicon: lexicon)
    let tracker = Tracker(lexicon: lexicon)
    var changes = TrackingChanges()
    switch heir.kind {
    case .event:
      guard let event = try memory.event(heir.id) else { return }
      changes = try tracker.rematched(event, memory: memory)
    case .commitment:
      guard let commitment = try memory.commitment(heir.id) else { return }
      let later = try old.compactMap { logged -> CommitmentFact? in
        guard case .statement(let id) = logged.transition.cause, id.text != heir.id else {
          return nil
        }
        return try memory.commitment(id.text)
      }
      changes = try tracker.rematched(commitment, with: later, memory: memory)
    case .policy, .statement, .transfer, .link, .claim, .happening: return
    }
    for fact in changes.facts {
      try writer.replaceKeys(of: fact.record.text, with: fact.keys, day: fact.day)
    }
    for index in changes.transitions.indices {
      changes.transitions[index].known = max(changes.transitions[index].known, date)
    }
    try LedgerTransitions(writer: writer).append(changes)
  }

  /// New words under the same id: the old ones are kept as a tombstone under another.
  func replace(_ id: String, on date: CivilDate) throws {
    try remove(id, on: date, reason: "replaced by a corrected text")
    var version = 1
    while try writer.reader.document("\(id)#\(version)") != nil { version += 1 }
    try writer.renameDocument(id, to: "\(id)#\(version)")
  }

  func fall(
    _ logged: LoggedTransition, on date: CivilDate, document: String?, reason: String
  ) throws {
    try writer.retract(logged.sequence, known: date, document: document, reason: reason)
    let commitment = logged.transition.commitment.text
    try writer.reopen(commitment)
    if let alert = try writer.reader.alert(
      kind: "transition", subject: String(logged.sequence))
    {
      try writer.alert(
        kind: "correction", subject: String(alert.sequence), known: date, document: document,
        corrects: alert.sequence)
    }
  }

  /// What an event brought about falls with the event.
  func fall(_ fall: TrackingChanges.Fall) throws {
    for logged in try writer.reader.log(ofCause: fall.cause.text)
    where logged.retractedKnown == nil && logged.transition.known <= fall.known {
      try self.fall(logged, on: fall.known, document: fall.document, reason: fall.reason)
    }
  }

  /// The next report of the same takes the place of a first one that goes.
  private func passOn(_ record: StoredRecord, on date: CivilDate) throws -> StoredRecord? {
    let others = try writer.reader.members(of: record.id).filter { $0.id != record.id }
    guard let next = others.first else { return nil }
    try writer.merge(record.id, into: next.id, date: date, reason: "its first report was removed")
    return next
  }
}
