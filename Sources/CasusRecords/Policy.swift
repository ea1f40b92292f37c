public import CasusText

/// A standing measure or stance of a party.
public struct Policy: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var holder: Party?
  public var recipient: Party?
  public var kind: PolicyKind
  public var state: PolicyState
  public var since: Quote?
  public var sinceDate: DateSpan?
  public var until: Quote?
  public var untilDate: DateSpan?
  public var quote: Quote
  public var exceptions: [Quote]
  public var confidence: Confidence?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, holder: Party?, recipient: Party? = nil,
    kind: PolicyKind, state: PolicyState, since: Quote? = nil, sinceDate: DateSpan? = nil,
    until: Quote? = nil, untilDate: DateSpan? = nil, quote: Quote, exceptions: [Quote] = [],
    confidence: Confidence? = nil, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.holder = holder
    self.recipient = recipient
    self.kind = kind
    self.state = state
    self.since = since
    self.sinceDate = sinceDate
    self.until = until
    self.untilDate = untilDate
    self.quote = quote
    self.exceptions = exceptions
    self.confidence = confidence
    self.provenance = provenance
  }
}
