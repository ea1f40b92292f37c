internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  /// What the phrase of a nominal head says by itself: pronouns and definite short forms are not
  /// followed here.
  func describe(_ token: Int, in sentence: Int, depth: Int = 0) -> PartyReference? {
    guard depth < 4 else { return nil }
    let view = views[sentence]
    let head = view.nominalHead(token)
    var core = view.core(of: head)
    while core.count > 1, knowledge.has(view.words[core.lowerBound], use: "calendar") {
      core = (core.lowerBound + 1)..<core.upperBound
    }
    if knowledge.has(view.words[head], use: "calendar") { return nil }
    if let span = view.span(at: head), !span.parties.isEmpty,
      knowledge.party(among: span.parties, on: date).map({
        $0.kind == .organisation || $0.holds(on: date) == true
      }) ?? false, let known = known(span, head: head, core, in: sentence)
    {
      return known
    }
    if let titled = titledName(core, head: head, in: sentence, depth: depth) { return titled }
    if let span = view.span(at: head), let known = known(span, head: head, core, in: sentence) {
      return known
    }
    if view.sentence.tokens[head].upos != .adj,
      let role = roleMatch(head: head, core: core, in: view)
    {
      return described(
        by: role.entry, words: role.words, head: head, core: core, in: sentence, depth: depth)
    }
    let upos = view.sentence.tokens[head].upos
    let isWrittenAsName = head > 0 && view.isCapitalised(head)
    if upos == .propn || isWrittenAsName || view.sentence.mention(at: head) != nil {
      return unknownName(head: head, core: core, in: sentence, depth: depth)
    }
    return nil
  }

  /// The role noun at the head, or at the end of a capitalised name ("Justice Ministry").
  private func roleMatch(
    head: Int, core: Range<Int>, in view: NamedSentence
  ) -> (entry: RoleEntry, words: Range<Int>)? {
    for end in [head, core.upperBound - 1] {
      guard let match = knowledge.roles.match(endingAt: end, words: view.words, lemmas: view.lemmas)
      else { continue }
      if end != head, view.sentence.tokens[head].upos != .propn { continue }
      // "Belmar Tankers" is a name and no tankers.
      let isInName =
        core.count > 1 && end > core.lowerBound
        && view.isCapitalised(end) && view.isCapitalised(end - 1)
      if isInName, match.entry.kind == .thing || match.entry.kind == .means { continue }
      // "Chris Baker" is a name and no baker.
      if isInName, match.entry.isPrivate { continue }
      return (match.entry, (end - match.count + 1)..<(end + 1))
    }
    // "Ministry of Foreign Affairs", "Court of Appeal": the head alone is known.
    return nil
  }

  /// "Polish Foreign Minister X", "the state company X": a role noun and then a name.
  private func titledName(
    _ core: Range<Int>, head: Int, in sentence: Int, depth: Int
  ) -> PartyReference? {
    let view = views[sentence]
    guard core.count > 1 else { return nil }
    var end = core.upperBound - 2
    while end >= core.lowerBound {
      defer { end -= 1 }
      guard isNameRun((end + 1)..<core.upperBound, in: view),
        let match = knowledge.roles.match(endingAt: end, words: view.words, lemmas: view.lemmas)
      else { continue }
      let isPerson = match.entry.kind == .person
      // "the Norlandic National Assembly": an adjective is no title.
      if match.count == 1, view.sentence.tokens[end].upos == .adj, view.isCapitalised(end) {
        continue
      }
      // "Group", "Party", "Council" inside a name are parts of it, not titles before it.
      if !isPerson, view.isCapitalised(end) || match.entry.kind == .means { continue }
      if match.entry.kind == .group || match.entry.kind == .state { continue }
      // "Christian Ntsay", "Judge" at the start of a name: a given name is no title.
      if isPerson, match.entry.sector == .religious || match.entry.sector == .civilian,
        view.isCapitalised(end), knowledge.givenNames[view.words[end]] != nil
      {
        continue
      }
      if let span = view.span(at: end + 1), span.tokens.lowerBound <= end { continue }
      let name = (end + 1)..<core.upperBound
      let title = (end - match.count + 1)..<(end + 1)
      return titled(
        name, title: title, entry: match.entry, core: core, in: sentence, depth: depth)
    }
    return nil
  }

  private func isNameRun(_ tokens: Range<Int>, in view: NamedSentence) -> Bool {
    guard let first = tokens.first, view.isCapitalised(first) || view.isNameParticle(first),
      view.words[first] != "'"
    else { return false }
    var capitals = 0
    for index in tokens {
      if view.isCapitalised(index) {
        capitals += 1
      } else if !view.isNameParticle(index), view.sentence.tokens[index].upos != .num {
        return false
      }
    }
    return capitals > 0
  }

  func titled(
    _ name: Range<Int>, title: Range<Int>, entry: RoleEntry, core: Range<Int>, in sentence: Int,
    depth: Int
  ) -> PartyReference {
    let view = views[sentence]
    let words = quote(name, in: sentence)
    var result = PartyReference(
      name: words, country: nil, sector: entry.sector,
      role: quote(title, in: sentence).text.lowercased(),
      nature: entry.kind == .person ? .person : entry.kind == .thing ? .thing : .body)
    result.gender = entry.gender
    result.isName = true
    result.isTitled = true
    result.privateRole = privateRole(entry, title, in: sentence)
    let holder = holder(before: title.lowerBound, core: core, in: sentence, depth: depth)
    result.country = holder?.country
    if let sector = holder?.inherited, entry.inherits || sector == .intergovernmental {
      result.sector = sector
    }
    if isFormer(core.lowerBound, title.lowerBound, in: view) { result.sector = .civilian }
    // The office says more of the day than the name does, the name more of the country.
    if let span = view.span(at: name.lowerBound), span.tokens.upperBound >= name.upperBound - 1,
      let party = knowledge.party(among: span.parties, on: date)
    {
      result.identity = party.id
      result.country = result.country ?? party.country
      if result.sector == nil { result.sector = party.sector }
    } else if let known = introduction(of: words.text) {
      result.country = result.country ?? known.country
      result.identity = known.identity
      if words.text.utf8.count < known.name.text.utf8.count { result.name = known.name }
    }
    if result.country == nil, let post = postmodifier(of: core, title: title, in: sentence, depth) {
      result.country = post.country
      if entry.inherits, let sector = post.inherited { result.sector = sector }
    }
    if result.country == nil, entry.isLocal {
      result.country = contextCountry(
        in: sentence, before: title.lowerBound, isOffice: entry.sector != .civilian)
      result.isCountryInferred = true
    }
    if result.nature == .person { addGender(to: &result, from: name, in: view) }
    return result
  }

  /// The words of a role that nobody holds in public; written as a name they are one: "Chris Barber".
  func privateRole(_ entry: RoleEntry, _ words: Range<Int>, in sentence: Int) -> Quote? {
    guard entry.isPrivate, entry.kind == .person,
      !views[sentence].isCapitalised(words.lowerBound)
    else { return nil }
    return quote(words, in: sentence)
  }

  func addGender(to reference: inout PartyReference, from name: Range<Int>, in view: NamedSentence)
  {
    guard reference.gender.isEmpty else { return }
    reference.gender = knowledge.givenNames[NameKey.folded(view.words[name.lowerBound])] ?? ""
  }

  /// Whether the words before a role say that it was held once: "former", "ex-", "ousted".
  func isFormer(_ low: Int, _ high: Int, in view: NamedSentence) -> Bool {
    low < high && (low..<high).contains { knowledge.has(view.words[$0], use: "former") }
  }

  func isPlural(_ token: Int, in view: NamedSentence) -> Bool {
    let tokens = view.sentence.tokens
    return tokens[token].has(feature: "Number=Plur") || tokens[token].xpos == "NNS"
      || tokens[token].xpos == "NNPS"
  }
}
