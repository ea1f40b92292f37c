internal import CasusRules
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// A clause that says who says the words beside it: "…, two officials told the paper, …".
///
/// Read off the words and their tags, not off the tree: parsers hang such clauses on whatever noun
/// stands before the comma. What is said is then cut at the aside's commas.
struct StatementAside: Hashable {
  /// The token of the cue.
  let cue: Int
  /// The head of the phrase that names the speaker.
  let speaker: Int
  /// The tokens of the aside, its commas left out.
  let tokens: Range<Int>
  /// What is said; the aside stands inside where the clause goes on behind it.
  let content: Range<Int>

  var isTrailing: Bool { content.upperBound <= tokens.lowerBound }
}

/// Finds the asides of one sentence.
struct StatementAsideReader {
  let reading: DocumentReading
  let sentence: Int

  private var tree: Sentence { reading.sentences[sentence] }

  func asides() -> [StatementAside] {
    tree.tokens.indices.compactMap { token in
      tree.tokens[token].upos == .verb
        && reading.hit("statement-clause-cues", at: token, in: sentence) != nil
        && tree.tokens[token].form.first?.isLowercase == true && isFinite(token)
        && !reading.isQuoted(token, in: sentence) ? aside(at: token) : nil
    }
  }

  private func aside(at cue: Int) -> StatementAside? {
    guard let near = boundary(before: cue), !isHard(near) else { return nil }
    let left = beyondAppositions(near, cue) ?? near
    let right = boundary(after: cue) ?? sentenceEnd
    let words = (left + 1)..<right
    guard let speaker = speaker(in: words, around: cue),
      StatementCue(reading: reading, sentence: sentence).isSaid(cue)
    else { return nil }
    let before = start(of: left)..<left
    let after = isOpen(right) ? (right + 1)..<end(of: right) : right..<right
    guard let content = content(before, after), !isQuotation(content) else { return nil }
    return StatementAside(cue: cue, speaker: speaker, tokens: words, content: content)
  }

  /// "…, Ada Moreau, the head of the council, said": the border before a name and its apposition,
  /// where the cue stands right behind them.
  private func beyondAppositions(_ near: Int, _ cue: Int) -> Int? {
    guard ((near + 1)..<cue).allSatisfy({ tree.tokens[$0].upos == .adv }) else { return nil }
    var left = near
    var hasName = false
    for _ in 0..<2 {
      guard let next = boundary(before: left), !isHard(next),
        nominalHead(of: (next + 1)..<left) != nil
      else { break }
      hasName = hasName || ((next + 1)..<left).contains { tree.tokens[$0].upos == .propn }
      left = next
    }
    return left < near && hasName && hasFinite(start(of: left)..<left) ? left : nil
  }

  // MARK: - What is said

  /// The clause before the aside; with what follows, where only both are a clause.
  private func content(_ before: Range<Int>, _ after: Range<Int>) -> Range<Int>? {
    let isWhole = hasFinite(before) && !startsSubordinate(before) && !isBroken(before)
    if isWhole {
      let joins = after.first.map { tree.tokens[$0].upos == .cconj } ?? false
      let goesOn = after.first { !isMark($0) }.map { isFiniteWord($0) } ?? false
      return (joins || goesOn) && hasFinite(after) && !startsClauseOfCue(after)
        ? before.lowerBound..<after.upperBound : before
    }
    // "On Friday, she said, “…”": the marks say what is said.
    guard let first = after.first, hasFinite(after), !isMark(first) else { return nil }
    return before.lowerBound..<after.upperBound
  }

  /// "…, he said, and added that": what follows is another saying.
  private func startsClauseOfCue(_ after: Range<Int>) -> Bool {
    after.prefix(4).contains {
      tree.tokens[$0].upos == .verb
        && reading.hit("statement-clause-cues", at: $0, in: sentence) != nil
    }
  }

  private func startsSubordinate(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    let token = tree.tokens[first]
    guard token.upos == .sconj || token.xpos == "WRB" || token.xpos == "WP" || token.xpos == "WDT"
    else { return false }
    // "If the papers are missing, the licence will go": the main clause stands behind a comma.
    return !range.contains { at in
      tree.tokens[at].form == ","
        && hasFinite((at + 1)..<range.upperBound) && !hasFiniteSubordinate(at + 1)
    }
  }

  private func hasFiniteSubordinate(_ at: Int) -> Bool {
    at < tree.tokens.count && (tree.tokens[at].upos == .sconj || tree.tokens[at].upos == .cconj)
  }

