internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// One text of a document, its title or its body, while records are being read out of it.
///
/// Every builder asks here for phrases, parties, times and factuality, so that two records about
/// the same words agree. Tokens are addressed by their index and their sentence's.
final class DocumentReading {
  let document: SourceDocument
  let place: RecordPlace
  /// The text in which all offsets count.
  let source: SourceText
  let sentences: [Sentence]

  init(document: SourceDocument, place: RecordPlace, source: SourceText, sentences: [Sentence]) {
    self.document = document
    self.place = place
    self.source = source
    self.sentences = sentences
  }
}
