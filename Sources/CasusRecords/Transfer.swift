/// A quantity in units of a currency (ISO 4217) or of a named unit.
public struct Amount: Hashable, Sendable {
  public var value: Double
  public var bound: Bound
  /// ISO 4217 code; nil where the amount is of things.
  public var currency: String?
  /// What is counted, as "barrels", where it is no money.
  public var unit: String?
  public var words: Quote

  public init(
    value: Double, bound: Bound = .exactly, currency: String? = nil, unit: String? = nil,
    words: Quote
  ) {
    self.value = value
    self.bound = bound
    self.currency = currency
    self.unit = unit
    self.words = words
  }
}

/// Money, goods, arms, energy or people given or promised by one party to another.
public struct Transfer: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var giver: Party?
  public var receiver: Party?
  public var kind: TransferKind
  public var items: [Quote]
  public var amount: Amount?
  public var status: TransferStatus
  /// True for a running total, false for one package.
  public var isCumulative: Bool
  public var quote: Quote
  public var confidence: Confidence?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, giver: Party?, receiver: Party?,
    kind: TransferKind, items: [Quote] = [], amount: Amount? = nil, status: TransferStatus,
    isCumulative: Bool = false, quote: Quote, confidence: Confidence? = nil,
    provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.giver = giver
    self.receiver = receiver
    self.kind = kind
    self.items = items
    self.amount = amount
    self.status = status
    self.isCumulative = isCumulative
    self.quote = quote
    self.confidence = confidence
    self.provenance = provenance
  }
}
