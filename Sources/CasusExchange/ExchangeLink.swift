internal import CasusRecords
internal import CasusText

struct ExchangeLink: Codable, Sendable {
  var id: String?
  var `in`: String?
  var from: String
  var kind: String
  var to: String
  var quote: String
  var start: Int?
  var end: Int?
  var toParty: ExchangeParty?
  var evidence: [String: [[Int]]]?
  var provenance: ExchangeProvenance?

  enum CodingKeys: String, CodingKey {
    case id, `in`, from, kind, to, quote, start, end, evidence, provenance
    case toParty = "to_party"
  }

  init(_ link: Link) {
    id = link.id.text
    `in` = link.place == .title ? "title" : nil
    from = link.from.text
    kind = link.kind.rawValue
    to = link.to.text
    quote = link.quote.text
    start = link.quote.span.start
    end = link.quote.span.end
    toParty = link.toParty.map(ExchangeParty.init)
    evidence = ["from": [link.from.span.pair], "to": [link.to.span.pair]]
    provenance = ExchangeProvenance(link.provenance)
  }

  func link(in document: SourceDocument) -> Link? {
    guard
      var finder = WordFinder(document, in: `in`), let kind = LinkKind(rawValue: kind),
      let quote = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    finder.near = quote.span
    guard let from = finder.quote(from, at: evidence?["from"]),
      let to = finder.quote(to, at: evidence?["to"])
    else { return nil }
    return Link(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place, from: from, kind: kind,
      to: to, toParty: toParty?.party(in: finder), quote: quote,
      provenance: provenance.provenance(in: finder))
  }
}

struct ExchangeClaim: Codable, Sendable {
  var id: String?
  var `in`: String?
  var kind: String
  @OrNull var claimant: ExchangeParty?
  var quote: String
  var start: Int?
  var end: Int?
  var provenance: ExchangeProvenance?

  init(_ claim: Claim) {
    id = claim.id.text
    `in` = claim.place == .title ? "title" : nil
    kind = claim.kind.rawValue
    _claimant = OrNull(wrappedValue: claim.claimant.map(ExchangeParty.init))
    quote = claim.quote.text
    start = claim.quote.span.start
    end = claim.quote.span.end
    provenance = ExchangeProvenance(claim.provenance)
  }

  func claim(in document: SourceDocument) -> Claim? {
    guard
      var finder = WordFinder(document, in: `in`), let kind = ClaimKind(rawValue: kind),
      let quote = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    finder.near = quote.span
    return Claim(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place, kind: kind,
      claimant: claimant?.party(in: finder), quote: quote,
      provenance: provenance.provenance(in: finder))
  }
}
