internal import CasusSyntax
internal import CasusText

/// What a document's own repetitions say about its names.
///
/// The network sees one sentence at a time; a reader knows that a name introduced once is a name in
/// the whole document: in full, by its family name, by the acronym that stood in brackets after it.
/// Pure: the same sentences give the same names.
struct DocumentNames {
  private var labels = NameLabels()

  /// The sentences with names added and put in agreement; no token changes.
  static func completed(_ sentences: [[Sentence]]) -> [[Sentence]] {
    var names = DocumentNames()
    for part in sentences {
      for sentence in part { names.introduce(sentence) }
    }
    guard !names.labels.isEmpty else { return sentences }
    return sentences.map { part in part.map { names.completed($0) } }
  }

  private mutating func introduce(_ sentence: Sentence) {
    for mention in sentence.mentions {
      let words = Self.core(of: mention, in: sentence)
      guard !words.isEmpty else { continue }
      let forms = words.map { sentence.tokens[$0].form }
      labels.add(forms, mention.label)
      if let acronym = Acronym.after(mention.tokens, in: sentence) {
        labels.add(short: [sentence.tokens[acronym].form], of: mention.label)
      }
      guard mention.label == .person, forms.count > 1 else { continue }
      for form in [forms.first, forms.last] {
        if let form, Self.isNamePart(form) { labels.add(short: [form], of: .person) }
      }
      if forms.count > 2 { labels.add(short: Array(forms.dropFirst()), of: .person) }
    }
  }

  private func completed(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    var isNamed = [Bool](repeating: false, count: sentence.tokens.count)
    for (index, mention) in sentence.mentions.enumerated() {
      for token in mention.tokens { isNamed[token] = true }
      let forms = Self.core(of: mention, in: sentence).map { sentence.tokens[$0].form }
      if let label = labels.settled(forms, as: mention.label) {
        sentence.mentions[index].label = label
      }
    }
    var added: [EntityMention] = []
    var index = 0
    while index < sentence.tokens.count {
      if !isNamed[index], let (length, label) = labels.longest(sentence, at: index, isNamed) {
        let range = index..<(index + length)
        added.append(
          EntityMention(tokens: range, span: sentence.span(ofTokens: range), label: label))
        index += length
      } else {
        index += 1
      }
    }
    guard !added.isEmpty else { return sentence }
    sentence.mentions = (sentence.mentions + added).sorted {
      $0.tokens.lowerBound < $1.tokens.lowerBound
    }
    return sentence
  }

  /// A mention's words without an article before and a possessive after.
  private static func core(of mention: EntityMention, in sentence: Sentence) -> Range<Int> {
    var range = mention.tokens
    while let first = range.first, sentence.tokens[first].upos == .det { range.removeFirst() }
    while let last = range.last, sentence.tokens[last].xpos == "POS" { range.removeLast() }
    return range
  }

  /// A given or family name that may stand alone: a capital and more, no initial.
  private static func isNamePart(_ form: String) -> Bool {
    guard let first = form.unicodeScalars.first, first.properties.isUppercase else {
      return form.hasPrefix("al-") || form.hasPrefix("el-")
    }
    return form.unicodeScalars.count > 1 && form.unicodeScalars.last != "."
  }
}

extension Range where Bound == Int {
  fileprivate mutating func removeFirst() { self = (lowerBound + 1)..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<(upperBound - 1) }
}
