internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension LinkBuilder {
  /// The words that name an asset: its proper name where it has one, else its noun with compounds.
  func name(of token: Int, in sentence: Int) -> Quote? {
    let tree = reading.sentences[sentence]
    guard tree.tokens[token].upos != .pron else { return nil }
    // "Abu is the intake from which": the subject has the name, unless both have one.
    if tree.child(of: token, by: "cop") != nil, !hasName(token, in: tree),
      let subject = tree.child(of: token, by: "nsubj"),
      tree.tokens[subject].upos != .pron
    {
      return name(of: subject, in: sentence)
    }
    // "the cable owned by Nordgrid over which": what is owned carries, not its owner.
    if tree.marker(of: token) == "by", let participle = Optional(tree.tokens[token].head),
      tree.tokens.indices.contains(participle), tree.tokens[participle].relation.base == "acl",
      ["link-own-verbs", "link-operate-verbs"].contains(where: {
        reading.hit($0, at: participle, in: sentence) != nil
      }),
      tree.tokens.indices.contains(tree.tokens[participle].head)
    {
      return name(of: tree.tokens[participle].head, in: sentence)
    }
    // "Hrafn, the cable owned by": the apposition's head has the name.
    let head = tree.tokens[token].head
    if tree.tokens[token].relation.base == "appos", tree.tokens.indices.contains(head),
      tree.tokens[head].upos == .propn, tree.tokens[token].upos != .propn
    {
      return properName(around: head, in: sentence)
    }
    if tree.tokens[token].upos == .propn { return properName(around: token, in: sentence) }
    for child in tree.children(of: token) where child > token {
      let relation = tree.tokens[child].relation.base
      guard relation == "appos" || relation == "flat", tree.tokens[child].upos == .propn,
        tree.mention(at: child)?.label != .person
      else { continue }
      return properName(around: child, in: sentence)
    }
    if let named = nameBefore(token, in: tree) { return properName(around: named, in: sentence) }
    let first = compoundStart(of: token, in: tree)
    return reading.span(from: first, to: last(of: token, first: first, in: tree), in: sentence)
  }

  /// "Passes through Matarani, a terminal": the name before the comma, whatever the tree calls what
  /// follows.
  private func nameBefore(_ token: Int, in tree: Sentence) -> Int? {
    guard ["appos", "parataxis", "conj", "dep", "nmod"].contains(tree.tokens[token].relation.base),
      let article = tree.children(of: token, by: "det").first, article > 1, article < token,
      tree.tokens[article - 1].form == ",", tree.tokens[article - 2].upos == .propn,
      !hasName(token, in: tree)
    else { return nil }
    return tree.mention(at: article - 2)?.label == .person ? nil : article - 2
  }

  private func hasName(_ token: Int, in tree: Sentence) -> Bool {
    tree.tokens[token].upos == .propn
      || tree.children(of: token, by: "compound").contains { tree.tokens[$0].upos == .propn }
  }

  /// "the culvert at Kansel": a bare noun with the place that tells it from others.
  private func last(of token: Int, first: Int, in tree: Sentence) -> Int {
    guard first == token, tree.tokens.indices.contains(token + 2),
      tree.tokens[token + 1].form == "at", tree.tokens[token + 2].upos == .propn,
      tree.tokens[token + 2].head == token
    else { return token }
    return token + 2
  }

  /// The run of name words around a token, with the asset noun that belongs to it.
  private func properName(
    around token: Int, withNoun: Bool = true, in sentence: Int
  ) -> Quote {
    let tree = reading.sentences[sentence]
    if let mention = tree.mention(at: token), mention.tokens.count > 1 {
      let head = tree.tokens[token].head
      let isModifier = tree.tokens[token].relation.base == "compound" && head - token <= 3
      if isModifier, head > token, withNoun {
        return Quote(
          tree.span(ofTokens: mention.tokens.lowerBound..<(head + 1)), in: reading.source)
      }
      return Quote(mention.span, in: reading.source)
    }
    var first = token
    var last = token
    func isName(_ index: Int) -> Bool {
      tree.tokens.indices.contains(index) && tree.tokens[index].upos == .propn
    }
    while isName(first - 1) { first -= 1 }
    // "the Norlandic Ministry of Water"
    if first > 0, tree.tokens[first - 1].upos == .adj,
      tree.tokens[first - 1].form.first?.isUppercase == true, tree.tokens[first - 1].head == token
    {
      first -= 1
    }
    if tree.tokens.indices.contains(token + 2), token == last, tree.tokens[token + 1].form == "of",
      isName(token + 2), tree.tokens[token + 2].head == token, tree.mention(at: token + 2) == nil
    {
      last = token + 2
    }
    while true {
      if isName(last + 1)
        || tree.tokens.indices.contains(last + 1)
          && tree.tokens[last + 1].upos == .num && tree.tokens[last + 1].relation.base != "nummod"
          && tree.tokens[last].spaceAfter == false
      {
        last += 1
      } else if tree.tokens.indices.contains(last + 2), tree.tokens[last + 1].form == "-",
        !tree.tokens[last].spaceAfter, !tree.tokens[last + 1].spaceAfter
      {
        last += 2
      } else {
        break
      }
    }
    // "Pha Dok" before "compressor station".
    let head = tree.tokens[last].head
    if withNoun, tree.tokens[last].relation.base == "compound", head > last, head - last <= 2,
      reading.hit("asset-nouns", at: head, in: sentence) != nil
    {
      last = head
    }
    return reading.span(from: first, to: last, in: sentence)
  }

  private func compoundStart(of token: Int, in tree: Sentence) -> Int {
    var first = token
    while first > 0 {
      // "A United Nations base": never half a name.
      if let mention = tree.mention(at: first), mention.tokens.lowerBound < first {
        first = mention.tokens.lowerBound
        continue
      }
      let previous = tree.tokens[first - 1]
      if previous.relation.base == "compound"
        || previous.upos == .propn && previous.relation.base == "amod",
        previous.head > first - 1, previous.head <= token
      {
        first -= 1
      } else if let mention = tree.mention(at: first - 1), mention.tokens.upperBound == first,
        mention.tokens.contains(where: {
          tree.tokens[$0].head >= first && tree.tokens[$0].head <= token
            && ["compound", "amod", "nmod"].contains(tree.tokens[$0].relation.base)
            && tree.marker(of: $0) == nil
        })
      {
        // "The Umm Nakhla water plant": the whole name before its noun.
        first = mention.tokens.lowerBound
      } else {
        break
      }
    }
    return first
  }

  /// Where something lies, with the direction: "southern Norland".
  func location(of token: Int, in sentence: Int) -> Quote? {
    let tree = reading.sentences[sentence]
    guard let name = holder(of: token, in: sentence) else { return nil }
    guard let first = tree.tokens.firstIndex(where: { $0.span.start == name.span.start }),
      first > 0, reading.words(.directionWords).contains(tree.tokens[first - 1].form.lowercased())
    else { return name }
    return Quote(tree.tokens[first - 1].span.union(name.span), in: reading.source)
  }

  /// The other side: a name, a body such as "the Norlandic state", or a plain noun phrase.
  func holder(of token: Int, in sentence: Int) -> Quote? {
    let tree = reading.sentences[sentence]
    let upos = tree.tokens[token].upos
    if upos == .pron {
      return reading.party(at: token, in: sentence).flatMap { party in
        party.name.span == tree.tokens[token].span ? nil : party.name
      }
    }
    if upos == .propn { return properName(around: token, withNoun: false, in: sentence) }
    // "the Bergen firm Nordflow", where the tree keeps the two apart.
    if tree.tokens.indices.contains(token + 1), tree.tokens[token + 1].upos == .propn,
      tree.tokens[token + 1].relation.base == tree.tokens[token].relation.base,
      reading.hit("link-company-nouns", at: token, in: sentence) != nil
    {
      return properName(around: token + 1, withNoun: false, in: sentence)
    }
    for child in tree.children(of: token) where child > token {
      let relation = tree.tokens[child].relation.base
      if relation == "appos" || relation == "flat", tree.tokens[child].upos == .propn {
        return properName(around: child, withNoun: false, in: sentence)
      }
    }
    let words = reading.phraseTokens(
      at: token, in: sentence,
      without: [
        .clauses, .appositions, .conjuncts, .markers, .determiners, .modifiers, .parataxis,
      ])
    var first = words.lowerBound
    while first < token, [.det, .adp].contains(tree.tokens[first].upos) { first += 1 }
    // "a hospital in Daraa", "the city of Nis": one short phrase more.
    var last = words.upperBound - 1
    if !hasName(token, in: tree),
      let more = tree.children(of: token).first(where: { child in
        child > last && child - last <= 3
          && reading.words(.placeComplements).contains(tree.marker(of: child) ?? "")
      })
    {
      last = more
    }
    return reading.span(from: first, to: last, in: sentence)
  }
}
