import CasusSyntax
import CasusText

/// Builds a sentence by hand, a row a token: `form lemma UPOS head relation [xpos] [features]`.
///
/// Heads count from 1, 0 is the root, as in CoNLL-U; spans follow the forms apart by one blank.
func sentence(_ rows: String) -> Sentence {
  var tokens: [Token] = []
  var at = 0
  for row in rows.split(separator: "\n") {
    let cells = row.split(separator: " ").map(String.init)
    guard cells.count >= 5, let upos = UPOS(rawValue: cells[2]), let head = Int(cells[3]) else {
      preconditionFailure("no token row: \(row)")
    }
    let length = cells[0].unicodeScalars.count
    tokens.append(
      Token(
        span: TextSpan(start: at, end: at + length), form: cells[0], lemma: cells[1], upos: upos,
        xpos: cells.count > 5 ? cells[5] : "_", features: cells.count > 6 ? cells[6] : "_",
        head: head - 1, relation: Relation(cells[4])))
    at += length + 1
  }
  return Sentence(span: TextSpan(start: 0, end: max(at - 1, 0)), tokens: tokens)
}
