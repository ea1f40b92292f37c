internal import CasusRecords
internal import CasusText

struct ExchangeHappening: Codable, Sendable {
  var id: String?
  var `in`: String?
  var trigger: ExchangeWords
  var quote: String
  var start: Int?
  var end: Int?
  @OrNull var doer: ExchangeParty?
  var objects: [ExchangeWords]?
  @OrNull var date: String?
  var status: String
  var provenance: ExchangeProvenance?

  init(_ happening: Happening) {
    id = happening.id.text
    `in` = happening.place == .title ? "title" : nil
    trigger = ExchangeWords(happening.trigger)
    quote = happening.words.text
    start = happening.words.span.start
    end = happening.words.span.end
    _doer = OrNull(wrappedValue: happening.doer.map(ExchangeParty.init))
    objects = happening.objects.isEmpty ? nil : happening.objects.map(ExchangeWords.init)
    _date = OrNull(wrappedValue: happening.date?.edtf)
    status = happening.status.rawValue
    provenance = ExchangeProvenance(happening.provenance)
  }

  func happening(in document: SourceDocument) -> Happening? {
    guard
      var finder = WordFinder(document, in: `in`), let status = Factuality(rawValue: status),
      let words = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    finder.near = words.span
    guard let trigger = trigger.quote(in: finder) else { return nil }
    return Happening(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place, trigger: trigger,
      words: words,
      doer: doer?.party(in: finder), objects: (objects ?? []).compactMap { $0.quote(in: finder) },
      status: status, date: date.flatMap(DateSpan.init(edtf:)),
      provenance: provenance.provenance(in: finder))
  }
}
