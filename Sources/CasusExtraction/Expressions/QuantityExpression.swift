public import CasusRecords
public import CasusText

/// A run of words that gives a number of things, a sum of money or a measure.
public struct QuantityExpression: Hashable, Sendable {
  /// Tokens of the sentence, with the words that bound the figure ("at least", "or more").
  public var tokens: Range<Int>
  public var span: TextSpan
  /// The words of the figure with its currency or unit, without what bounds it.
  public var figureSpan: TextSpan
  /// The least that the words allow; nil for "up to" and "fewer than".
  public var low: Double?
  /// The figure named; nil for "dozens", which has only a floor.
  public var best: Double?
  public var high: Double?
  public var bound: Bound
  /// ISO 4217, where it is money; `currencyIsAssumed` where a bare "$" or "dollars" was read as USD.
  public var currency: String?
  public var currencyIsAssumed: Bool
  /// The unit's words, as "barrels a day" or "megawatts", where it is a measure.
  public var unit: String?
  /// The token of the noun that is counted ("three *soldiers*"), where there is one.
  public var countedNoun: Int?
  /// Written as part of a compound: "30-day", "45-million-baht".
  public var isCompound: Bool
  /// Inside brackets after another sum: "€522 million (US$590 million)".
  public var isConversion: Bool

  public init(
    tokens: Range<Int>, span: TextSpan, figureSpan: TextSpan, low: Double?, best: Double?,
    high: Double?, bound: Bound, currency: String? = nil, currencyIsAssumed: Bool = false,
    unit: String? = nil, countedNoun: Int? = nil, isCompound: Bool = false,
    isConversion: Bool = false
  ) {
    self.tokens = tokens
    self.span = span
    self.figureSpan = figureSpan
    self.low = low
    self.best = best
    self.high = high
    self.bound = bound
    self.currency = currency
    self.currencyIsAssumed = currencyIsAssumed
    self.unit = unit
    self.countedNoun = countedNoun
    self.isCompound = isCompound
    self.isConversion = isConversion
  }

  /// The one figure that stands for it: the best, else the floor, else the ceiling.
  public var value: Double? { best ?? low ?? high }
}
