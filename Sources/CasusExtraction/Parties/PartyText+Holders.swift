internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// The country or organisation that a role noun goes with.
struct RoleHolder {
  var country: String?
  /// The organisation's sector, for roles that take it; nil for countries.
  var inherited: Sector?
  var isPerson = false
}

extension PartyText {
  /// The country or body among the words before a role: "Polish", "Hamas", "Iran 's", "her".
  func holder(
    before end: Int, core: Range<Int>, in sentence: Int, depth: Int
  ) -> RoleHolder? {
    let view = views[sentence]
    var found: RoleHolder?
    var at = core.lowerBound
    while at < end {
      if let span = view.span(at: at) {
        // "Russian-backed": whose friends they are, not whose they are.
        let after = span.tokens.upperBound
        if after + 1 < view.words.count, view.words[after] == "-",
          knowledge.has(view.words[after + 1], use: "support")
        {
          at = after + 2
          continue
        }
        let holder = holder(of: span)
        // The innermost body decides; a country before it is only its address.
        if let holder, found == nil || holder.inherited != nil {
          found = RoleHolder(
            country: holder.country ?? found?.country, inherited: holder.inherited,
            isPerson: holder.isPerson)
        }
        at = max(at + 1, span.tokens.upperBound)
        continue
      }
      if view.sentence.tokens[at].relation.label == "nmod:poss", found == nil {
        let reference =
          view.sentence.tokens[at].upos == .pron
          ? depth < 2 && !mentions.isEmpty
            ? antecedent(ofPronoun: at, in: sentence, depth: depth + 1) : nil
          : describe(at, in: sentence, depth: depth + 1)
        if let reference {
          found = RoleHolder(
            country: reference.country, inherited: inheritable(reference),
            isPerson: reference.nature == .person)
        }
      } else if found == nil, view.isCapitalised(at) {
        found = holder(ofUnknown: at, before: end, core: core, in: sentence)
      } else if found == nil || found?.inherited == nil,
        let match = knowledge.roles.match(endingAt: at, words: view.words, lemmas: view.lemmas),
        match.entry.kind == .body, match.entry.sector != .government
      {
        // "army spokesman", "police chief", "rebel commander".
        found = RoleHolder(country: found?.country, inherited: match.entry.sector)
      }
      at += 1
    }
    return found
  }

  private func holder(of span: NameSpan) -> RoleHolder? {
    if let party = knowledge.party(among: span.parties, on: date) {
      return RoleHolder(
        country: party.country, inherited: party.kind == .person ? nil : party.sector,
        isPerson: party.kind == .person)
    }
    if let country = span.country {
      let sector: Sector? = Self.isState(country.code) ? nil : .intergovernmental
      return RoleHolder(country: country.code, inherited: sector)
    }
    return nil
  }

  /// A capitalised word that only the text or the gazetteer knows: "Liverpool Crown Court".
  private func holder(
    ofUnknown token: Int, before end: Int, core: Range<Int>, in sentence: Int
  ) -> RoleHolder? {
    let view = views[sentence]
    var stop = token
    while stop < end, view.isCapitalised(stop) || view.isNameParticle(stop) { stop += 1 }
    var last = stop
    while last > token {
      let words = quote(token..<last, in: sentence).text
      if let known = introduction(of: words) {
        return RoleHolder(
          country: known.country, inherited: inheritable(known),
          isPerson: known.nature == .person)
      }
      if !isBearing(token..<last, in: view), knowledge.gazetteer.contains(words),
        let place = knowledge.gazetteer.place(named: words, countries: countryCounts),
        !place.country.isEmpty,
        place.population > Self.knownTown || countryCounts[place.country] != nil
      {
        return RoleHolder(country: place.country)
      }
      last -= 1
    }
    return nil
  }

  /// "Northern" in "the Northern Command": no place, though one bears the name.
  func isBearing(_ tokens: Range<Int>, in view: NamedSentence) -> Bool {
    tokens.allSatisfy { knowledge.has(view.words[$0], use: "bearing") }
  }

  func inheritable(_ reference: PartyReference) -> Sector? {
    reference.nature == .body || reference.nature == .group ? reference.sector : nil
  }

