internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// A clause behind a colon that somebody says: "The minister was blunt: the port will close".
struct StatementColon {
  let cue: Int
  let cueTokens: Range<Int>
  let speaker: Int
  let content: Range<Int>
  let entry: String?
}

/// Finds what is said behind a colon; in a title the speaker alone may stand before it.
struct StatementColonReader {
  let reading: DocumentReading
  let sentence: Int

  private var tree: Sentence { reading.sentences[sentence] }

  func colon() -> StatementColon? {
    guard
      let at = tree.tokens.indices.first(where: {
        tree.tokens[$0].form == ":" && !reading.isQuoted($0, in: sentence)
      }), at > 0
    else { return nil }
    let content = (at + 1)..<end
    guard content.contains(where: { isFinite($0) || tree.tokens[$0].xpos == "TO" }),
      !startsWithQuote(content)
    else { return nil }
    if reading.place == .title { return title(at, content) }
    return worded(at, content)
  }

  /// "Left no room for doubt", "used starker words", "did not mince her words".
  private func worded(_ at: Int, _ content: Range<Int>) -> StatementColon? {
    for token in 0..<at {
      guard let hit = reading.hit("statement-colon-cues", at: token, in: sentence) else { continue }
      let verb = tree.isVerb(token) ? token : tree.clauseHead(of: token)
      guard let subject = tree.subject(of: verb) ?? tree.subject(of: token), subject < token else {
        continue
      }
      let low = min(hit.tokens.min() ?? token, token)
      let high = max(hit.tokens.max() ?? token, token)
      return StatementColon(
        cue: token, cueTokens: low..<(high + 1), speaker: subject, content: content,
        entry: "\(hit.lexicon):\(hit.entry.entry)")
    }
    return nil
  }

  /// "Minister: port will close by May".
  private func title(_ at: Int, _ content: Range<Int>) -> StatementColon? {
    let before = 0..<at
    guard !before.contains(where: { isFinite($0) || tree.tokens[$0].upos == .verb }),
      let speaker = before.last(where: { tree.isNominal($0) }),
      reading.hit("authority-roles", at: speaker, in: sentence) != nil
        || tree.mention(at: speaker)?.label == .person
        || reading.party(at: speaker, in: sentence)?.sector == .government
    else { return nil }
    return StatementColon(
      cue: at, cueTokens: at..<(at + 1), speaker: speaker, content: content, entry: nil)
  }

  private func startsWithQuote(_ range: Range<Int>) -> Bool {
    range.first.map { ["\"", "“", "«"].contains(tree.tokens[$0].form) } ?? true
  }

  private var end: Int {
    var end = tree.tokens.count
    while end > 0, [".", "!", "?"].contains(tree.tokens[end - 1].form) { end -= 1 }
    return end
  }

  private func isFinite(_ index: Int) -> Bool {
    tree.tokens[index].isFinite
  }
}
