internal import CasusRecords
internal import CasusText

struct ExchangeCount: Codable, Sendable {
  var best: Int?
  var low: Int?
  var high: Int?
  var words: ExchangeWords
  var claimant: ExchangeWords?

  init(_ count: CasualtyCount) {
    best = count.best
    low = count.low
    high = count.high
    words = ExchangeWords(count.words)
    claimant = count.claimant.map(ExchangeWords.init)
  }

  func count(in finder: WordFinder) -> CasualtyCount? {
    words.quote(in: finder).map {
      CasualtyCount(
        best: best, low: low, high: high, words: $0, claimant: claimant?.quote(in: finder))
    }
  }
}

struct ExchangePlace: Codable, Sendable {
  var identity: String?
  var country: String?
  var region: String?
  var latitude: Double?
  var longitude: Double?
}

struct ExchangeSourceStatus: Codable, Sendable {
  var source: ExchangeWords?
  var status: String
}

struct ExchangeEvent: Codable, Sendable {
  var id: String?
  var `in`: String?
  var trigger: String
  var start: Int?
  var end: Int?
  var nth: Int?
  var type: String
  var mode: String?
  var contexts: [String]?
  @OrEmpty var actors: [ExchangeParty]
  @OrEmpty var recipients: [ExchangeParty]
  @OrNull var place: String?
  @OrNull var when: String?
  @OrNull var date: String?
  var status: String
  @OrNull var killed: Int?
  @OrNull var injured: Int?
  @OrEmpty var objects: [String]
  var bySource: [ExchangeSourceStatus]?
  var killedCount: ExchangeCount?
  var injuredCount: ExchangeCount?
  var location: ExchangePlace?
  var mentions: [ExchangeWords]?
  var evidence: [String: [[Int]]]?
  var confidence: ExchangeConfidence?
  var provenance: ExchangeProvenance?

  enum CodingKeys: String, CodingKey {
    case id, `in`, trigger, start, end, nth, type, mode, contexts, actors, recipients, place, when
    case date, status, killed, injured, objects, location, mentions, evidence, confidence
    case provenance
    case bySource = "by_source"
    case killedCount = "killed_count"
    case injuredCount = "injured_count"
  }

  init(_ event: Event) {
    id = event.id.text
    `in` = event.place == .title ? "title" : nil
    trigger = event.trigger.text
    start = event.trigger.span.start
    end = event.trigger.span.end
    type = event.type.rawValue
    mode = event.mode
    contexts = event.contexts.isEmpty ? nil : event.contexts
    _actors = OrEmpty(wrappedValue: event.actors.map(ExchangeParty.init))
    _recipients = OrEmpty(wrappedValue: event.recipients.map(ExchangeParty.init))
    _place = OrNull(wrappedValue: event.location?.words.text)
    _when = OrNull(wrappedValue: event.when?.text)
    _date = OrNull(wrappedValue: event.date?.edtf)
    status = event.status.rawValue
    _killed = OrNull(wrappedValue: event.killed?.best)
    _injured = OrNull(wrappedValue: event.injured?.best)
    _objects = OrEmpty(wrappedValue: event.objects.map(\.text))
    if !event.bySource.isEmpty {
      bySource = event.bySource.map {
        ExchangeSourceStatus(
          source: $0.source.map(ExchangeWords.init), status: $0.status.rawValue)
      }
    }
    killedCount = event.killed.map(ExchangeCount.init)
    injuredCount = event.injured.map(ExchangeCount.init)
    if let place = event.location, place.identity != nil || place.country != nil {
      location = ExchangePlace(
        identity: place.identity, country: place.country, region: place.region,
        latitude: place.latitude, longitude: place.longitude)
    }
    mentions = event.mentions.isEmpty ? nil : event.mentions.map(ExchangeWords.init)
    var evidence: [String: [[Int]]] = ["trigger": [event.trigger.span.pair]]
    evidence["place"] = event.location.map { [$0.words.span.pair] }
    evidence["when"] = event.when.map { [$0.span.pair] }
    if !event.objects.isEmpty { evidence["objects"] = event.objects.map(\.span.pair) }
    self.evidence = evidence
    confidence = event.confidence.map(ExchangeConfidence.init)
    provenance = ExchangeProvenance(event.provenance)
  }

  func event(in document: SourceDocument) -> Event? {
    guard
      var finder = WordFinder(document, in: `in`), let type = EventType(rawValue: type),
      let status = Factuality(rawValue: status),
      let trigger = finder.quote(
        trigger, at: start.flatMap { start in end.map { [[start, $0]] } }, nth: nth ?? 1)
    else { return nil }
    finder.near = trigger.span
    func count(_ full: ExchangeCount?, _ best: Int?) -> CasualtyCount? {
      full?.count(in: finder) ?? best.map { CasualtyCount(best: $0, words: trigger) }
    }
    return Event(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place, trigger: trigger,
      type: type, mode: mode, contexts: contexts ?? [],
      actors: actors.compactMap { $0.party(in: finder) },
      recipients: recipients.compactMap { $0.party(in: finder) },
      location: finder.quote(place, at: evidence?["place"]).map {
        PlaceReference(
          words: $0, identity: location?.identity, country: location?.country,
          region: location?.region, latitude: location?.latitude, longitude: location?.longitude)
      },
      when: finder.quote(when, at: evidence?["when"]), date: date.flatMap(DateSpan.init(edtf:)),
      status: status,
      bySource: (bySource ?? []).compactMap { each in
        Factuality(rawValue: each.status).map {
          SourcedFactuality(source: each.source?.quote(in: finder), status: $0)
        }
      },
      killed: count(killedCount, killed), injured: count(injuredCount, injured),
      objects: finder.quotes(objects, at: evidence?["objects"]),
      mentions: (mentions ?? []).compactMap { $0.quote(in: finder) },
      confidence: confidence?.confidence, provenance: provenance.provenance(in: finder))
  }
}

extension WordFinder {
  /// Nil for a record of the title where the document has none.
  init?(_ document: SourceDocument, in place: String?) {
    if place == "title" {
      guard let title = document.title else { return nil }
      self.init(text: title)
      self.place = .title
    } else {
      self.init(text: document.text)
    }
  }
}
