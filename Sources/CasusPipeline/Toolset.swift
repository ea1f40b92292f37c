internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusReading
internal import CasusRules
public import CasusRecords
public import CasusSyntax
public import CasusText

/// Model, rules, lexicons and knowledge, loaded once and shared by all workers.
///
/// A class, so that what it holds can grow without its users' code being laid out anew.
public final class Toolset: Sendable {
  let analyzer: Analyzer
  let extractor: RecordExtractor
  let knowledge: Knowledge

  private init(analyzer: Analyzer, extractor: RecordExtractor, knowledge: Knowledge) {
    self.knowledge = knowledge
    self.analyzer = analyzer
    self.extractor = extractor
  }

  /// - Parameters:
  ///   - data: the data folder that a person named; else the one that belongs to the program.
  ///   - environment: the value of `CASUS_DATA`.
  ///   - knowledge: folders with tables of a person's own, checked like ours.
  /// - Throws: what is wrong with the data, as `file:line: what`.
  public static func load(
    data: String?, environment: String? = nil, knowledge: [String] = []
  ) throws -> Toolset {
    let folder = try DataFolder.find(option: data, environment: environment)
    var lexicons = try LexiconSet(directory: folder.path(of: "lexicons"))
    try lexicons.checkWordLists()
    try KnowledgeFolder.check(knowledge, lexicons: lexicons)
    try lexicons.add(own: knowledge)
    let rules = try RuleSet(directory: folder.path(of: "rules"), lexicons: lexicons)
    let known = try Knowledge(folders: [folder.path(of: "knowledge")] + knowledge)
    return Toolset(
      analyzer: Analyzer(try LanguageModel(in: folder)),
      extractor: RecordExtractor(
        rules: rules, expressions: try ExpressionReaders(directory: folder.path), knowledge: known),
      knowledge: known)
  }

  /// Sentences, tags and trees alone.
  public func sentences(in document: SourceDocument) -> AnalysedDocument {
    analyzer.analyse(document)
  }

  /// Tags and parses sentences whose words are given.
  public func parse(tokenised sentences: [Sentence]) -> [Sentence] {
    analyzer.analyse(tokenised: sentences)
  }

  /// What one document says; nil where the analysis refuses it.
  public func records(of document: SourceDocument) -> DocumentRecords? {
    results(of: [ReadItem(document: document, findings: [])], withAccount: false)[0].records
  }

  /// A batch of items, in their order. What the analysis refuses keeps its findings.
  func results(of batch: [ReadItem], withAccount: Bool) -> [ReadResult] {
    let analysed = analyzer.analyse(batch.compactMap(\.document))
    var next = analysed.makeIterator()
    return batch.map { item in
      guard item.document != nil, let document = next.next() else {
        return ReadResult(records: nil, findings: item.findings)
      }
      guard !document.findings.contains(where: { $0.severity == .refused }) else {
        return ReadResult(records: nil, findings: item.findings + document.findings)
      }
      var records = extractor.records(in: document)
      if withAccount { records.account = extractor.account(of: document, with: records) }
      records.findings = item.findings + records.findings
      return ReadResult(records: records, findings: records.findings)
    }
  }
}