  /// "The purpose, officials believe, was …", "reports of it are, he said, a fabrication".
  private func isBroken(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return true }
    let token = tree.tokens[last]
    return token.upos == .aux || token.upos == .cconj || token.upos == .sconj
      || token.upos == .adp
        && tree.tokens[last].relation.base == "case"
  }

  /// Quotations are read by their marks.
  private func isQuotation(_ range: Range<Int>) -> Bool {
    let span = tree.span(ofTokens: range)
    return reading.statementQuotations.contains {
      $0.outer.overlaps(span)
        && min($0.outer.end, span.end) - max($0.outer.start, span.start) > span.length * 6 / 10
    }
  }

  // MARK: - Who says it

  /// The head of the phrase before the cue, or behind an inverted one; nil where other words stand
  /// in the aside than such a clause has.
  private func speaker(in words: Range<Int>, around cue: Int) -> Int? {
    let comma = words.first { $0 < cue && tree.tokens[$0].form == "," }
    let before = words.lowerBound..<(comma ?? cue)
    let after = (cue + 1)..<max(cue + 1, words.upperBound)
    if let head = nominalHead(of: before) { return isTail(after, of: cue) ? head : nil }
    guard before.isEmpty || before.allSatisfy({ tree.tokens[$0].upos == .adv }),
      let subject = tree.children(of: cue, by: "nsubj").first(where: after.contains),
      after.allSatisfy({ !isFiniteWord($0) })
    else { return nil }
    return subject
  }

  /// The head of a run of words that can only be a noun phrase with its auxiliaries.
  private func nominalHead(of range: Range<Int>) -> Int? {
    guard let first = range.first, tree.tokens[first].upos != .adp,
      tree.tokens[first].upos != .cconj
    else { return nil }
    var head: Int?
    var isOpen = true
    for index in range {
      let token = tree.tokens[index]
      switch token.upos {
      case .noun, .propn, .num: if isOpen { head = index }
      case .pron:
        guard !token.xpos.hasPrefix("W") else { return nil }
        if isOpen, token.xpos == "PRP" || token.xpos == "DT" || token.xpos == "NN" { head = index }
      case .adp: isOpen = false
      case .det, .adj, .adv, .part, .sym: continue
      case .punct where isJoint(token.form): continue
      case .aux where token.lemma == "have": continue
      case .verb where token.relation.base == "amod" || token.relation.base == "compound": continue
      case .verb where token.xpos == "VBG" || token.xpos == "VBN": isOpen = false
      default: return nil
      }
    }
    guard let head else { return nil }
    // A name's tokens hang on its first one, an official's name on the office.
    if let mention = tree.mention(at: head), range.contains(mention.tokens.lowerBound) {
      return mention.tokens.first { !mention.tokens.contains(tree.tokens[$0].head) } ?? head
    }
    return head
  }

  private func isJoint(_ form: String) -> Bool {
    form == "-" || form == "–" || form == "\"" || form == "“" || form == "”" || form == "'s"
  }

  private func isMark(_ index: Int) -> Bool {
    tree.tokens[index].form == "\"" || tree.tokens[index].form == "“"
  }

  /// To whom, when and where it was said, but nothing that is said.
  private func isTail(_ range: Range<Int>, of cue: Int) -> Bool {
    guard !range.contains(where: { isFiniteWord($0) || tree.tokens[$0].upos == .sconj }),
      !range.contains(where: { tree.tokens[$0].xpos == "TO" })
    else { return false }
    guard let first = range.first else { return true }
    // "Ruled against the plan" says what was ruled.
    let hit = reading.hit("statement-clause-cues", at: cue, in: sentence)
    guard hit?["stance"] != "rules" else { return false }
    switch tree.tokens[first].upos {
    case .adp, .adv, .part, .punct: return true
    default:
      if reading.hit("statement-hearer-cues", at: cue, in: sentence)?["frame"] == "obj" {
        return true
      }
      let span = tree.tokens[first].span
      return reading.times(in: sentence).contains { $0.span.overlaps(span) }
    }
  }

  // MARK: - Words

  private func isFinite(_ verb: Int) -> Bool {
    isFiniteWord(verb)
      || tree.tokens[verb].xpos == "VBN"
        && (verb > 0 && tree.tokens[verb - 1].lemma == "have"
          || !tree.children(of: verb, by: "aux").isEmpty || isMistakenParticiple(verb))
      || tree.tokens[verb].lemma == "let"
  }

  /// "a source confided to the paper": past and participle look alike, and a comma before the noun
  /// and an end behind leave only one of them.
  private func isMistakenParticiple(_ verb: Int) -> Bool {
    tree.tokens[verb].relation.base == "acl" && tree.children(of: verb, by: "obl:agent").isEmpty
      && !tree.children(of: verb).contains { tree.marker(of: $0) == "by" }
  }

  private func isFiniteWord(_ index: Int) -> Bool {
    tree.tokens[index].isFinite
  }

  private func hasFinite(_ range: Range<Int>) -> Bool { range.contains { isFiniteWord($0) } }

  // MARK: - Borders

  private var sentenceEnd: Int {
    var end = tree.tokens.count
    while end > 0, [".", "!", "?", "”", "\""].contains(tree.tokens[end - 1].form) { end -= 1 }
    return end
  }

  /// A comma, a dash, a semicolon or a colon outside quotation marks and brackets.
  private func isBorder(_ index: Int) -> Bool {
    let form = tree.tokens[index].form
    guard [",", ";", ":", "—", "--"].contains(form) || form == "–" && isSpaced(index)
    else { return false }
    return !reading.isQuoted(index, in: sentence)
  }

  private func isSpaced(_ index: Int) -> Bool { index > 0 && tree.tokens[index - 1].spaceAfter }

  private func isHard(_ index: Int) -> Bool {
    tree.tokens[index].form == ";" || tree.tokens[index].form == ":"
  }

  private func isOpen(_ index: Int) -> Bool {
    index < sentenceEnd && !isHard(index)
  }

  private func boundary(before index: Int) -> Int? {
    tree.tokens.indices.last { $0 < index && isBorder($0) }
  }

  private func boundary(after index: Int) -> Int? {
    tree.tokens.indices.first { $0 > index && $0 < sentenceEnd && isBorder($0) }
  }

  /// Where the part between semicolons begins that holds a border.
  private func start(of index: Int) -> Int {
    (tree.tokens.indices.last { $0 < index && isHard($0) && isBorder($0) } ?? -1) + 1
  }

  private func end(of index: Int) -> Int {
    tree.tokens.indices.first { $0 > index && isHard($0) && isBorder($0) } ?? sentenceEnd
  }
}
