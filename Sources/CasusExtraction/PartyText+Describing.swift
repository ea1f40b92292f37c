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

  func addGender(to reference: inout PartyReference, from name: Range<Int>, in view: NamedSentence)
  {
    guard reference.gender.isEmpty else { return }
    reference.gender = knowledge.givenNames[NameKey.folded(view.words[name.lowerBound])] ?? ""
  }

  /// Whether the words before a role say that it was held once: "former", "ex-", "ousted".
  func isFormer(_ low: Int, _ high: Int, in view: NamedSentence) -> Bool {
    low < high && (low..<high).contains { knowledge.has(view.words[$0], use: "former") }
  }

  /// A name of the knowledge files.
  private func known(
    _ span: NameSpan, head: Int, _ core: Range<Int>, in sentence: Int
  ) -> PartyReference? {
    let view = views[sentence]
    let words = quote(span.tokens, in: sentence)
    if var party = knowledge.party(among: span.parties, on: date) {
      if let other = countryOfNamesake(party, span, in: sentence) {
        party.country = other
        party.id = "name:" + other + NameKey.folded(party.name)
      }
      return known(party, words: words, span: span, in: sentence)
    }
    if let asset = assetReference(span, words: words) { return asset }
    guard let country = span.country else { return nil }
    if introduced[NameKey.folded(quote(core, in: sentence).text)]?.nature == .person { return nil }
    var result = PartyReference(
      name: words, country: country.code, sector: .government, nature: .country)
    result.identity = "country:" + country.code
    result.isName = true
    if country.form == .region {
      result.identity = "region:" + NameKey.folded(words.text)
      return result
    }
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

  /// "the Honduran National Electoral Council": a body of the same name in another country, as a
  /// word right before it says, or, for parties and houses, as the whole text does.
  private func countryOfNamesake(
    _ party: KnownParty, _ span: NameSpan, in sentence: Int
  ) -> String? {
    guard party.kind == .organisation, let own = party.country, party.sector != .rebel else {
      return nil
    }
    let view = views[sentence]
    let before = span.tokens.lowerBound - 1
    if before >= 0, let country = view.span(at: before)?.country, country.code != own,
      country.form == .adjective, Self.isState(country.code),
      view.nominalHead(before) != before || view.sentence.tokens[before].relation.base == "amod"
    {
      return country.code
    }
    guard party.sector == .party || party.sector == .legislature, let main = mainCountry,
      main != own, countryCounts[own] ?? 0 <= 1 + countryCounts[main]! / 4
    else { return nil }
    return main
  }

  /// A named pipeline, port or strait: a thing of its country.
  private func assetReference(_ span: NameSpan, words: Quote) -> PartyReference? {
    for case .asset(let index) in span.readings {
      let asset = knowledge.assets[index]
      let isWay = asset.kind == "strait" || asset.kind == "canal" || asset.kind == "route"
      var result = PartyReference(
        name: words, country: asset.countries.count == 1 ? asset.countries[0] : nil,
        sector: isWay ? .government : .business, identity: asset.id, nature: .thing)
      result.isName = true
      return result
    }
    return nil
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
    if result.country == nil, party.sector == .rebel, mayInferCountry(.rebel, in: sentence) {
      result.country = contextCountry(
        in: sentence, before: span.tokens.lowerBound, isOffice: false)
      result.isCountryInferred = true
    }
    if party.kind == .person {
      let returns = span.parties.contains { knowledge.parties[$0].from > (date?.iso ?? "9") }
      if party.isPast(on: date), !returns,
        [.government, .military, .legislature].contains(party.sector)
      {
        result.sector = .civilian
        result.role = party.role.map { "former " + $0 }
      } else if party.holds(on: date) == false {
        result.sector = nil
        result.role = nil
      }
      // Before and after an office, the text's own word for the person counts.
      if party.holds(on: date) != true, let told = introduction(of: words.text),
        told.identity == party.id, told.isTitled
      {
        result.sector = told.sector
        result.role = told.role
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
    let mention = view.sentence.mention(at: head)
    var name = core
    if let mention, mention.label == .person, core.overlaps(mention.tokens) {
      name = mention.tokens
    }
    while name.count > 1, isLooseStart(name.lowerBound, in: view) {
      name = (name.lowerBound + 1)..<name.upperBound
    }
    let words = quote(name, in: sentence)
    if var known = introduction(of: words.text) {
      if known.nature != .person || known.name.text.utf8.count < words.text.utf8.count {
        known.name = words
      }
      return known
    }
    guard view.isCapitalised(name.lowerBound) || mention != nil else { return nil }
    var result = PartyReference(name: words, country: nil, sector: nil, nature: .body)
    result.isName = true
    if let apposed = apposition(of: head, in: sentence, depth: depth) {
      result.country = apposed.country
      result.sector = apposed.sector
      result.role = apposed.role
      result.isTitled = apposed.role != nil
      result.nature = apposed.nature == .group ? .person : apposed.nature
      result.gender = apposed.gender
      result.isCountryInferred = apposed.isCountryInferred
    } else if let sector = nameSector(name, in: view), mention?.label != .person {
      result.sector = sector
    } else if mention?.label == .person || isPersonName(name, head, mention?.label, in: view) {
      result.nature = .person
      result.sector = .civilian
    } else if mention?.label != .organisation, let place = place(words.text, head, in: sentence) {
      return reference(to: place, words, head, in: sentence)
    } else if let governor = governorSector(of: head, in: sentence) {
      result.sector = governor
    }
    // A place that the gazetteer lacks is no party.
    if result.sector == nil, result.role == nil, mention?.label == .location { return nil }
    // A state in the name: "Bank of Ostland", "Ostland Gas".
    for span in view.spans where name.overlaps(span.tokens) && result.country == nil {
      result.country =
        span.country?.code ?? span.parties.first.flatMap { knowledge.parties[$0].country }
    }
    if result.country == nil, result.nature == .person || result.sector != nil,
      mayInferCountry(result.sector, in: sentence)
    {
      result.country = contextCountry(
        in: sentence, before: name.lowerBound, isOffice: result.sector != .civilian)
      result.isCountryInferred = true
    }
    if result.nature == .person { addGender(to: &result, from: name, in: view) }
    return result
  }

  private func isLooseStart(_ token: Int, in view: NamedSentence) -> Bool {
    knowledge.has(view.words[token], use: "article")
      || !view.isCapitalised(token) && !view.isNameParticle(token)
  }

  /// A city acts only where it stands as a subject; else it is where something happens.
  private func reference(
    to place: Place, _ words: Quote, _ head: Int, in sentence: Int
  ) -> PartyReference? {
    let relation = views[sentence].sentence.tokens[head].relation.base
    if place.kind == .city, relation != "nsubj" { return nil }
    if place.country.isEmpty { return nil }
    var result = PartyReference(
      name: words, country: place.country, sector: .government, nature: .country)
    result.isName = true
    result.identity = place.identity
    return result
  }

  /// What a word in the name says: "Belmar Tankers", "the Dawei Column".
  private func nameSector(_ name: Range<Int>, in view: NamedSentence) -> Sector? {
    guard name.count > 1 else { return nil }
    for token in [name.upperBound - 1, name.lowerBound] where view.isCapitalised(token) {
      if let sector = knowledge.nameWords[view.words[token]] { return sector }
    }
    return nil
  }

  private func isPersonName(
    _ name: Range<Int>, _ head: Int, _ label: EntityLabel?, in view: NamedSentence
  ) -> Bool {
    guard name.count > 1, name.count < 6, label != .organisation, label != .location,
      name.allSatisfy({ view.isCapitalised($0) || view.isNameParticle($0) })
    else { return false }
    if knowledge.givenNames[NameKey.folded(view.words[name.lowerBound])] != nil { return true }
    // The treebanks join the parts of a person's name as `flat`, those of other names as compounds.
    return head == name.lowerBound && name.count <= 4
      && name.dropFirst().contains {
        view.sentence.tokens[$0].head == head && view.sentence.tokens[$0].relation.base == "flat"
          && view.isCapitalised($0)
      }
  }

  /// "gunmen of the Dawei Column", "the chief executive of Nordklubb": whose people they are.
  private func governorSector(of head: Int, in sentence: Int) -> Sector? {
    let view = views[sentence]
    let token = view.sentence.tokens[head]
    guard token.head >= 0, token.relation.base == "nmod" || token.relation.base == "compound",
      let match = knowledge.roles.match(
        endingAt: token.head, words: view.words, lemmas: view.lemmas)
    else { return nil }
    switch match.entry.sector {
    case .rebel, .business, .media, .criminal, .labour: return match.entry.sector
    default: return nil
    }
  }

  private func place(_ name: String, _ head: Int, in sentence: Int) -> Place? {
    knowledge.gazetteer.place(
      named: name, within: containers(of: head, in: sentence), countries: countryCounts,
      codeOfCountry: { knowledge.country(named: $0) })
  }
}
