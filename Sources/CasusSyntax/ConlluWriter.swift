public import CasusText

/// Sentences as CoNLL-U, version 2; names stand in MISC as `NER=B-PER`.
///
/// The words are written as the text has them, so that the `# text` line and the columns agree; a
/// line break inside a sentence becomes a space.
public struct ConlluWriter: Sendable {
  public init() {}

  /// A whole document: text sentences `ID-1`, `ID-2`…, the title's before them as `ID-title-1`.
  public func text(of analysed: AnalysedDocument) -> String {
    let document = analysed.document
    var output = "# newdoc id = \(line(document.id))\n"
    if let title = document.title {
      for (index, sentence) in analysed.titleSentences.enumerated() {
        write(sentence, of: title, id: "\(document.id)-title-\(index + 1)", to: &output)
      }
    }
    for (index, sentence) in analysed.sentences.enumerated() {
      write(sentence, of: document.text, id: "\(document.id)-\(index + 1)", to: &output)
    }
    return output
  }

  public func text(of file: ConlluSentence) -> String {
    var output = ""
    if let id = file.newDocument {
      output += id.isEmpty ? "# newdoc\n" : "# newdoc id = \(line(id))\n"
    }
    if file.startsParagraph { output += "# newpar\n" }
    write(file.sentence, of: file.text, id: file.id, to: &output)
    return output
  }

  /// One sentence with its comment lines and the empty line that ends it.
  public func write(
    _ sentence: Sentence, of text: SourceText, id: String?, to output: inout String
  ) {
    if let id { output += "# sent_id = \(line(id))\n" }
    output += "# text = \(line(text.words(in: sentence.span)))\n"
    let tags = MentionTags.tags(of: sentence)
    var multiword = sentence.multiwordTokens[...]
    for (index, token) in sentence.tokens.enumerated() {
      var isInside = false
      if let range = multiword.first, range.contains(index) {
        if index == range.lowerBound {
          let span = sentence.span(ofTokens: range)
          let after = sentence.tokens[range.upperBound - 1].spaceAfter
          output += "\(index + 1)-\(range.upperBound)\t\(column(text.words(in: span)))"
          output += "\t_\t_\t_\t_\t_\t_\t_\t\(after ? "_" : "SpaceAfter=No")\n"
        }
        isInside = true
        if index == range.upperBound - 1 { multiword = multiword.dropFirst() }
      }
      write(token, number: index + 1, name: tags[index], isInside: isInside, to: &output)
    }
    output += "\n"
  }

  private func write(
    _ token: Token, number: Int, name: String, isInside: Bool, to output: inout String
  ) {
    var misc = name == "O" ? "" : "NER=" + name
    if !token.spaceAfter, !isInside { misc += misc.isEmpty ? "SpaceAfter=No" : "|SpaceAfter=No" }
    output += "\(number)\t\(column(token.form))\t\(column(token.lemma))\t\(token.upos.rawValue)"
    output += "\t\(token.xpos)\t\(token.features)\t\(token.head + 1)\t\(token.relation.label)"
    output += "\t_\t\(misc.isEmpty ? "_" : misc)\n"
  }

  /// A column may hold spaces inside, never a tab or a line break, and never be empty.
  private func column(_ text: String) -> String {
    text.isEmpty ? "_" : line(text)
  }

  private func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Self.breaks($0) }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(Self.breaks(scalar) ? " " : scalar) }
    return String(scalars)
  }

  private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
    (0x09...0x0D).contains(scalar.value) || [0x85, 0x2028, 0x2029].contains(scalar.value)
  }
}
