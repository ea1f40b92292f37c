/// A standing relation between an asset or party and another, with the words that say so.
public struct Link: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var from: Quote
  public var kind: LinkKind
  public var to: Quote
  public var toParty: Party?
  public var quote: Quote
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, from: Quote, kind: LinkKind, to: Quote,
    toParty: Party? = nil, quote: Quote, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.from = from
    self.kind = kind
    self.to = to
    self.toParty = toParty
    self.quote = quote
    self.provenance = provenance
  }
}

/// What a claim is about: a trend, a cause, a purpose, or the state of a relation.
public enum ClaimKind: String, Sendable, CaseIterable { case trend, cause, purpose, relation }

/// An assertion about events rather than an event, with the claimant or the report itself.
public struct Claim: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var kind: ClaimKind
  /// Nil where the report itself claims it.
  public var claimant: Party?
  public var quote: Quote
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, kind: ClaimKind, claimant: Party? = nil,
    quote: Quote, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.kind = kind
    self.claimant = claimant
    self.quote = quote
    self.provenance = provenance
  }
}
