public import CasusRecords
public import CasusText

/// What happens to a plan or a measure without being an event of its own: a minister says that it is
/// shelved, or the measure itself enters force.
extension FactDerivation {
  /// Facts that only bear on commitments and stand for no world event.
  public func tellings(of records: DocumentRecords, on day: CivilDate) -> [EventFact] {
    records.statements.filter { $0.place == .text }
      .compactMap { telling(of: $0, in: records.document, on: day) }
      + records.policies.filter { $0.place == .text }
      .compactMap { enactment(of: $0, beside: records, on: day) }
  }

  /// What a report tells beside its events: only the words of its own clause count.
  public func happenings(of records: DocumentRecords, on day: CivilDate) -> [EventFact] {
    records.happenings.filter { $0.place == .text }
      .map { fact(of: $0, in: records.document, on: day) }
  }

  public func fact(
    of happening: Happening, in document: SourceDocument, on day: CivilDate
  ) -> EventFact {
    let text = document.text.words(in: happening.words.span)
    let span = Self.sentence(
      of: happening.provenance, around: happening.words, in: document.text)
    var date = day
    if let told = happening.date, let last = told.last, last <= day {
      date = told.precision == .day ? told.first ?? last : last
    }
    var fact = bare(
      happening.id, of: .cooperate, in: document, on: day, quote: happening.trigger)
    fact.date = date
    fact.isHappening = true
    fact.status = happening.status
    fact.actors = happening.doer.map { [party($0)] } ?? []
    let trigger = lexicon.whole(happening.trigger, in: document.text)
    fact.trigger = lexicon.words(of: trigger)
    fact.act = head(of: happening.trigger, whole: trigger)
    fact.endings = lexicon.count(of: "end", in: happening.trigger.text)
    fact.objects = happening.objects.reduce(Words()) { $0.union(lexicon.words(of: $1.text)) }
    fact.focus = fact.trigger.union(fact.objects)
    fact.sentence = lexicon.words(of: text)
    fact.isUniversal = lexicon.isUniversal(text)
    fact.isOfIntent = lexicon.count(of: "intent", in: text) > 0
    fact.isForGood = lexicon.count(of: "never", in: text) > 0
    fact.isGiving = lexicon.hasRole("give", in: fact.act)
    fact.amounts = lexicon.quantities(in: text)
    fact.sentenceSpan = span
    fact.assets = happening.objects.map(\.text)
    fact.named = countries(in: text)
    return fact
  }

  /// "Says that the tariffs will not take effect", "announces that the plan is shelved".
  private func telling(
    of statement: Statement, in document: SourceDocument, on day: CivilDate
  ) -> EventFact? {
    let text = statement.content.text
    let isCalledOff =
      lexicon.count(of: "negation", in: text) > 0 && lexicon.count(of: "effect", in: text) > 0
    let isTurn = ["drop", "delay"].contains { lexicon.count(of: $0, in: text) > 0 }
    guard isCalledOff || isTurn else { return nil }
    let words = lexicon.words(of: text)
    let span = Self.sentence(
      of: statement.provenance, around: statement.content, in: document.text)
    var fact = bare(statement.id, of: .concede, in: document, on: day, quote: statement.content)
    fact.isOfIntent = lexicon.count(of: "intent", in: text) > 0
    fact.trigger = words
    fact.act = words
    fact.focus = words
    fact.sentence = words
    fact.sentenceSpan = span
    fact.named = (statement.speaker.map { [party($0)] } ?? []) + countries(in: text)
    fact.telling = EventFact.Telling(
      speaker: statement.speaker.map(party), isCalledOff: isCalledOff)
    return fact
  }

  /// A measure that takes effect or is adopted, where no event of the report tells of it.
  private func enactment(
    of policy: Policy, beside records: DocumentRecords, on day: CivilDate
  ) -> EventFact? {
    guard policy.state == .inForce, let type = policy.kind.act,
      !records.events.contains(where: { $0.trigger.span.overlaps(policy.quote.span) })
    else { return nil }
    let document = records.document
    let span = Self.sentence(of: policy.provenance, around: policy.quote, in: document.text)
    let sentence = document.text.words(in: span)
    guard ["effect", "install"].contains(where: { lexicon.count(of: $0, in: sentence) > 0 })
    else { return nil }
    var fact = bare(policy.id, of: type, in: document, on: day, quote: policy.quote)
    fact.actors = policy.holder.map { [party($0)] } ?? []
    fact.recipients = policy.recipient.map { [party($0)] } ?? []
    fact.trigger = lexicon.words(of: policy.quote.text)
    fact.act = lexicon.head(of: policy.quote.text)
    fact.focus = fact.trigger
    fact.sentence = words(of: span, in: document)
    fact.amounts = lexicon.quantities(in: sentence)
    fact.sentenceSpan = span
    // Whose goods a tariff is on has not laid it.
    let hit = fact.recipients.compactMap(\.country)
    fact.named =
      policy.holder == nil
      ? countries(in: sentence).filter { !hit.contains($0.country ?? "") } : []
    return fact
  }

  private func countries(in text: String) -> [PartyFact] {
    lexicon.countries(in: text).map {
      PartyFact(name: Words(), identity: "country:" + $0, country: $0, sector: .government)
    }
  }

  private func bare(
    _ id: RecordID, of type: EventType, in document: SourceDocument, on day: CivilDate,
    quote: Quote
  ) -> EventFact {
    EventFact(
      id: id, document: document.id, date: day, reported: day, type: type, status: .asserted,
      actors: [], recipients: [], placeCountry: nil, trigger: Words(), act: Words(), endings: 0,
      focus: Words(), isUniversal: false, isEnacted: false, objects: Words(), place: Words(),
      sentence: Words(), killed: nil, amounts: [], isFollowUp: false, telling: nil, quote: quote,
      sentenceSpan: quote.span, assets: [])
  }
}

extension PolicyKind {
  /// The type of the act that puts such a measure in force.
  var act: EventType? {
    switch self {
    case .embargo, .sanctions, .tariff, .suspension: .sanction
    case .ban, .blockade, .closure, .emergency: .coerce
    case .neutrality, .recognition, .ceasefire, .moratorium, .treaty, .other: nil
    }
  }
}
