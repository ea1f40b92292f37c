public import CasusRecords
public import CasusRules
public import CasusSyntax
internal import CasusText

/// Reads records out of analysed documents: rules and lexicons in, records with evidence out.
///
/// A value without state: the same document gives the same records on every thread.
public struct RecordExtractor: Sendable {
  private let rules: RuleSet
  private let expressions: ExpressionReaders?
  private let eventConfidence: EventConfidence

  /// Without expression readers no time and no quantity is read.
  public init(rules: RuleSet, expressions: ExpressionReaders? = nil) {
    self.rules = rules
    self.expressions = expressions
    eventConfidence = EventConfidence(rules.lexicons)
  }

  /// Everything that the title and the text say, with ids.
  public func records(in document: AnalysedDocument) -> DocumentRecords {
    var result = DocumentRecords(document: document.document, findings: document.findings)
    read(document, .text, document.document.text, document.sentences, into: &result)
    if let title = document.document.title {
      read(document, .title, title, document.titleSentences, into: &result)
    }
    return result.identified()
  }

  /// The events of a document's text before they are weighed, for what learns the weights.
  public func eventDrafts(in document: AnalysedDocument) -> [EventDraft] {
    let reading = reading(of: document, .text, document.document.text, document.sentences)
    let records = self.records(in: document)
    return EventBuilder(reading: reading, confidence: eventConfidence).drafts(beside: records)
  }

  /// The order of the stages: events last but for links and claims,
  /// since a conditional threat or a gift is an event too.
  private func read(
    _ document: AnalysedDocument, _ place: RecordPlace, _ source: SourceText,
    _ sentences: [Sentence], into result: inout DocumentRecords
  ) {
    let reading = reading(of: document, place, source, sentences)
    result.statements += StatementBuilder(reading: reading).statements(beside: result)
    result.commitments += CommitmentBuilder(reading: reading).commitments(beside: result)
    result.transfers += TransferBuilder(reading: reading).transfers(beside: result)
    result.policies += PolicyBuilder(reading: reading).policies(beside: result)
    result.events += EventBuilder(reading: reading, confidence: eventConfidence).events(
      beside: result)
    result.links += LinkBuilder(reading: reading).links(beside: result)
    result.claims += ClaimBuilder(reading: reading).claims(beside: result)
  }

  private func reading(
    of document: AnalysedDocument, _ place: RecordPlace, _ source: SourceText,
    _ sentences: [Sentence]
  ) -> DocumentReading {
    DocumentReading(
      document: document.document, place: place, source: source, sentences: sentences,
      rules: rules, expressions: expressions)
  }
}
