internal import CasusRecords
internal import CasusText

struct ExchangeAmount: Codable, Sendable {
  var value: Double
  var bound: String
  var currency: String?
  var unit: String?
  var words: ExchangeWords?

  init(_ amount: Amount) {
    value = amount.value
    bound = amount.bound.rawValue
    currency = amount.currency
    unit = amount.unit
    words = ExchangeWords(amount.words)
  }

  func amount(in finder: WordFinder, else fallback: Quote) -> Amount {
    Amount(
      value: value, bound: Bound(rawValue: bound) ?? .exactly, currency: currency, unit: unit,
      words: words?.quote(in: finder) ?? fallback)
  }
}

struct ExchangeTransfer: Codable, Sendable {
  var id: String?
  var `in`: String?
  @OrNull var giver: ExchangeParty?
  @OrNull var receiver: ExchangeParty?
  var kind: String
  @OrEmpty var items: [String]
  @OrNull var amount: ExchangeAmount?
  var status: String
  var cumulative: Bool
  var quote: String
  var start: Int?
  var end: Int?
  var nth: Int?
  var evidence: [String: [[Int]]]?
  var confidence: ExchangeConfidence?
  var provenance: ExchangeProvenance?

  init(_ transfer: Transfer) {
    id = transfer.id.text
    `in` = transfer.place == .title ? "title" : nil
    _giver = OrNull(wrappedValue: transfer.giver.map(ExchangeParty.init))
    _receiver = OrNull(wrappedValue: transfer.receiver.map(ExchangeParty.init))
    kind = transfer.kind.rawValue
    _items = OrEmpty(wrappedValue: transfer.items.map(\.text))
    _amount = OrNull(wrappedValue: transfer.amount.map(ExchangeAmount.init))
    status = transfer.status.rawValue
    cumulative = transfer.isCumulative
    quote = transfer.quote.text
    start = transfer.quote.span.start
    end = transfer.quote.span.end
    if !transfer.items.isEmpty { evidence = ["items": transfer.items.map(\.span.pair)] }
    confidence = transfer.confidence.map(ExchangeConfidence.init)
    provenance = ExchangeProvenance(transfer.provenance)
  }

  func transfer(in document: SourceDocument) -> Transfer? {
    guard
      var finder = WordFinder(document, in: `in`), let kind = TransferKind(rawValue: kind),
      let status = TransferStatus(rawValue: status),
      let quote = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } }, nth: nth ?? 1)
    else { return nil }
    finder.near = quote.span
    return Transfer(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place,
      giver: giver?.party(in: finder), receiver: receiver?.party(in: finder), kind: kind,
      items: finder.quotes(items, at: evidence?["items"]),
      amount: amount?.amount(in: finder, else: quote), status: status, isCumulative: cumulative,
      quote: quote, confidence: confidence?.confidence,
      provenance: provenance.provenance(in: finder))
  }
}
