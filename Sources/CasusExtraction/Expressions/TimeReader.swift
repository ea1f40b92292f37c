public import CasusSyntax
public import CasusText
internal import Foundation

/// Reads time expressions and settles what days they mean, anchored in the document's date.
///
/// Needs tokens only; tags and the tree, where there are any, tell "may" from May and the past
/// from the future. Never asks a clock: without a document date a relative time stays unknown.
public struct TimeReader: Sendable {
  let words: TimeWords
  let numbers: NumberWords

  /// Loads the word tables of a folder (`Data/time`).
  public init(directory: String) throws {
    words = try TimeWords(path: directory + "/words.tsv")
    numbers = try NumberWords(path: directory + "/numbers.tsv")
  }

  /// The expressions of each sentence of one text, in order; "the next day" looks back.
  public func expressions(in sentences: [Sentence], date: CivilDate?) -> [[TimeExpression]] {
    var focus: DateSpan?
    return sentences.map { expressions(in: $0, date: date, focus: &focus) }
  }

  /// The expressions of one sentence; `focus` is the time told last, for "two days later".
  public func expressions(
    in sentence: Sentence, date: CivilDate?, focus: inout DateSpan?
  ) -> [TimeExpression] {
    let atoms = ExpressionAtoms(sentence)
    var parser = TimeParser(
      words: words, numbers: numbers, atoms: atoms, sentence: sentence, reference: date)
    parser.focus = focus
    var result: [TimeExpression] = []
    var at = 0
    while at < atoms.count {
      let atom = atoms[at]
      guard atom.kind != .sign,
        atom.number != nil || words.knows(atom.text) || atom.text == "the"
          || numbers.starts(atom) || atom.text == "earlier" || atom.text == "later",
        let (expression, end) = parser.expression(at: at)
      else {
        at += 1
        continue
      }
      result.append(expression)
      if let told = expression.anchor ?? expression.date, told.first != nil,
        expression.kind != .duration
      {
        parser.focus = told
      }
      at = end
    }
    focus = parser.focus
    return result
  }
}
