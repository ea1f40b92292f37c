public import CasusRecords
public import CasusText

/// Derives facts from a document's records; pure, so that deriving again gives the same ones.
public struct FactDerivation: Sendable {
  let lexicon: MatchingLexicon

  public init(lexicon: MatchingLexicon) { self.lexicon = lexicon }

  /// Events of the running text; a title repeats the text, so its records add none.
  public func events(of records: DocumentRecords, on day: CivilDate) -> [EventFact] {
    records.events.filter { $0.place == .text }
      .map { fact(of: $0, in: records.document, on: day) }
  }

  public func commitments(of records: DocumentRecords, on day: CivilDate) -> [CommitmentFact] {
    records.commitments.filter { $0.place == .text }
      .map { fact(of: $0, beside: records, on: day) }
  }

  public func fact(
    of event: Event, in document: SourceDocument, on day: CivilDate
  ) -> EventFact {
    let sentence = Self.sentence(
      of: event.provenance, around: event.trigger, in: document.text)
    let trigger = lexicon.whole(event.trigger, in: document.text)
    let told = document.text.words(in: sentence)
    let words = lexicon.words(of: told, isWhole: true)
    var fact = EventFact(
      id: event.id, document: document.id, date: Self.day(of: event, on: day), reported: day,
      type: event.type, status: event.status, actors: event.actors.map(party),
      recipients: event.recipients.map(party), placeCountry: event.location?.country,
      trigger: lexicon.words(of: trigger), act: head(of: event.trigger, whole: trigger),
      endings: lexicon.count(of: "end", in: Self.words(around: event.trigger, in: document.text)),
      focus: focus(of: event),
      isUniversal: lexicon.isUniversal(
        Self.words(around: event.trigger, reach: 60, in: document.text)),
      isEnacted: lexicon.hasRole("enact", in: words),
      objects: event.objects.reduce(Words()) { $0.union(lexicon.words(of: $1.text)) },
      place: event.location.map { lexicon.words(of: $0.words.text) } ?? Words(),
      sentence: words, killed: event.killed?.best,
      amounts: lexicon.quantities(in: told), isFollowUp: isFollowUp(told), telling: nil,
      quote: event.trigger, sentenceSpan: sentence,
      assets: event.objects.map(\.text) + (event.location.map { [$0.words.text] } ?? [])
        + event.recipients.map(\.name.text))
    fact.isOfIntent = lexicon.count(of: "intent", in: told) > 0
    fact.isVerbal = !event.provenance.rule.contains("noun")
    return fact
  }

  func fact(
    of commitment: Commitment, in document: SourceDocument, on day: CivilDate
  ) -> CommitmentFact {
    let holder = commitment.holder.map(party)
    let words = lexicon.words(of: lexicon.core(of: commitment.action.quote.text))
    let sentence = Self.sentence(
      of: commitment.provenance, around: commitment.action.quote, in: document.text)
    return CommitmentFact(
      id: commitment.id, document: document.id, stated: day, holder: holder,
      addressee: commitment.addressee.map(party), act: commitment.act,
      type: commitment.action.type, action: holder.map { words.without($0.name) } ?? words,
      endings: lexicon.count(of: "end", in: commitment.action.quote.text),
      amounts: lexicon.quantities(in: commitment.action.quote.text),
      condition: commitment.condition.map(condition),
      terms: Terms(commitment, documentDate: day),
      sentence: self.words(of: sentence, in: document),
      quote: commitment.action.quote, sentenceSpan: sentence)
  }

  public func edge(of link: Link, in document: SourceDocument) -> LinkGraph.Edge {
    LinkGraph.Edge(
      step: ChainStep(
        from: link.from.text, kind: link.kind, to: link.to.text, document: document.id,
        quote: link.quote.text),
      from: lexicon.words(of: link.from.text), to: lexicon.words(of: link.to.text),
      toCountry: link.toParty?.country ?? lexicon.countries(in: link.to.text).first)
  }

  /// The head of a trigger; a verb with its particle is one word, not cut at the particle.
  func head(of trigger: Quote, whole: String) -> Words {
    whole == trigger.text ? lexicon.head(of: whole) : lexicon.words(of: whole)
  }

