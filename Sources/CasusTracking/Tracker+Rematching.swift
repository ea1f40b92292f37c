internal import CasusRecords

extension Tracker {
  /// What an event does once it is the first of its reports.
  public func rematched(
    _ event: EventFact, memory: some LedgerMemory
  ) throws -> TrackingChanges {
    var work = Work(memory: memory)
    try follow(event, own: [], in: &work)
    return work.changes
  }

  /// What befalls a commitment once it is the first of its wordings: events of later days, and the
  /// later commitments that bore on the first wording, where they bear on this one too.
  public func rematched(
    _ commitment: CommitmentFact, with later: [CommitmentFact], memory: some LedgerMemory
  ) throws -> TrackingChanges {
    var work = Work(memory: memory)
    work.changes.facts.append(
      .init(
        record: commitment.id, day: commitment.stated, keys: keys.keys(of: commitment),
        value: .commitment(commitment)))
    for other in later {
      if let match = restatements.match(other, to: commitment) {
        try append(match, to: commitment, cause: .statement(other.id), by: other, in: &work)
      }
    }
    try meetLater(commitment, in: &work)
    return work.changes
  }
}
