public import CasusRecords
internal import CasusRules
public import CasusSyntax
internal import CasusText

extension RecordExtractor {
  /// For each family the rule that came nearest to the words, in each sentence that has them.
  public func nearestRules(to words: String, in document: AnalysedDocument) -> [NearRule] {
    // The rules see the sentences as they are mended.
    let document = repaired(document)
    var result: [NearRule] = []
    if let title = document.document.title {
      result += nearest(to: words, in: title, .title, document.titleSentences)
    }
    return result + nearest(to: words, in: document.document.text, .text, document.sentences)
  }

  /// Records of the document whose words these are.
  public func records(
    at words: String, in document: AnalysedDocument
  ) -> [RecordID] {
    let records = records(in: document)
    var result: [RecordID] = []
    for (place, text) in [
      (RecordPlace.title, document.document.title), (.text, document.document.text),
    ] {
      guard let text else { continue }
      let evidence = RecordEvidence(records, place)
      for span in text.occurrences(of: words) {
        result += evidence.records(in: span).filter { !result.contains($0) }
      }
    }
    return result
  }

  private func nearest(
    to words: String, in text: SourceText, _ place: RecordPlace, _ sentences: [Sentence]
  ) -> [NearRule] {
    let spans = text.occurrences(of: words)
    var result: [NearRule] = []
    for (number, sentence) in sentences.enumerated() {
      let prepared = rules.prepare(sentence)
      let next = number + 1 < sentences.count ? rules.prepare(sentences[number + 1]) : nil
      for span in spans {
        let inside = sentence.tokens.indices.filter { sentence.tokens[$0].span.overlaps(span) }
        guard let first = inside.first, let last = inside.last else { continue }
        result += nearest(to: first..<(last + 1), in: sentence, prepared, next, place)
      }
    }
    return result
  }

  private func nearest(
    to tokens: Range<Int>, in sentence: Sentence, _ prepared: PreparedSentence,
    _ next: PreparedSentence?, _ place: RecordPlace
  ) -> [NearRule] {
    let found = rules.families.map { family in
      guard let trace = rules.nearest(about: family, to: tokens, in: prepared) else {
        let lexicons = rules.triggerLexicons(about: family).joined(separator: ", ")
        return NearRule(
          family: family, rule: "no rule starts", place: place, sentence: sentence.span,
          trigger: sentence.tokens[tokens.lowerBound].span, held: [],
          failure: "none of its lexicons has an entry here: \(lexicons)", standing: [])
      }
      let standing = FactualityReader(lexicons: rules.lexicons).reading(
        of: trace.trigger, in: prepared, next: next)
      let summary =
        standing.status.rawValue + (standing.isOwnEvent ? "" : ", no event of its own")
      return NearRule(
        family: family, rule: trace.rule.name, place: place, sentence: sentence.span,
        trigger: sentence.tokens[trace.trigger].span, held: trace.held, failure: trace.failure,
        standing: trace.fires ? standing.steps + [summary] : [])
    }
    // What fires stands first, then what held longest.
    func rank(_ rule: NearRule) -> Int { rule.failure == nil ? .max : rule.held.count }
    return found.enumerated().sorted {
      (rank($1.element), $0.offset) < (rank($0.element), $1.offset)
    }.map(\.element)
  }
}

extension SourceText {
  /// Where some words stand, whatever their case, the length of white space and the shape of
  /// quotation marks.
  fileprivate func occurrences(of words: String) -> [TextSpan] {
    func folded(_ scalars: some Sequence<Unicode.Scalar>) -> [(sign: Character, at: Int)] {
      var result: [(sign: Character, at: Int)] = []
      for (at, scalar) in scalars.enumerated() {
        if scalar.properties.isWhitespace {
          if let last = result.last, last.sign != " " { result.append((" ", at)) }
          continue
        }
        let sign: Character =
          switch scalar {
          case "’", "‘": "'"
          case "“", "”": "\""
          default: Character(String(scalar).lowercased().first.map(String.init) ?? " ")
          }
        result.append((sign, at))
      }
      return result
    }
    let wanted = folded(words.unicodeScalars).map(\.sign).trimmed
    let given = folded(string.unicodeScalars)
    guard !wanted.isEmpty, given.count >= wanted.count else { return [] }
    func isLetter(_ index: Int) -> Bool {
      given.indices.contains(index) && (given[index].sign.isLetter || given[index].sign.isNumber)
    }
    return (0...(given.count - wanted.count)).compactMap { start in
      guard wanted.indices.allSatisfy({ given[start + $0].sign == wanted[$0] }) else { return nil }
      let end = start + wanted.count
      // Whole words: "aid" is not in "said".
      if wanted.first?.isLetter == true, isLetter(start - 1) { return nil }
      if wanted.last?.isLetter == true, isLetter(end) { return nil }
      return TextSpan(start: given[start].at, end: given[end - 1].at + 1)
    }
  }
}

extension [Character] {
  fileprivate var trimmed: [Character] {
    let isBlank: (Character) -> Bool = { $0 == " " }
    return Array(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
