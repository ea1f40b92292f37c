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
    let core = view.core(of: head)
    if let titled = titledName(core, head: head, in: sentence, depth: depth) { return titled }
    if let span = view.span(at: head), let known = known(span, head: head, core, in: sentence) {
      return known
    }
    if let role = roleMatch(head: head, core: core, in: view) {
      return described(
        by: role.entry, words: role.words, head: head, core: core, in: sentence, depth: depth)
    }
    let upos = view.sentence.tokens[head].upos
    if upos == .propn || view.sentence.mention(at: head) != nil {
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
      // "Group", "Party", "Council" inside a name are parts of it, not titles before it.
      if !isPerson, view.isCapitalised(end) || match.entry.kind == .means { continue }
      if match.entry.kind == .group || match.entry.kind == .state { continue }
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

  private func titled(
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
    let holder = holder(before: title.lowerBound, core: core, in: sentence, depth: depth)
    result.country = holder?.country
    if entry.inherits, let sector = holder?.inherited { result.sector = sector }
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
      result.country = contextCountry(in: sentence)
      result.isCountryInferred = true
    }
    if result.nature == .person { addGender(to: &result, from: name, in: view) }
    return result
  }

  func addGender(to reference: inout PartyReference, from name: Range<Int>, in view: NamedSentence) {
    guard reference.gender.isEmpty else { return }
    reference.gender = knowledge.givenNames[NameKey.folded(view.words[name.lowerBound])] ?? ""
  }

  /// Whether the words before a role say that it was held once: "former", "ex-", "ousted".
  func isFormer(_ low: Int, _ high: Int, in view: NamedSentence) -> Bool {
    low < high && (low..<high).contains { Self.former.contains(view.words[$0]) }
  }

  private static let former: Set<String> = [
    "former", "ex", "ousted", "deposed", "late", "ex-", "erstwhile", "exiled", "impeached",
  ]

  /// A name of the knowledge files.
  private func known(
    _ span: NameSpan, head: Int, _ core: Range<Int>, in sentence: Int
  ) -> PartyReference? {
    let view = views[sentence]
    let words = quote(span.tokens, in: sentence)
    if let party = knowledge.party(among: span.parties, on: date) {
      return known(party, words: words, span: span, in: sentence)
    }
    guard let country = span.country else { return nil }
    if introduced[NameKey.folded(quote(core, in: sentence).text)]?.nature == .person { return nil }
    var result = PartyReference(
      name: words, country: country.code, sector: .government, nature: .country)
    result.identity = "country:" + country.code
    result.isName = true
    if !Self.isState(country.code) { result.sector = .intergovernmental }
    if country.form == .demonym || country.form == .adjective && isPlural(head, in: view) {
      result.nature = .group
      result.isPlural = true
      result.sector = .civilian
      result.identity = nil
    } else if country.form == .adjective, view.sentence.tokens[head].upos == .noun,
      isSingularPerson(head, core, in: view)
    {
      result.nature = .person
      result.sector = .civilian
      result.identity = nil
    }
    return result
  }

  /// "an Afghan": one person of a people.
  private func isSingularPerson(_ head: Int, _ core: Range<Int>, in view: NamedSentence) -> Bool {
    core.lowerBound < head && ["a", "an", "one"].contains(view.words[core.lowerBound])
  }

  private func known(
    _ party: KnownParty, words: Quote, span: NameSpan, in sentence: Int
  ) -> PartyReference {
    var result = PartyReference(
      name: words, country: party.country, sector: party.sector, role: party.role,
      identity: party.id, nature: party.kind == .person ? .person : .body)
    result.isName = true
    if party.kind == .person {
      if party.isPast(on: date), [.government, .military, .legislature].contains(party.sector) {
        result.sector = .civilian
        result.role = party.role.map { "former " + $0 }
      } else if party.holds(on: date) == false {
        result.sector = nil
        result.role = nil
      }
      addGender(to: &result, from: span.tokens, in: views[sentence])
      if let full = introduction(of: words.text), full.identity == party.id,
        full.name.text.utf8.count > words.text.utf8.count
      {
        result.name = full.name
      }
    }
    return result
  }

  func isPlural(_ token: Int, in view: NamedSentence) -> Bool {
    let tokens = view.sentence.tokens
    return tokens[token].has(feature: "Number=Plur") || tokens[token].xpos == "NNS"
      || tokens[token].xpos == "NNPS"
  }

  /// A capitalised phrase that no file knows: from its introduction, its words, or its label.
  private func unknownName(
    head: Int, core: Range<Int>, in sentence: Int, depth: Int
  ) -> PartyReference? {
    let view = views[sentence]
    var name = core
    while name.count > 1, !view.isCapitalised(name.lowerBound),
      !view.isNameParticle(name.lowerBound) || ["the", "a", "an"].contains(view.words[name.lowerBound])
    {
      name = (name.lowerBound + 1)..<name.upperBound
    }
    while name.count > 1, view.words[name.lowerBound] == "the" {
      name = (name.lowerBound + 1)..<name.upperBound
    }
    let words = quote(name, in: sentence)
    if var known = introduction(of: words.text) {
      if known.nature != .person { known.name = words }
      if known.name.text.utf8.count < words.text.utf8.count { known.name = words }
      return known
    }
    let mention = view.sentence.mention(at: head)
    guard view.isCapitalised(name.lowerBound) || mention != nil else { return nil }
    var result = PartyReference(name: words, country: nil, sector: nil, nature: .body)
    result.isName = true
    let isPerson =
      mention?.label == .person || knowledge.givenNames[view.words[name.lowerBound]] != nil
    if let apposed = apposition(of: head, in: sentence, depth: depth) {
      result.country = apposed.country
      result.sector = apposed.sector
      result.role = apposed.role
      result.nature = apposed.nature == .group ? .person : apposed.nature
      result.gender = apposed.gender
      result.isCountryInferred = apposed.isCountryInferred
    } else if isPerson {
      result.nature = .person
      result.sector = .civilian
    } else if mention?.label != .organisation, let place = place(words.text, head, in: sentence) {
      result.nature = .country
      result.country = place.country.isEmpty ? nil : place.country
      result.sector = .government
      result.identity = place.identity
      return result
    }
    // A state in the name: "Bank of Ostland", "Ostland Gas".
    for span in view.spans where name.overlaps(span.tokens) && result.country == nil {
      result.country = span.country?.code ?? span.parties.first.flatMap { knowledge.parties[$0].country }
    }
    if result.country == nil, result.nature == .person {
      result.country = contextCountry(in: sentence)
      result.isCountryInferred = true
    }
    if result.nature == .person { addGender(to: &result, from: name, in: view) }
    return result
  }

  private func place(_ name: String, _ head: Int, in sentence: Int) -> Place? {
    knowledge.gazetteer.place(
      named: name, within: containers(of: head, in: sentence), countries: countryCounts,
      codeOfCountry: { knowledge.country(named: $0) })
  }
}
