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

  /// Without expression readers no time and no quantity is read.
  public init(rules: RuleSet, expressions: ExpressionReaders? = nil) {
    self.rules = rules
    self.expressions = expressions
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

  /// The order of the stages: events first, since conditions, policies and claims point at them.
  private func read(
    _ document: AnalysedDocument, _ place: RecordPlace, _ source: SourceText,
    _ sentences: [Sentence], into result: inout DocumentRecords
  ) {
    let reading = DocumentReading(
      document: document.document, place: place, source: source, sentences: sentences,
      rules: rules, expressions: expressions)
    result.statements += StatementBuilder(reading: reading).statements(beside: result)
    result.commitments += CommitmentBuilder(reading: reading).commitments(beside: result)
    result.transfers += TransferBuilder(reading: reading).transfers(beside: result)
    result.policies += PolicyBuilder(reading: reading).policies(beside: result)
    result.events += EventBuilder(reading: reading).events(beside: result)
    result.links += LinkBuilder(reading: reading).links(beside: result)
    result.claims += ClaimBuilder(reading: reading).claims(beside: result)
  }
}
