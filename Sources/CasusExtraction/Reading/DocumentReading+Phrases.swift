internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// What a phrase leaves out of its head's subtree.
struct PhraseTrimming: OptionSet, Sendable {
  let rawValue: Int

  /// Relative and other clauses on a noun, participles included.
  static let clauses = PhraseTrimming(rawValue: 1)
  /// Appositions and parentheses.
  static let appositions = PhraseTrimming(rawValue: 2)
  /// Everything joined by a conjunction.
  static let conjuncts = PhraseTrimming(rawValue: 4)
  /// A leading preposition or subordinating word.
  static let markers = PhraseTrimming(rawValue: 8)
  /// A leading article or other determiner, possessive pronouns included.
  static let determiners = PhraseTrimming(rawValue: 16)
  /// Adverbial clauses, "obl" phrases of time and loose adverbs at the end of a clause.
  static let adverbials = PhraseTrimming(rawValue: 32)
  /// Prepositional phrases on a noun.
  static let modifiers = PhraseTrimming(rawValue: 64)
  /// The subject and what stands before the verb: auxiliaries, "to".
  static let subjects = PhraseTrimming(rawValue: 128)
  /// Sentences set beside this one without a conjunction, and vocatives.
  static let parataxis = PhraseTrimming(rawValue: 256)

  /// The words that name a thing: no clause, no apposition, no conjunct, no marker.
  static let name: PhraseTrimming = [
    .clauses, .appositions, .conjuncts, .markers, .determiners, .parataxis,
  ]
  /// The words of an act without who does it: "lift its embargo" of "it may lift its embargo".
  static let act: PhraseTrimming = [.subjects, .markers, .parataxis]

  /// Whether a dependent under a relation stays out.
  func leavesOut(_ relation: Relation) -> Bool {
    switch relation.base {
    case "acl": contains(.clauses)
    case "appos": contains(.appositions)
    case "conj": contains(.conjuncts)
    case "case", "mark": contains(.markers)
    case "det": contains(.determiners)
    case "advcl": contains(.adverbials)
    case "nmod": contains(.modifiers) && relation.label != "nmod:poss"
    case "nsubj", "csubj", "expl": contains(.subjects)
    case "aux", "cop": contains(.subjects)
    case "parataxis", "vocative", "discourse": contains(.parataxis)
    default: false
    }
  }
}

extension DocumentReading {
  /// The words of a run of tokens.
  func span(from first: Int, to last: Int, in sentence: Int) -> Quote {
    Quote(
      sentences[sentence].span(ofTokens: min(first, last)..<(max(first, last) + 1)), in: source)
  }

  func word(at token: Int, in sentence: Int) -> Quote {
    Quote(sentences[sentence].tokens[token].span, in: source)
  }

  /// The full phrase or clause of a token, without punctuation at its edges.
  ///
  /// Always one unbroken stretch of text around the token: where something is left out in the
  /// middle, the stretch that holds the head is kept.
  func phrase(
    at head: Int, in sentence: Int, without trimming: PhraseTrimming = []
  ) -> Quote {
    let range = phraseTokens(at: head, in: sentence, without: trimming)
    return span(from: range.lowerBound, to: range.upperBound - 1, in: sentence)
  }

  /// The tokens of `phrase(at:in:without:)`.
  func phraseTokens(
    at head: Int, in sentence: Int, without trimming: PhraseTrimming = []
  ) -> Range<Int> {
    let tree = sentences[sentence]
    var kept = Set([head])
    var waiting = [head]
    while let at = waiting.popLast() {
      for child in tree.children(of: at) where !kept.contains(child) {
        // Only what hangs on the head itself is trimmed; below it a phrase is whole, save clauses
        // and conjuncts, which would drag the phrase's edge along.
        let relation = tree.tokens[child].relation
        if at == head || relation.base == "acl" && trimming.contains(.clauses) {
          if trimming.leavesOut(relation) { continue }
        }
        if at == head, trimming.contains(.conjuncts), relation.base == "cc" { continue }
        kept.insert(child)
        waiting.append(child)
      }
    }
    var low = head
    while low > 0, kept.contains(low - 1) { low -= 1 }
    var high = head
    while high + 1 < tree.tokens.count, kept.contains(high + 1) { high += 1 }
    return trimmed(low...high, around: head, in: tree)
  }

  /// Drops punctuation, conjunctions and unpaired brackets or quotation marks at the edges.
  private func trimmed(
    _ range: ClosedRange<Int>, around head: Int, in tree: Sentence
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    func isEdge(_ index: Int) -> Bool {
      let token = tree.tokens[index]
      return token.upos == .punct || token.relation.base == "cc"
    }
    while low < head, isEdge(low) { low += 1 }
    while high > head, isEdge(high) {
      // A closing bracket or mark whose opening stays inside belongs to the phrase.
      let form = tree.tokens[high].form
      if let opening = Self.pairs[form],
        (low..<high).contains(where: { opening.contains(tree.tokens[$0].form) })
      {
        break
      }
      high -= 1
    }
    return low..<(high + 1)
  }

  private static let pairs: [String: Set<String>] = [
    ")": ["("], "]": ["["], "”": ["“"], "\"": ["\"", "“", "``"], "''": ["``", "\"", "“"],
    "’": ["‘"], "'": ["‘"],
  ]
}
