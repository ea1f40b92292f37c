internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  func isThing(at token: Int, in sentence: Int) -> Bool {
    guard views.indices.contains(sentence) else { return false }
    let view = views[sentence]
    let head = view.nominalHead(token)
    if let span = view.span(at: head), span.parties.isEmpty,
      span.readings.contains(where: { if case .asset = $0 { true } else { false } })
    {
      return true
    }
    return knowledge.roles.match(endingAt: head, words: view.words, lemmas: view.lemmas)?
      .entry.kind == .thing
  }

  /// The place that a phrase names.
  func placeReference(at token: Int, in sentence: Int) -> PlaceReference? {
    guard views.indices.contains(sentence) else { return nil }
    let view = views[sentence]
    guard view.sentence.tokens.indices.contains(token) else { return nil }
    let head = view.nominalHead(token)
    let core = nameRange(view.core(of: head), in: view)
    let words = quote(core, in: sentence)
    if let span = view.span(at: head), let country = span.country, Self.isState(country.code),
      country.form == .name
    {
      if UnknownStates.isCode(country.code) { return PlaceReference(words: words) }
      return PlaceReference(
        words: words, identity: "country:" + country.code, country: country.code)
    }
    let within = containers(of: head, in: sentence)
    // "Northern Port Ost" is known as Port Ost; "Ost Air" is not known as Air.
    let proper = words.text.drop { !$0.isUppercase }
    for name in [words.text, String(proper)] where view.isCapitalised(head) {
      guard
        let place = knowledge.gazetteer.place(
          named: name, within: within, countries: countryCounts,
          codeOfCountry: { knowledge.country(named: $0) })
      else { continue }
      return PlaceReference(
        words: words, identity: place.identity,
        country: place.country.isEmpty ? nil : place.country,
        region: knowledge.gazetteer.regionName(of: place), latitude: place.latitude,
        longitude: place.longitude)
    }
    if view.sentence.mention(at: head)?.label == .location {
      let inferred = within.lazy.compactMap { self.knowledge.country(named: $0) }.first
      return PlaceReference(words: words, country: inferred)
    }
    return nil
  }
}
