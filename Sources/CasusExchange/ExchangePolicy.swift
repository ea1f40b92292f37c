internal import CasusRecords
internal import CasusText

struct ExchangePolicy: Codable, Sendable {
  var id: String?
  var `in`: String?
  @OrNull var holder: ExchangeParty?
  @OrNull var recipient: ExchangeParty?
  var kind: String
  var state: String
  @OrNull var since: String?
  var sinceWords: ExchangeWords?
  var untilDate: String?
  var untilWords: ExchangeWords?
  var quote: String
  var start: Int?
  var end: Int?
  var nth: Int?
  var exceptions: [ExchangeWords]?
  var confidence: ExchangeConfidence?
  var provenance: ExchangeProvenance?

  enum CodingKeys: String, CodingKey {
    case id, `in`, holder, recipient, kind, state, since, quote, start, end, nth, exceptions
    case confidence, provenance
    case sinceWords = "since_words"
    case untilDate = "until"
    case untilWords = "until_words"
  }

  init(_ policy: Policy) {
    id = policy.id.text
    `in` = policy.place == .title ? "title" : nil
    _holder = OrNull(wrappedValue: policy.holder.map(ExchangeParty.init))
    _recipient = OrNull(wrappedValue: policy.recipient.map(ExchangeParty.init))
    kind = policy.kind.rawValue
    state = policy.state.rawValue
    _since = OrNull(wrappedValue: policy.sinceDate?.edtf ?? policy.since?.text)
    sinceWords = policy.since.map(ExchangeWords.init)
    untilDate = policy.untilDate?.edtf
    untilWords = policy.until.map(ExchangeWords.init)
    quote = policy.quote.text
    start = policy.quote.span.start
    end = policy.quote.span.end
    exceptions = policy.exceptions.isEmpty ? nil : policy.exceptions.map(ExchangeWords.init)
    confidence = policy.confidence.map(ExchangeConfidence.init)
    provenance = ExchangeProvenance(policy.provenance)
  }

  func policy(in document: SourceDocument) -> Policy? {
    guard
      var finder = WordFinder(document, in: `in`), let kind = PolicyKind(rawValue: kind),
      let state = PolicyState(rawValue: state),
      let quote = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } }, nth: nth ?? 1)
    else { return nil }
    finder.near = quote.span
    return Policy(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place,
      holder: holder?.party(in: finder), recipient: recipient?.party(in: finder), kind: kind,
      state: state, since: sinceWords?.quote(in: finder),
      sinceDate: since.flatMap(DateSpan.init(edtf:)), until: untilWords?.quote(in: finder),
      untilDate: untilDate.flatMap(DateSpan.init(edtf:)), quote: quote,
      exceptions: (exceptions ?? []).compactMap { $0.quote(in: finder) },
      confidence: confidence?.confidence, provenance: provenance.provenance(in: finder))
  }
}
