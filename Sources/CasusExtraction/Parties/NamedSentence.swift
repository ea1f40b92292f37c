internal import CasusKnowledge
internal import CasusSyntax

/// A known name in a sentence.
struct NameSpan {
  var tokens: Range<Int>
  var readings: [NameReading]

  /// The country that the name stands for, in any form; settled by the text where it means
  /// several.
  var country: (code: String, form: CountryForm)? { countries.last }

  var countries: [(code: String, form: CountryForm)] {
    readings.compactMap { if case .country(let code, let form) = $0 { (code, form) } else { nil } }
  }

  var parties: [Int] {
    readings.compactMap { if case .party(let index) = $0 { index } else { nil } }
  }
}

/// A sentence with what the resolver looks up again and again.
struct NamedSentence {
  let sentence: Sentence
  /// Lower-case forms and lemmas.
  let words: [String]
  let lemmas: [String]
  var spans: [NameSpan]
  /// Index into `spans` for each token, -1 outside names.
  let spanAt: [Int]
  private let particles: Set<String>

  /// - Parameters:
  ///   - own: names that only this text's document knows; they stand before the others.
  ///   - continental: adjectives of a continent that end like a country's ("latin american").
  init(
    _ sentence: Sentence, names: NameIndex, own: NameIndex? = nil, particles: Set<String>,
    continental: Set<String> = []
  ) {
    self.sentence = sentence
    self.particles = particles
    let forms = sentence.tokens.map(\.form)
    let keys = forms.map { NameKey.folded($0) }
    words = forms.map { $0.lowercased() }
    lemmas = sentence.tokens.map { ($0.lemma == "_" ? $0.form : $0.lemma).lowercased() }
    var spans: [NameSpan] = []
    var spanAt = [Int](repeating: -1, count: forms.count)
    var at = 0
    while at < forms.count {
      if let found = own?.longest(at: at, forms: forms, keys: keys) {
        for token in at..<(at + found.count) { spanAt[token] = spans.count }
        spans.append(NameSpan(tokens: at..<(at + found.count), readings: found.readings))
        at += found.count
        continue
      }
      // "The National" is a newspaper, but not in "the National People's Congress".
      let isArticleOfLonger =
        words[at] == "the" && at + 1 < forms.count
        && names.longest(at: at + 1, forms: forms, keys: keys).map(\.count) ?? 0
          >= names.longest(at: at, forms: forms, keys: keys).map(\.count) ?? 1
      // "The South American group" is no group of the country's.
      let isOfContinent = at > 0 && continental.contains(words[at - 1] + " " + words[at])
      if !isArticleOfLonger, !isOfContinent,
        let found = names.longest(at: at, forms: forms, keys: keys)
      {
        for token in at..<(at + found.count) { spanAt[token] = spans.count }
        spans.append(NameSpan(tokens: at..<(at + found.count), readings: found.readings))
        at += found.count
      } else {
        at += 1
      }
    }
    self.spans = spans
    self.spanAt = spanAt
  }

  func span(at token: Int) -> NameSpan? { spanAt[token] < 0 ? nil : spans[spanAt[token]] }

  func isCapitalised(_ token: Int) -> Bool {
    sentence.tokens[token].form.first.map { $0.isUppercase } ?? false
  }

  /// A word inside names that need not be a capital: "al", "-", "bin", "de".
  func isNameParticle(_ token: Int) -> Bool {
    particles.contains(words[token])
  }

  /// The head of a name or title: up through `flat`, and from a title to its person.
  func nominalHead(_ token: Int) -> Int {
    var at = token
    for _ in 0..<8 {
      let relation = sentence.tokens[at].relation
      let head = sentence.tokens[at].head
      guard head >= 0 else { return at }
      let climbs =
        relation.base == "flat" || relation.base == "goeswith" || relation.label == "nmod:desc"
        || relation.base == "fixed"
      if !climbs { return at }
      at = head
    }
    return at
  }

  /// The phrase without what follows in prepositional phrases, clauses and appositions: articles,
  /// modifiers, head and the rest of a name.
  func core(of head: Int) -> Range<Int> {
    var low = head
    while low > 0, attaches(low - 1, to: head, from: low - 1) { low -= 1 }
    var high = head + 1
    while high < sentence.tokens.count, follows(high, head: head) { high += 1 }
    while high > head + 1, sentence.tokens[high - 1].upos == .punct { high -= 1 }
    while low < head, sentence.tokens[low].upos == .punct || sentence.tokens[low].upos == .cconj {
      low += 1
    }
    // What stands before the article is no part of the phrase: "Thursday the committee".
    if let article = (low..<head).last(where: { sentence.tokens[$0].head == head && isArticle($0) })
    {
      low = article
    }
    return low..<high
  }

  private func isArticle(_ token: Int) -> Bool {
    words[token] == "the" || words[token] == "a" || words[token] == "an"
  }

  private func attaches(_ token: Int, to head: Int, from: Int) -> Bool {
    var at = token
    for _ in 0..<6 {
      let relation = sentence.tokens[at].relation
      switch relation.base {
      case "det", "amod", "compound", "nummod", "flat", "goeswith", "cc", "fixed": break
      case "punct":
        let form = sentence.tokens[token].form
        guard at == token, form == "-" || form == "–" || form == "\"" || form == "“" || form == "”"
        else { return false }
      case "nmod" where relation.label != "nmod": break
      case "nmod" where at < head && sentence.child(of: at, by: "case").map { $0 > at } ?? true:
        break
      // "Norwegian and Polish leaders", but not "the army and rebel fighters".
      case "conj":
        guard at < head, sentence.tokens[at].upos == .adj || span(at: at)?.country != nil
        else { return false }
      case "case":
        guard words[at] == "'s" || words[at] == "’s" || words[at] == "'" || words[at] == "’"
        else { return false }
      case "advmod", "obl": guard at < head else { return false }
      case "acl" where at < head: break
      default: return false
      }
      at = sentence.tokens[at].head
      if at == head { return true }
      if at > head { return false }
    }
    return false
  }

  private func follows(_ token: Int, head: Int) -> Bool {
    var at = token
    for _ in 0..<6 {
      let relation = sentence.tokens[at].relation
      switch relation.base {
      case "flat", "compound", "goeswith", "fixed": break
      case "nmod" where relation.label == "nmod:desc": break
      case "punct":
        let form = sentence.tokens[token].form
        guard form == "-" || form == "–" || form == "'" || form == "’" else { return false }
      case "nummod":
        guard token == head + 1, sentence.tokens[token].spaceAfter else { return false }
      // "Home Secretary Yvette Cooper" parsed as an apposition without a comma.
      case "appos":
        guard at == token || at > head, isCapitalised(at), sentence.tokens[at].upos == .propn
        else { return false }
      default: return false
      }
      at = sentence.tokens[at].head
      if at == head { return true }
      if at < head { return false }
    }
    return false
  }

  /// A token and its conjuncts, where they are nominal.
  func coordination(at token: Int) -> [Int] {
    let head = nominalHead(token)
    return sentence.conjuncts(of: head).filter { sentence.isNominal($0) || $0 == head }.sorted()
  }
}
