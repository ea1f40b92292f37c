internal import CasusRules
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// "According to two officials, …" and "…, according to two officials": what is said, cut at the
/// phrase's commas, since the phrase may hang on any word of what it covers.
struct StatementAccording {
  let reading: DocumentReading
  let sentence: Int
  /// The token of "according".
  let cue: Int

  private var tree: Sentence { reading.sentences[sentence] }

  /// The tokens of what is said; nil where no clause stands beside the phrase.
  func content() -> Range<Int>? {
    let start = (0..<cue).last { isHard($0) }.map { $0 + 1 } ?? 0
    let end = (cue..<last).first { isHard($0) } ?? last
    let before = start..<cue
    // "Largely Kurdish and, according to Ostland, supportive of": only the latter is said.
    let isJoined = before.last { tree.tokens[$0].form != "," }.map {
      tree.tokens[$0].upos == .cconj || tree.tokens[$0].upos == .adv && $0 == cue - 2
    }
    if isJoined != true, before.contains(where: { isFinite($0) }) { return lead(of: before) }
    if isJoined == true,
      let comma = (cue..<end).first(where: { tree.tokens[$0].form == "," })
    {
      return comma + 1 < end ? (comma + 1)..<end : nil
    }
    // At the front, perhaps behind a linking word: the phrase ends at a comma.
    guard let comma = (cue..<end).first(where: { tree.tokens[$0].form == "," && ends(at: $0, end) })
    else { return nil }
    return (comma + 1)..<end
  }

  /// A clause may follow the phrase's comma only if it is no relative one of the phrase itself.
  private func ends(at comma: Int, _ end: Int) -> Bool {
    guard comma + 1 < end, !reading.isQuoted(comma, in: sentence) else { return false }
    let next = tree.tokens[comma + 1]
    if next.xpos.hasPrefix("W") { return false }
    // ", whose editors quote two officials,": the relative clause's own comma comes next.
    let rest = (comma + 1)..<end
    return rest.contains { isFinite($0) }
  }

  private func lead(of before: Range<Int>) -> Range<Int>? {
    var range = before
    if let comma = range.last, tree.tokens[comma].form == "," {
      range = range.lowerBound..<comma
    }
    return range.isEmpty ? nil : range
  }

  private var last: Int {
    var end = tree.tokens.count
    while end > 0, tree.tokens[end - 1].upos == .punct, tree.tokens[end - 1].form == "." {
      end -= 1
    }
    return end
  }

  private func isHard(_ index: Int) -> Bool {
    let form = tree.tokens[index].form
    return (form == ";" || form == ":") && !reading.isQuoted(index, in: sentence)
  }

  private func isFinite(_ index: Int) -> Bool {
    tree.tokens[index].isFinite
  }
}