  /// What follows a role noun and tells whose it is: "of France", "in Naypyidaw", "for the army".
  func complement(
    of head: Int, core: Range<Int>, entry: RoleEntry, in sentence: Int, depth: Int
  ) -> (holder: RoleHolder, extends: Bool, isOf: Bool, end: Int)? {
    let view = views[sentence]
    for child in view.sentence.children(of: head) {
      guard child >= core.upperBound, view.sentence.tokens[child].relation.label == "nmod",
        let marker = view.sentence.marker(of: child), knowledge.has(marker, use: "owning")
      else { continue }
      let inner = view.core(of: child)
      guard let first = view.sentence.child(of: child, by: "case"), first == core.upperBound else {
        continue
      }
      var end = inner.upperBound
      if let nested = view.sentence.children(of: child, by: "nmod").first(where: {
        view.sentence.marker(of: $0) == "of" && view.sentence.child(of: $0, by: "case") == end
      }) {
        end = view.core(of: nested).upperBound
      }
      let reference = describe(child, in: sentence, depth: depth + 1)
      var holder = RoleHolder(
        country: reference?.country, inherited: reference.flatMap { inheritable($0) })
      // "The Regional Court of Dresden": the town tells the state, as one name or apart.
      if holder.country == nil, reference?.sector == nil, view.isCapitalised(child) {
        let name = quote(inner, in: sentence).text
        holder.country =
          knowledge.gazetteer.place(named: name, countries: countryCounts)?.country
      }
      let isNaming = marker == "of" || reference != nil && marker != "at"
      return (holder, isNaming && end - core.lowerBound < 12, marker == "of", end)
    }
    return nil
  }

  /// "X, president of Y": what follows the title's own noun when the name comes after.
  func postmodifier(
    of core: Range<Int>, title: Range<Int>, in sentence: Int, _ depth: Int
  ) -> RoleHolder? {
    let view = views[sentence]
    for token in core {
      for child in view.sentence.children(of: token) where child >= core.upperBound {
        guard view.sentence.tokens[child].relation.label == "nmod",
          let marker = view.sentence.marker(of: child), knowledge.has(marker, use: "owning"),
          let reference = describe(child, in: sentence, depth: depth + 1)
        else { continue }
        return RoleHolder(country: reference.country, inherited: inheritable(reference))
      }
    }
    return nil
  }

  /// A description set beside a name: "X, the Polish foreign minister,".
  func apposition(of head: Int, in sentence: Int, depth: Int) -> PartyReference? {
    let view = views[sentence]
    for child in view.sentence.children(of: head) where child > head {
      guard view.sentence.tokens[child].relation.base == "appos",
        view.sentence.tokens[child].upos == .noun || view.sentence.tokens[child].upos == .propn
      else { continue }
      if let found = describe(child, in: sentence, depth: depth + 1),
        found.role != nil || !found.isName
      {
        return found
      }
    }
    let token = view.sentence.tokens[head]
    if token.relation.base == "appos", token.head >= 0,
      view.sentence.tokens[token.head].upos == .noun
    {
      return describe(token.head, in: sentence, depth: depth + 2)
    }
    return nil
  }

  /// A name set beside a description.
  func apposedName(of head: Int, in sentence: Int, depth: Int) -> PartyReference? {
    let view = views[sentence]
    for child in view.sentence.children(of: head, by: "appos") where child > head {
      guard view.sentence.tokens[child].upos == .propn,
        let found = describe(child, in: sentence, depth: depth + 2), found.isName,
        found.nature != .country
      else { continue }
      return found
    }
    return nil
  }

  /// What a place name is said to lie in: "Springfield, Illinois", "Odesa in Ukraine".
  func containers(of head: Int, in sentence: Int) -> [String] {
    let view = views[sentence]
    var result: [String] = []
    for child in view.sentence.children(of: head) where child > head {
      let relation = view.sentence.tokens[child].relation.base
      guard
        relation == "appos" || relation == "nmod" || relation == "list" || relation == "conj"
          || relation == "dep", view.isCapitalised(child)
      else { continue }
      result.append(quote(view.core(of: child), in: sentence).text)
      result += result.count < 4 ? containers(of: child, in: sentence) : []
    }
    return result
  }
}
