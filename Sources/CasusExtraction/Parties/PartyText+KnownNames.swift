internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  /// A name of the knowledge files.
  func known(
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
    guard party.sector == .party || party.sector == .legislature,
      !names(country: own, in: span.tokens, of: sentence), let main = mainCountry,
      main != own, countryCounts[own] ?? 0 <= 1 + countryCounts[main]! / 4
    else { return nil }
    return main
  }

  /// "the U.S. House": the name itself says whose it is.
  private func names(country: String, in tokens: Range<Int>, of sentence: Int) -> Bool {
    tokens.indices.contains { start in
      (start + 1..<min(start + 4, tokens.upperBound + 1)).contains { end in
        knowledge.country(named: quote(start..<end, in: sentence).text) == country
      }
    }
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
    core.lowerBound < head && knowledge.has(view.words[core.lowerBound], use: "single")
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
}