  /// The trigger and the few words behind it: "revokes the removal".
  private static func words(
    around trigger: Quote, reach: Int = 24, in text: SourceText
  ) -> String {
    let end = min(trigger.span.end + reach, text.span.end)
    let span = TextSpan(start: trigger.span.start, end: max(end, trigger.span.end))
    return text.contains(span) ? text.words(in: span) : trigger.text
  }

  /// "The death toll of the bombing rises to 27".
  private func isFollowUp(_ sentence: String) -> Bool {
    lexicon.count(of: "toll", in: sentence) > 0 && lexicon.count(of: "rise", in: sentence) > 0
  }

  private func focus(of event: Event) -> Words {
    var heads = event.recipients.map(\.name.text) + event.objects.map(\.text)
    // "The last of the soldiers went home": the act is about who does it.
    if heads.isEmpty { heads = event.actors.filter { $0.sector == .military }.map(\.name.text) }
    return heads.reduce(lexicon.words(of: event.trigger.text)) {
      $0.union(lexicon.head(of: $1))
    }
  }

  private func condition(_ condition: Condition) -> ConditionFact {
    ConditionFact(
      kind: condition.kind, type: condition.type,
      isOmission: condition.isOmission || condition.kind == .unless,
      actor: condition.actor.map(described), targetParty: condition.targetParty.map(described),
      target: condition.target.map { lexicon.words(of: $0.text) } ?? Words(),
      targetHead: condition.target.map { lexicon.head(of: $0.text) } ?? Words(),
      words: lexicon.words(of: condition.quote.text),
      isUniversal: condition.quantifier == .all || lexicon.isUniversal(condition.quote.text),
      isState: lexicon.isState(condition.quote.text), relation: condition.targetRelation)
  }

  /// "62 prisoners" says nothing of their country; the one that reading lent them contradicts nobody.
  private func described(_ party: Party) -> PartyFact {
    var fact = self.party(party)
    let isBare = fact.identity == nil && fact.name.names.isEmpty && fact.name.countries.isEmpty
    if isBare, !fact.isOfState { fact.country = nil }
    return fact
  }

  func party(_ party: Party) -> PartyFact {
    PartyFact(
      name: lexicon.words(of: party.name.text), identity: party.identity,
      country: party.country ?? lexicon.countries(in: party.name.text).first,
      sector: party.sector)
  }

  func words(of sentence: TextSpan, in document: SourceDocument) -> Words {
    lexicon.words(of: document.text.words(in: sentence), isWhole: true)
  }

  /// The sentence that a record gives; where it gives no more than its own words, as records from
  /// elsewhere do, the stretch between full stops around them.
  static func sentence(
    of provenance: Provenance, around quote: Quote, in text: SourceText
  ) -> TextSpan {
    let given = provenance.sentence
    if text.contains(given), given.length > quote.span.length { return given }
    guard text.contains(quote.span) else { return text.span }
    let bytes = text.utf8
    var first = text.byte(at: quote.span.start)
    var last = text.byte(at: quote.span.end)
    while first > 1, !isEnd(bytes, first - 2) { first -= 1 }
    if first <= 1 { first = 0 }
    while last < bytes.count, last < 1 || !isEnd(bytes, last - 1) { last += 1 }
    return text.span(ofBytes: first..<last)
  }

  /// A full stop and a blank before a capital, after more than an initial.
  private static func isEnd(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 2 < bytes.count else { return at + 1 >= bytes.count }
    return [0x2E, 0x3F, 0x21].contains(bytes[at]) && bytes[at + 1] == 0x20
      && (0x41...0x5A).contains(bytes[at + 2]) && at > 2 && bytes[at - 2] != 0x20
      && bytes[at - 2] != 0x2E
  }

  /// A stated day that is not after the report; anything vaguer counts from the report.
  private static func day(of event: Event, on reported: CivilDate) -> CivilDate {
    guard let span = event.date, let first = span.first, let last = span.last, last <= reported
    else { return reported }
    return span.precision == .day ? first : last
  }
}
