internal import CasusRecords
internal import CasusText

struct ExchangeWords: Codable, Sendable {
  var quote: String
  var start: Int?
  var end: Int?

  init(_ quote: Quote) {
    self.quote = quote.text
    start = quote.span.start
    end = quote.span.end
  }

  func quote(in finder: WordFinder) -> Quote? {
    finder.quote(quote, at: start.flatMap { start in end.map { [[start, $0]] } })
  }
}

struct ExchangeParty: Codable, Sendable {
  var name: String
  @OrNull var country: String?
  @OrNull var sector: String?
  var start: Int?
  var end: Int?
  var mention: ExchangeWords?
  var role: String?
  var identity: String?

  init(_ party: Party) {
    name = party.name.text
    _country = OrNull(wrappedValue: party.country)
    _sector = OrNull(wrappedValue: party.sector?.rawValue)
    start = party.name.span.start
    end = party.name.span.end
    mention = party.mention.map(ExchangeWords.init)
    role = party.role
    identity = party.identity
  }

  func party(in finder: WordFinder) -> Party? {
    guard
      let name = finder.quote(name, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    return Party(
      name: name, mention: mention?.quote(in: finder), country: country,
      sector: sector.flatMap(Sector.init(rawValue:)), role: role, identity: identity)
  }
}

struct ExchangeProvenance: Codable, Sendable {
  var rule: String
  var sentence: [Int]
  var entries: [String]?
  var steps: [String]?

  init(_ provenance: Provenance) {
    rule = provenance.rule
    sentence = provenance.sentence.pair
    entries = provenance.entries.isEmpty ? nil : provenance.entries
    steps = provenance.steps.isEmpty ? nil : provenance.steps
  }

  func provenance(in finder: WordFinder) -> Provenance {
    Provenance(
      rule: rule, sentence: finder.span(sentence) ?? TextSpan(start: 0, end: 0),
      entries: entries ?? [], steps: steps ?? [])
  }
}

extension ExchangeProvenance? {
  /// Gold has no provenance: its records say that a person wrote them.
  func provenance(in finder: WordFinder) -> Provenance {
    self?.provenance(in: finder)
      ?? Provenance(rule: "given", sentence: finder.near ?? TextSpan(start: 0, end: 0))
  }
}

struct ExchangeConfidence: Codable, Sendable {
  var reading: Double
  var truth: Double?

  init(_ confidence: Confidence) {
    reading = confidence.reading
    truth = confidence.truth
  }

  var confidence: Confidence { Confidence(reading: reading, truth: truth) }
}
