internal import CasusRecords

extension Tracker {
  /// What a document has changed so far, seen together with what the ledger held before.
  struct Work {
    let memory: any LedgerMemory
    var changes = TrackingChanges()
    /// What the links lead to from the assets of an event; the ledger does not change meanwhile.
    var graphs: [[String]: LinkGraph] = [:]

    init(memory: some LedgerMemory) { self.memory = memory }

    func isFirst(_ record: RecordID) -> Bool {
      changes.memberships.contains { $0.record == record && $0.cluster == record }
    }

    func cluster(of record: RecordID) throws -> RecordID {
      if let own = changes.memberships.first(where: { $0.record == record }) { return own.cluster }
      return try memory.cluster(of: record)
    }

    /// Where a person's decisions put a record; the given cluster where none speaks of it.
    func decided(_ record: RecordID, otherwise cluster: RecordID?) throws -> RecordID? {
      let decisions = try memory.decisions(on: record)
      if let joined = decisions.joined { return joined }
      return cluster.flatMap { decisions.apart.contains($0) ? nil : $0 }
    }

    func transitions(of commitment: RecordID) throws -> [Transition] {
      try memory.transitions(of: commitment)
        + changes.transitions.filter { $0.commitment == commitment }
    }
  }
}

extension CommitmentState {
  /// Nothing later is looked for; a correction may still open it again.
  var isClosed: Bool {
    switch self {
    case .carriedOut, .withdrawn, .superseded: true
    case .standing, .conditionMet, .partlyCarriedOut, .notCarriedOut, .lapsed: false
    }
  }
}

extension EventFact {
  /// A commitment as the event that it announces, for conditions that ask for compliance.
  init?(promised commitment: CommitmentFact) {
    guard let holder = commitment.holder, let type = commitment.type else { return nil }
    let isRefusal = commitment.terms.polarity == .refrain
    self.init(
      id: commitment.id, document: commitment.document, date: commitment.stated,
      reported: commitment.stated, type: isRefusal ? .reject : type, status: .asserted,
      actors: [holder], recipients: commitment.addressee.map { [$0] } ?? [], placeCountry: nil,
      trigger: commitment.action, act: commitment.action, endings: commitment.endings,
      focus: commitment.action, isUniversal: false, isEnacted: false,
      objects: Words(), place: Words(), sentence: commitment.sentence, killed: nil,
      amounts: commitment.amounts, isFollowUp: false, telling: nil, quote: commitment.quote,
      sentenceSpan: commitment.sentenceSpan, assets: [])
  }
}
