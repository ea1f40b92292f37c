public import CasusText

/// A document with its sentences: title and text apart, each with offsets of its own.
public struct AnalysedDocument: Sendable {
  public var document: SourceDocument
  public var titleSentences: [Sentence]
  public var sentences: [Sentence]
  public var findings: [Finding]

  public init(
    document: SourceDocument, titleSentences: [Sentence] = [], sentences: [Sentence],
    findings: [Finding] = []
  ) {
    self.document = document
    self.titleSentences = titleSentences
    self.sentences = sentences
    self.findings = findings
  }
}
