internal import CasusSyntax

/// A sentence laid out for matching: its words in lower case, and what stands in quotation marks.
///
/// Made once for a sentence; every rule of every family then reads it without allocating.
final class SentenceView: Sendable {
  let sentence: Sentence
  let lemmas: [String]
  let forms: [String]
  /// Tokens inside quotation marks.
  let quoted: Set<Int>
  let firstWord: Int?
  let lastWord: Int?

  init(_ sentence: Sentence) {
    self.sentence = sentence
    let tokens = sentence.tokens
    lemmas = tokens.map { $0.lemma.lowercased() }
    forms = tokens.map { $0.form.lowercased() }
    quoted = Self.quoted(tokens)
    firstWord = tokens.firstIndex { $0.upos != .punct }
    lastWord = tokens.lastIndex { $0.upos != .punct }
  }

  /// A straight mark opens and closes by turns; one that is never closed runs to the end.
  private static func quoted(_ tokens: [Token]) -> Set<Int> {
    var inside = false
    var result: Set<Int> = []
    for (index, token) in tokens.enumerated() {
      switch token.form {
      case "\"", "''", "``": inside = token.xpos == "``" ? true : !inside
      case "“", "«", "„": inside = true
      case "”", "»": inside = false
      default: if inside { result.insert(index) }
      }
    }
    return result
  }

  var count: Int { lemmas.count }

  func children(of token: Int) -> ArraySlice<Int32> { sentence.childNumbers(of: token) }

  func head(of token: Int) -> Int? {
    let head = sentence.tokens[token].head
    return head >= 0 && head < count ? head : nil
  }

  func token(_ index: Int, isUnder label: String) -> Bool {
    let relation = sentence.tokens[index].relation
    return relation.label == label || relation.base == label
  }

  func token(_ index: Int, is words: [String]) -> Bool {
    words.contains(lemmas[index]) || words.contains(forms[index])
  }

  // MARK: - Lexicon entries

  /// The tokens of an entry's words where its head stands at a token, or nil.
  func tokens(of entry: LexiconEntry, headAt head: Int) -> [Int]? {
    if !entry.headTags.isEmpty, !entry.headTags.contains(sentence.tokens[head].upos) { return nil }
    guard entry.words[entry.headWord].contains(lemmas[head]) else { return nil }
    if entry.words.count == 1 { return [head] }
    let start = head - entry.headWord
    if start >= 0, start + entry.words.count <= count,
      entry.words.indices.allSatisfy({ token(start + $0, is: entry.words[$0]) })
    {
      return Array(start..<(start + entry.words.count))
    }
    var found: [Int] = []
    for (index, words) in entry.words.enumerated() {
      if index == entry.headWord {
        found.append(head)
      } else if let word = companion(words, of: head, taken: found) {
        found.append(word)
      } else {
        return nil
      }
    }
    return found
  }

  /// A direct dependent of those words, or the case of one; never across a clause.
  private func companion(_ words: [String], of head: Int, taken: [Int]) -> Int? {
    for child in children(of: head) where !taken.contains(Int(child)) {
      if token(Int(child), is: words), !isClausal(Int(child)) { return Int(child) }
    }
    for child in children(of: head)
    where self.token(Int(child), isUnder: "obl") || self.token(Int(child), isUnder: "nmod")
      || self.token(Int(child), isUnder: "obj") || self.token(Int(child), isUnder: "advcl")
      || self.token(Int(child), isUnder: "acl")
      || taken.contains(Int(child))
    {
      for below in children(of: Int(child)) where !taken.contains(Int(below)) {
        let index = Int(below)
        guard token(index, is: words) else { continue }
        if token(index, isUnder: "case") || token(index, isUnder: "mark")
          || taken.contains(Int(child))
        {
          return index
        }
      }
    }
    return nil
  }

  private func isClausal(_ token: Int) -> Bool {
    switch sentence.tokens[token].relation.base {
    case "conj", "parataxis", "ccomp", "csubj", "advcl", "acl", "punct", "list": true
    default: false
    }
  }
}
