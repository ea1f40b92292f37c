public import CasusRecords
public import CasusSyntax
internal import CasusText

extension RecordExtractor {
  /// Every sentence of the title and the text with its records, or with why it gave none.
  ///
  /// `records` are what was read out of the same analysis. The reasons are found by trying the
  /// rules once more, so this costs about as much as the reading did.
  public func account(
    of analysed: AnalysedDocument, with records: DocumentRecords
  ) -> [SentenceAccount] {
    let repaired = repaired(analysed)
    let resolver = PartyResolver(knowledge: knowledge, document: repaired)
    var result: [SentenceAccount] = []
    if let title = analysed.document.title {
      let reading = reading(of: repaired, .title, title, repaired.titleSentences, resolver)
      result += accountant(reading, records, .title).accounts(of: analysed.titleSentences)
    }
    let reading = reading(
      of: repaired, .text, analysed.document.text, repaired.sentences, resolver)
    return result + accountant(reading, records, .text).accounts(of: analysed.sentences)
  }

  private func accountant(
    _ reading: DocumentReading, _ records: DocumentRecords, _ place: RecordPlace
  ) -> SentenceAccountant {
    let builder = EventBuilder(reading: reading, confidence: eventConfidence, truth: truth)
    return SentenceAccountant(
      reading: reading, evidence: RecordEvidence(records, place), events: builder,
      unsure: builder.unsure(beside: records))
  }
}

/// Where the words of each record of one text stand.
struct RecordEvidence {
  private var places: [(id: RecordID, spans: [TextSpan])] = []

  init(_ records: DocumentRecords, _ place: RecordPlace) {
    for r in records.commitments where r.place == place {
      places.append((r.id, [r.action.quote.span] + r.restated.map(\.span)))
    }
    for r in records.events where r.place == place {
      places.append((r.id, [r.trigger.span] + r.mentions.map(\.span)))
    }
    for r in records.statements where r.place == place {
      places.append((r.id, [r.cue.span, r.content.span]))
    }
    places += records.policies.filter { $0.place == place }.map { ($0.id, [$0.quote.span]) }
    places += records.transfers.filter { $0.place == place }.map { ($0.id, [$0.quote.span]) }
    places += records.links.filter { $0.place == place }.map { ($0.id, [$0.quote.span]) }
    places += records.claims.filter { $0.place == place }.map { ($0.id, [$0.quote.span]) }
  }

  func records(in span: TextSpan) -> [RecordID] {
    places.filter { $0.spans.contains { $0.overlaps(span) } }.map(\.id)
  }
}
