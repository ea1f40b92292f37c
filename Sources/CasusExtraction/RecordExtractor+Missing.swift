public import CasusRecords
internal import CasusRules
public import CasusSyntax
internal import CasusText

extension RecordExtractor {
  /// For each family the rule that came nearest to the words, in each sentence that has them.
  public func nearestRules(to words: String, in document: AnalysedDocument) -> [NearRule] {
    let wanted = words.lowercased()
    var result: [NearRule] = []
    for (number, sentence) in document.sentences.enumerated() {
      guard let tokens = sentence.tokens(of: wanted) else { continue }
      let prepared = rules.prepare(sentence)
      let next =
        number + 1 < document.sentences.count
        ? rules.prepare(document.sentences[number + 1]) : nil
      for family in rules.families {
        guard let trace = rules.nearest(about: family, to: tokens, in: prepared) else {
          let lexicons = rules.triggerLexicons(about: family).joined(separator: ", ")
          result.append(
            NearRule(
              family: family, rule: "no rule starts", sentence: sentence.span,
              trigger: sentence.tokens[tokens.lowerBound].span, held: [],
              failure: "none of its lexicons has an entry here: \(lexicons)", standing: []))
          continue
        }
        let standing = FactualityReader(lexicons: rules.lexicons).reading(
          of: trace.trigger, in: prepared, next: next)
        let summary =
          standing.status.rawValue + (standing.isOwnEvent ? "" : ", no event of its own")
        result.append(
          NearRule(
            family: family, rule: trace.rule.name, sentence: sentence.span,
            trigger: sentence.tokens[trace.trigger].span, held: trace.held,
            failure: trace.failure, standing: trace.fires ? standing.steps + [summary] : []))
      }
    }
    return result
  }
}

extension Sentence {
  /// The tokens of some words, the case of letters aside; nil where they do not stand here.
  fileprivate func tokens(of words: String) -> Range<Int>? {
    let parts = words.split(separator: " ").map(String.init)
    guard !parts.isEmpty, tokens.count >= parts.count else { return nil }
    for start in 0...(tokens.count - parts.count)
    where parts.indices.allSatisfy({ tokens[start + $0].form.lowercased() == parts[$0] }) {
      return start..<(start + parts.count)
    }
    return nil
  }
}
