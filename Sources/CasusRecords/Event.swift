public import CasusText

/// A number of people with its bounds and the one who claims it (UCDP's best, low, high).
public struct CasualtyCount: Hashable, Sendable {
  public var best: Int?
  public var low: Int?
  public var high: Int?
  public var words: Quote
  public var claimant: Quote?

  public init(best: Int?, low: Int? = nil, high: Int? = nil, words: Quote, claimant: Quote? = nil) {
    self.best = best
    self.low = low
    self.high = high
    self.words = words
    self.claimant = claimant
  }
}

/// Where something happened: the words, and the gazetteer's place where the text settles it.
public struct PlaceReference: Hashable, Sendable {
  public var words: Quote
  /// Key in the gazetteer, as `city:odesa-ua`.
  public var identity: String?
  public var country: String?
  public var region: String?
  /// Degrees, no finer than the report's words.
  public var latitude: Double?
  public var longitude: Double?

  public init(
    words: Quote, identity: String? = nil, country: String? = nil, region: String? = nil,
    latitude: Double? = nil, longitude: Double? = nil
  ) {
    self.words = words
    self.identity = identity
    self.country = country
    self.region = region
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What one source says of an event's factuality; nil stands for the report itself.
public struct SourcedFactuality: Hashable, Sendable {
  public var source: Quote?
  public var status: Factuality

  public init(source: Quote?, status: Factuality) {
    self.source = source
    self.status = status
  }
}

/// Something that a party does to or with another, of one of PLOVER's types.
public struct Event: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var trigger: Quote
  public var type: EventType
  public var mode: String?
  public var contexts: [String]
  public var actors: [Party]
  public var recipients: [Party]
  public var location: PlaceReference?
  public var when: Quote?
  public var date: DateSpan?
  public var status: Factuality
  public var bySource: [SourcedFactuality]
  public var killed: CasualtyCount?
  public var injured: CasualtyCount?
  public var objects: [Quote]
  /// Further mentions of the same event in the document.
  public var mentions: [Quote]
  public var confidence: Confidence?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, trigger: Quote, type: EventType,
    mode: String? = nil, contexts: [String] = [], actors: [Party] = [], recipients: [Party] = [],
    location: PlaceReference? = nil, when: Quote? = nil, date: DateSpan? = nil,
    status: Factuality = .asserted, bySource: [SourcedFactuality] = [],
    killed: CasualtyCount? = nil, injured: CasualtyCount? = nil, objects: [Quote] = [],
    mentions: [Quote] = [], confidence: Confidence? = nil, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.trigger = trigger
    self.type = type
    self.mode = mode
    self.contexts = contexts
    self.actors = actors
    self.recipients = recipients
    self.location = location
    self.when = when
    self.date = date
    self.status = status
    self.bySource = bySource
    self.killed = killed
    self.injured = injured
    self.objects = objects
    self.mentions = mentions
    self.confidence = confidence
    self.provenance = provenance
  }
}
