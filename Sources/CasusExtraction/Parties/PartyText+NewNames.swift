internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  /// A capitalised phrase that no file knows: from its introduction, its words, or its label.
  func unknownName(
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
    // "South" alone is a direction, though a region somewhere bears the name.
    if name.count == 1, knowledge.has(view.words[name.lowerBound], use: "direction") { return nil }
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
      result.privateRole = apposed.privateRole
      result.isTitled = apposed.role != nil
      result.nature = apposed.nature == .group ? .person : apposed.nature
      result.gender = apposed.gender
      result.isCountryInferred = apposed.isCountryInferred
    } else if let sector = nameSector(name, in: view), mention?.label != .person {
      result.sector = sector
    } else if mention?.label == .person || isPersonName(name, head, mention?.label, in: view) {
      result.nature = .person
      result.sector = .civilian
      // "Commodore Aro of Norland's coast guard": whose he is.
      if let holder = postmodifier(of: name, title: name, in: sentence, depth) {
        result.country = holder.country
        result.sector = holder.inherited ?? .civilian
      }
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
    let view = views[sentence]
    if isBearing(nameRange(view.core(of: head), in: view), in: view) { return nil }
    return knowledge.gazetteer.place(
      named: name, within: containers(of: head, in: sentence), countries: countryCounts,
      codeOfCountry: { knowledge.country(named: $0) })
  }
}
