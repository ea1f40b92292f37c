public import CasusText
public import Foundation

/// A document as the ledger keeps it.
public struct StoredDocument: Hashable, Sendable {
  public var document: SourceDocument
  public var hash: String
  /// The document's date, or the day on which it was added where it has none.
  public var day: CivilDate
  public var added: CivilDate
  public var removed: CivilDate?
  public var reason: String?
}

public enum RecordKind: String, Sendable, CaseIterable {
  case event, statement, commitment, policy, transfer, link, claim, happening
}

/// A record as the ledger keeps it: the exchange format's JSON and the columns to find it by.
public struct StoredRecord: Hashable, Sendable {
  public var id: String
  public var document: String
  public var kind: RecordKind
  public var type: String?
  public var party: String?
  public var partyCountry: String?
  public var target: String?
  public var targetCountry: String?
  public var day: CivilDate
  public var payload: Data
  /// The world event or the first wording that it belongs to; its own id where it is the first.
  public var cluster: String

  public init(
    id: String, document: String, kind: RecordKind, type: String?, party: String?,
    partyCountry: String?, target: String?, targetCountry: String?, day: CivilDate, payload: Data,
    cluster: String
  ) {
    self.id = id
    self.document = document
    self.kind = kind
    self.type = type
    self.party = party
    self.partyCountry = partyCountry
    self.target = target
    self.targetCountry = targetCountry
    self.day = day
    self.payload = payload
    self.cluster = cluster
  }
}

/// A link that a person or the shipped pack gave.
public struct GivenLink: Hashable, Sendable {
  public var from: String
  public var kind: String
  public var to: String
  public var toCountry: String?
  public var share: Double?
  public var commodity: String?
  public var since: String?
  public var source: String

  public init(
    from: String, kind: String, to: String, toCountry: String? = nil, share: Double? = nil,
    commodity: String? = nil, since: String? = nil, source: String
  ) {
    self.from = from
    self.kind = kind
    self.to = to
    self.toCountry = toCountry
    self.share = share
    self.commodity = commodity
    self.since = since
    self.source = source
  }
}

/// One line of the alert log.
public struct StoredAlert: Hashable, Sendable {
  public var sequence: Int64
  /// `commitment`, `event`, `transition` or `correction`.
  public var kind: String
  /// The record's id, or the number of the transition.
  public var subject: String
  public var known: CivilDate
  public var document: String?
  public var corrects: Int64?
}

/// A merge or a split by hand, as seen from the record that was moved.
public struct StoredDecision: Hashable, Sendable {
  /// `merge` or `split`.
  public var kind: String
  /// The event or commitment that it went into or was taken from.
  public var kept: String
}
