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
      .map { fact(of: $0, in: records.document, on: day) }
  }

  public func fact(
    of event: Event, in document: SourceDocument, on day: CivilDate
  ) -> EventFact {
    let sentence = event.provenance.sentence
    return EventFact(
      id: event.id, document: document.id, date: Self.day(of: event, on: day), reported: day,
      type: event.type, status: event.status, actors: event.actors.map(party),
      recipients: event.recipients.map(party), placeCountry: event.location?.country,
      trigger: lexicon.words(of: event.trigger.text),
      objects: event.objects.reduce(Words()) { $0.union(lexicon.words(of: $1.text)) },
      place: event.location.map { lexicon.words(of: $0.words.text) } ?? Words(),
      sentence: words(of: sentence, in: document), killed: event.killed?.best,
      quote: event.trigger, sentenceSpan: sentence,
      assets: event.objects.map(\.text) + (event.location.map { [$0.words.text] } ?? [])
        + event.recipients.map(\.name.text))
  }

  public func fact(
    of commitment: Commitment, in document: SourceDocument, on day: CivilDate
  ) -> CommitmentFact {
    let holder = commitment.holder.map(party)
    let words = lexicon.words(of: commitment.action.quote.text)
    return CommitmentFact(
      id: commitment.id, document: document.id, stated: day, holder: holder,
      addressee: commitment.addressee.map(party), act: commitment.act,
      type: commitment.action.type, action: holder.map { words.without($0.name) } ?? words,
      condition: commitment.condition.map(condition),
      terms: Terms(commitment, documentDate: day),
      sentence: self.words(of: commitment.provenance.sentence, in: document),
      quote: commitment.action.quote, sentenceSpan: commitment.provenance.sentence)
  }

  public func edge(of link: Link, in document: SourceDocument) -> LinkGraph.Edge {
    LinkGraph.Edge(
      step: ChainStep(
        from: link.from.text, kind: link.kind, to: link.to.text, document: document.id,
        quote: link.quote.text),
      from: lexicon.words(of: link.from.text), to: lexicon.words(of: link.to.text),
      toCountry: link.toParty?.country ?? lexicon.countries(in: link.to.text).first)
  }

  private func condition(_ condition: Condition) -> ConditionFact {
    ConditionFact(
      kind: condition.kind, type: condition.type,
      isOmission: condition.isOmission || condition.kind == .unless,
      actor: condition.actor.map(party), targetParty: condition.targetParty.map(party),
      target: condition.target.map { lexicon.words(of: $0.text) } ?? Words(),
      words: lexicon.words(of: condition.quote.text), quantifier: condition.quantifier,
      relation: condition.targetRelation)
  }

  private func party(_ party: Party) -> PartyFact {
    PartyFact(
      name: lexicon.words(of: party.name.text), identity: party.identity,
      country: party.country ?? lexicon.countries(in: party.name.text).first,
      sector: party.sector)
  }

  /// The words of a sentence; of the whole text where the record does not say which sentence.
  private func words(of sentence: TextSpan, in document: SourceDocument) -> Words {
    let isKnown = !sentence.isEmpty && document.text.contains(sentence)
    let text = isKnown ? document.text.words(in: sentence) : document.text.string
    return lexicon.words(of: text, isWhole: true)
  }

  /// A stated day that is not after the report; anything vaguer counts from the report.
  private static func day(of event: Event, on reported: CivilDate) -> CivilDate {
    guard let span = event.date, let first = span.first, let last = span.last, last <= reported
    else { return reported }
    return span.precision == .day ? first : last
  }
}
