public import CasusKnowledge
public import CasusRecords
public import CasusRules
public import CasusSyntax
internal import CasusText

/// Reads records out of analysed documents: rules and lexicons in, records with evidence out.
///
/// A value without state: the same document gives the same records on every thread.
public struct RecordExtractor: Sendable {
  let rules: RuleSet
  private let expressions: ExpressionReaders?
  let knowledge: Knowledge
  let eventConfidence: LearnedConfidence
  let truth: TruthTable
  private let recordConfidence: RecordConfidence
  private let repair: SentenceRepair

  /// Without expression readers no time and no quantity is read; without knowledge, parties are
  /// what the text alone says of them.
  public init(
    rules: RuleSet, expressions: ExpressionReaders? = nil, knowledge: Knowledge = Knowledge()
  ) {
    self.rules = rules
    self.expressions = expressions
    self.knowledge = knowledge
    eventConfidence = LearnedConfidence(rules.lexicons, table: "event-confidence")
    truth = TruthTable(rules.lexicons)
    recordConfidence = RecordConfidence(rules.lexicons)
    repair = SentenceRepair(rules.lexicons)
  }

  /// Everything that the title and the text say, with ids.
  public func records(in analysed: AnalysedDocument) -> DocumentRecords {
    let document = repaired(analysed)
    var result = DocumentRecords(document: document.document, findings: document.findings)
    let resolver = PartyResolver(knowledge: knowledge, document: document)
    var check = HeadlineCheck()
    check.textCommitments = read(
      document, .text, document.document.text, document.sentences, resolver, into: &result)
    if let title = document.document.title {
      check.titleCommitments = read(
        document, .title, title, document.titleSentences, resolver, into: &result)
    }
    result.findings += check.findings(for: result, lead: document.sentences.first?.span)
    return recordConfidence.weighed(result).identified()
  }

  /// The events of a document's text before they are weighed, for what learns the weights.
  public func eventDrafts(in analysed: AnalysedDocument) -> [EventDraft] {
    let document = repaired(analysed)
    let resolver = PartyResolver(knowledge: knowledge, document: document)
    let reading = reading(
      of: document, .text, document.document.text, document.sentences, resolver)
    let records = self.records(in: analysed)
    return EventBuilder(reading: reading, confidence: eventConfidence, truth: truth).drafts(
      beside: records)
  }

  /// The order of the stages: events last but for links, claims and happenings,
  /// since a conditional threat or a gift is an event too. Returns each wording of a commitment.
  private func read(
    _ document: AnalysedDocument, _ place: RecordPlace, _ source: SourceText,
    _ sentences: [Sentence], _ resolver: PartyResolver, into result: inout DocumentRecords
  ) -> [Commitment] {
    let reading = reading(of: document, place, source, sentences, resolver)
    result.statements += StatementBuilder(reading: reading).statements(beside: result)
    let wordings = CommitmentBuilder(reading: reading).wordings()
    result.commitments += CommitmentMerging.merged(wordings)
    result.transfers += TransferBuilder(reading: reading).transfers(beside: result)
    result.policies += PolicyBuilder(reading: reading).policies(beside: result)
    result.events += EventBuilder(reading: reading, confidence: eventConfidence, truth: truth)
      .events(beside: result)
    result.links += LinkBuilder(reading: reading).links(beside: result)
    result.claims += ClaimBuilder(reading: reading).claims(beside: result)
    result.happenings += HappeningBuilder(reading: reading).happenings(beside: result)
    result.findings += reading.timeFindings()
    return wordings
  }

  func reading(
    of document: AnalysedDocument, _ place: RecordPlace, _ source: SourceText,
    _ sentences: [Sentence], _ resolver: PartyResolver
  ) -> DocumentReading {
    DocumentReading(
      document: document.document, place: place, source: source, sentences: sentences,
      rules: rules, resolver: resolver, expressions: expressions)
  }

  /// Sentences as the builders see them: a dateline says nothing and is left out.
  func repaired(_ document: AnalysedDocument) -> AnalysedDocument {
    var result = document
    result.titleSentences = repair.repaired(document.titleSentences)
    result.sentences = repair.repaired(document.sentences.filter { !$0.isDateline })
    return result
  }
}
