public import CasusText

/// A sentence as a CoNLL-U file holds it: the analysis, its text, and where it came from.
///
/// Spans count in `text`, the sentence's own words (the `# text` line), not in a document.
public struct ConlluSentence: Hashable, Sendable {
  public var id: String?
  /// The identifier of `# newdoc`, on the first sentence of a document; empty if it has none.
  public var newDocument: String?
  public var startsParagraph: Bool
  public var text: SourceText
  public var sentence: Sentence
  /// The line of the sentence's first word in the file, from 1.
  public var line: Int

  public init(
    id: String? = nil, newDocument: String? = nil, startsParagraph: Bool = false,
    text: SourceText, sentence: Sentence, line: Int = 0
  ) {
    self.id = id
    self.newDocument = newDocument
    self.startsParagraph = startsParagraph
    self.text = text
    self.sentence = sentence
    self.line = line
  }
}

/// What a CoNLL-U file gave: its sentences, and what was wrong with it.
public struct ConlluFile: Hashable, Sendable {
  public var sentences: [ConlluSentence]
  public var findings: [Finding]

  public init(sentences: [ConlluSentence] = [], findings: [Finding] = []) {
    self.sentences = sentences
    self.findings = findings
  }
}
