internal import CasusSyntax

/// A sentence whose tree is being mended.
///
/// `attach` leaves a tree a tree: what would close a circle stays as it was. Who edits `tokens`
/// himself must see to that himself; where the result is no tree, `result` is the sentence as it was.
struct TreeEdit {
  /// The sentence as it was.
  let sentence: Sentence
  private(set) var isChanged = false
  var tokens: [Token] { didSet { isChanged = true } }

  init(_ sentence: Sentence) {
    self.sentence = sentence
    tokens = sentence.tokens
  }

  mutating func attach(_ token: Int, to head: Int, as relation: String) {
    var at = head
    var steps = 0
    while at >= 0 {
      if at == token || steps > tokens.count { return }
      at = tokens[at].head
      steps += 1
    }
    tokens[token].head = head
    tokens[token].relation = Relation(relation)
  }

  /// Makes a token the root; the old root must be attached below it next.
  mutating func makeRoot(_ token: Int) {
    tokens[token].head = -1
    tokens[token].relation = .root
  }

  mutating func set(_ token: Int, upos: UPOS, xpos: String) {
    tokens[token].upos = upos
    tokens[token].xpos = xpos
  }

  /// Whether every token still leads up to a root; garbled text can mislead whoever edits `tokens`.
  private var isTree: Bool {
    tokens.indices.allSatisfy { token in
      var at = token
      for _ in 0...tokens.count {
        if at < 0 { return true }
        at = tokens[at].head
      }
      return false
    }
  }

  var result: Sentence {
    guard isChanged, isTree else { return sentence }
    return Sentence(
      span: sentence.span, tokens: tokens, mentions: sentence.mentions,
      multiwordTokens: sentence.multiwordTokens, isDateline: sentence.isDateline)
  }
}
