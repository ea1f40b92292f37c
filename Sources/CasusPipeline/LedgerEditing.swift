internal import CasusRecords
public import CasusStore
public import CasusText
public import CasusTracking

/// Changes by hand: removal, merge, split. All are remembered, none destroys a mention.
public struct LedgerEditing {
  public enum Removal: Hashable, Sendable {
    case removed(fallen: Int)
    case alreadyRemoved(CivilDate)
    case unknown
  }

  let ledger: Ledger
  let lexicon: MatchingLexicon

  public init(ledger: Ledger, lexicon: MatchingLexicon) {
    self.ledger = ledger
    self.lexicon = lexicon
  }

  public func remove(_ id: String, on date: CivilDate, reason: String) throws -> Removal {
    try ledger.write { writer in
      guard let stored = try writer.reader.document(id) else { return .unknown }
      if let removed = stored.removed { return .alreadyRemoved(removed) }
      let before = try writer.reader.count(of: .retraction)
      try LedgerRemoval(writer: writer, lexicon: lexicon, cache: FactCache())
        .remove(id, on: date, reason: reason)
      return .removed(fallen: try writer.reader.count(of: .retraction) - before)
    }
  }

  /// The log of the one goes on as the log of the other: what was found of it holds for both.
  public static func merge(
    _ old: String, into new: String, on date: CivilDate, with writer: LedgerWriter
  ) throws {
    for logged in try writer.reader.log(of: old) where logged.retractedKnown == nil {
      var transition = logged.transition
      transition.commitment = RecordID(text: new)
      try writer.append(transition)
      try writer.retract(
        logged.sequence, known: date, document: nil, reason: "merged into \(new)")
    }
    try writer.merge(old, into: new, date: date, reason: "merged by hand")
    try writer.decide("merge", new, old, date: date)
  }

  public static func split(
    _ record: String, from cluster: String, on date: CivilDate, with writer: LedgerWriter
  ) throws {
    // What was moved by the merge goes back: the fallen lines of its own log are written anew.
    let moved = try writer.reader.log(of: record).filter {
      $0.retractionReason == "merged into \(cluster)"
    }
    for logged in moved { try writer.append(logged.transition) }
    let causes = Set(moved.map(\.transition.cause.value))
    for logged in try writer.reader.log(of: cluster)
    where logged.retractedKnown == nil
      && (causes.contains(logged.transition.cause.value)
        || logged.transition.cause.value == record)
    {
      try writer.retract(
        logged.sequence, known: date, document: nil, reason: "\(record) was split off")
    }
    try writer.split(record, date: date)
    try writer.decide("split", cluster, record, date: date)
  }
}
