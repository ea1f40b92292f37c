internal import CasusRecords
internal import CasusText

extension DocumentReading {
  /// What a person should know about the times of this text: a year that nearness alone gives, a
  /// day that without the report's date stays unknown.
  ///
  /// A title's offsets count in the title; since a finding's count in the text, it has none then.
  func timeFindings() -> [Finding] {
    sentences.indices.flatMap { times(in: $0) }.compactMap { time in
      guard var finding = time.finding(in: document) else { return nil }
      let words = source.words(in: time.span)
      finding.message = "“\(words)”: " + finding.message
      if place == .title { finding.span = nil }
      return finding
    }
  }
}
