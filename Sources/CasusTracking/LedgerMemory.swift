public import CasusRecords
public import CasusText

/// What the tracker asks of the ledger: facts by key, and what was decided before.
///
/// The tracker holds no database; who keeps the facts answers these questions, always with the same
/// answer for the same ledger.
public protocol LedgerMemory {
  /// Event facts under any of the keys whose day lies in the range, each once, by id.
  func events(
    under keys: [UInt64], from first: CivilDate, to last: CivilDate
  ) throws -> [EventFact]

  /// First wordings of commitments under any of the keys, stated by a day, not closed before it.
  func commitments(under keys: [UInt64], by day: CivilDate) throws -> [CommitmentFact]

  /// First reports of policies under any of the keys, told by a day.
  func policies(under keys: [UInt64], by day: CivilDate) throws -> [PolicyFact]

  func links(under keys: [UInt64]) throws -> [LinkGraph.Edge]

  /// The world event, or the first wording, to which a record belongs.
  func cluster(of record: RecordID) throws -> RecordID

  /// The living transitions of a commitment or a policy.
  func transitions(of subject: RecordID) throws -> [Transition]

  /// What a person decided about a record: where it belongs and where it does not.
  func decisions(on record: RecordID) throws -> Decisions
}

/// What a person said of a record, and what later matching keeps to.
public struct Decisions: Hashable, Sendable {
  /// The event or commitment that it was merged into.
  public var joined: RecordID?
  /// Those that it was split from.
  public var apart: Set<RecordID>

  public init(joined: RecordID? = nil, apart: Set<RecordID> = []) {
    self.joined = joined
    self.apart = apart
  }
}

/// What a document changes in the ledger.
public struct TrackingChanges: Sendable {
  public struct Membership: Hashable, Sendable {
    public var record: RecordID
    public var cluster: RecordID
  }

  public struct Fact: Sendable {
    public enum Value: Sendable {
      case event(EventFact)
      case commitment(CommitmentFact)
      case policy(PolicyFact)
      case link(LinkGraph.Edge)
    }
    public var record: RecordID
    public var day: CivilDate
    public var keys: [UInt64]
    public var value: Value
  }

  /// A commitment after whose state nothing is looked for any more.
  public struct Closing: Hashable, Sendable {
    public var commitment: RecordID
    public var day: CivilDate
  }

  /// An event that a party to it denies: what rested on it falls.
  public struct Fall: Hashable, Sendable {
    public var cause: RecordID
    public var known: CivilDate
    public var document: String
    public var reason: String
  }

  public var memberships: [Membership] = []
  public var facts: [Fact] = []
  public var transitions: [Transition] = []
  public var closings: [Closing] = []
  public var falls: [Fall] = []

  public init() {}
}
