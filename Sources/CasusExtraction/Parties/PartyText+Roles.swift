internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  /// A phrase headed by a role noun: "Israeli forces", "the army in Naypyidaw", "two officials".
  func described(
    by entry: RoleEntry, words: Range<Int>, head: Int, core: Range<Int>, in sentence: Int,
    depth: Int
  ) -> PartyReference? {
    let view = views[sentence]
    if entry.kind == .means { return means(head: head, core: core, in: sentence) }
    let isProper = view.sentence.tokens[head].upos == .propn && view.isCapitalised(head)
    let range = nameRange(core, in: view)
    // "the opposition figure X", where the tree keeps them apart.
    if entry.kind == .person || entry.kind == .body, depth < 2,
      let name = adjacentName(after: core, head: head, isPerson: entry.kind == .person, in: view)
    {
      return titled(
        name, title: words, entry: entry, core: core.lowerBound..<name.upperBound, in: sentence,
        depth: depth)
    }
    // "the Polish foreign minister, X": the apposition names, the phrase describes.
    if !isProper, entry.kind != .group, depth == 0,
      let named = apposedName(of: head, in: sentence, depth: depth)
    {
      var result = named
      let holder = holder(before: words.lowerBound, core: core, in: sentence, depth: depth)
      result.country = holder?.country ?? named.country
      result.sector = entry.inherits ? holder?.inherited ?? entry.sector : entry.sector
      result.role = quote(words, in: sentence).text.lowercased()
      result.nature = entry.kind == .person ? .person : .body
      result.privateRole = privateRole(entry, words, in: sentence)
      return result
    }
    var result = PartyReference(
      name: quote(range, in: sentence), country: nil, sector: entry.sector,
      role: entry.kind == .person ? quote(words, in: sentence).text.lowercased() : nil,
      nature: nature(of: entry))
    result.isPlural = isPlural(head, in: view) || entry.kind == .group
    if result.isPlural, entry.kind == .person { result.nature = .group }
    result.gender = entry.gender
    result.privateRole = privateRole(entry, words, in: sentence)
    result.isName = isProper && core.count > 1
    // "DCI Group": in a name, the word says less than it does by itself.
    if result.isName, entry.inherits, entry.kind == .body,
      let sector = knowledge.nameWords[view.words[head]]
    {
      result.sector = sector
    }
    if result.isName, let known = introduction(of: result.name.text) {
      result.country = known.country
    }
    let holder = holder(before: words.lowerBound, core: core, in: sentence, depth: depth)
    result.country = holder?.country ?? result.country
    // "Its neighbour", "Norland's ally": the other state of which the text speaks.
    if entry.kind == .state, knowledge.has(view.lemmas[head], use: "other"),
      let own = holder?.country
    {
      result.country = otherCountry(than: own, before: head, in: sentence)
    }
    var inherited = holder?.inherited
    let post = complement(of: head, core: core, entry: entry, in: sentence, depth: depth)
    if let post {
      // "the army in Naypyidaw" is named so; "the Thai cabinet" needs no place.
      if post.extends, holder?.country == nil || post.isOf {
        result.name = quote(range.lowerBound..<post.end, in: sentence)
      }
      if result.country == nil { result.country = post.holder.country }
      inherited = inherited ?? post.holder.inherited
    }
    if let inherited, entry.inherits || inherited == .intergovernmental {
      result.sector = inherited
    }
    if entry.kind == .person, result.sector == .government,
      isFormer(core.lowerBound, words.lowerBound, in: view)
    {
      result.sector = .civilian
    }
    if entry.kind == .thing, result.country == nil { return nil }
    // "the International Tennis Agency": of no one country.
    if result.country == nil, result.isName, entry.kind == .body,
      knowledge.has(view.words[range.lowerBound], use: "worldwide")
    {
      result.country = "IGO"
      if result.sector == .government { result.sector = .intergovernmental }
    }
    // "Norland's prime minister", of a state that no table knows, is no other state's.
    let isOfUnknown =
      entry.sector == .government && holder?.country == nil && holder?.inherited == nil
      && core.contains {
        view.sentence.tokens[$0].relation.label == "nmod:poss" && view.isCapitalised($0)
      }
    if result.country == nil, entry.isLocal, entry.kind != .thing, !isOfUnknown,
      mayInferCountry(result.sector, in: sentence)
    {
      let isOffice =
        entry.kind == .person && entry.sector == .government
        || entry.kind == .body || entry.sector == .legislature
      result.country = contextCountry(in: sentence, before: head, isOffice: isOffice)
      result.isCountryInferred = true
    }
    if entry.kind == .state, result.country == nil { return nil }
    return result
  }

  /// The state but one that the text has named most up to a word.
  private func otherCountry(than own: String, before token: Int, in sentence: Int) -> String? {
    var counts: [String: Int] = [:]
    for mention in countryMentions
    where mention.code != own && Self.isState(mention.code)
      && (mention.sentence, mention.token) < (sentence, token)
    {
      counts[mention.code, default: 0] += 1
    }
    return countryOrder.filter { counts[$0] != nil }.max { counts[$0]! < counts[$1]! }
  }

  /// A person's name, or a name after a plain noun for a body, right behind the phrase.
  private func adjacentName(
    after core: Range<Int>, head: Int, isPerson: Bool, in view: NamedSentence
  ) -> Range<Int>? {
    let next = core.upperBound
    guard head == next - 1, next < view.words.count, view.isCapitalised(next),
      view.sentence.tokens[next].upos == .propn
    else { return nil }
    if let mention = view.sentence.mention(at: next), mention.tokens.lowerBound == next,
      mention.label == (isPerson ? .person : .organisation)
    {
      return mention.tokens
    }
    guard isPerson else { return nil }
    if let span = view.span(at: next), let party = span.parties.first,
      knowledge.parties[party].kind == .person
    {
      return span.tokens
    }
    // "director John Brand", read as two subjects of one verb.
    let tokens = view.sentence.tokens
    guard tokens[next].head == tokens[head].head, tokens[next].relation == tokens[head].relation,
      tokens[next].relation.base == "nsubj", view.span(at: next)?.country == nil
    else { return nil }
    var end = next + 1
    while end < tokens.count, tokens[end].upos == .propn, tokens[end].head == next { end += 1 }
    return next..<end
  }

  private func nature(of entry: RoleEntry) -> PartyReference.Nature {
    switch entry.kind {
    case .person: .person
    case .group: .group
    case .body: .body
    case .state: .country
    case .means, .thing: .thing
    }
  }

  /// A weapon or strike stands for whoever uses it, where the phrase says so.
  private func means(head: Int, core: Range<Int>, in sentence: Int) -> PartyReference? {
    guard var user = modifierReference(core, head: head, in: sentence) else { return nil }
    if user.sector == .government { user.sector = .military }
    return user
  }

  /// A band's country is where it fights: among several countries only a place tells.
  func mayInferCountry(_ sector: Sector?, in sentence: Int) -> Bool {
    sector != .rebel && sector != .criminal || countryOrder.count < 2
      || localCountry(of: sentence) != nil
  }

  /// Without leading articles.
  func nameRange(_ core: Range<Int>, in view: NamedSentence) -> Range<Int> {
    var low = core.lowerBound
    while low < core.upperBound - 1, isLeading(low, in: view) { low += 1 }
    return low..<core.upperBound
  }

  private func isLeading(_ token: Int, in view: NamedSentence) -> Bool {
    view.sentence.tokens[token].upos == .punct
      || knowledge.has(view.words[token], use: "article")
      || knowledge.has(view.words[token], use: "hedge") && !view.isCapitalised(token)
  }
}
