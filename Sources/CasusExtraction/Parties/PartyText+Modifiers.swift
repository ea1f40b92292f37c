internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  func partyOfModifier(at token: Int, in sentence: Int) -> Party? {
    let view = views[sentence]
    let word = view.sentence.tokens[token]
    if word.relation.label == "nmod:poss", word.upos == .pron {
      return antecedent(ofPronoun: token, in: sentence)?.party
    }
    let isModifier =
      ["amod", "compound", "det"].contains(word.relation.base)
      || word.relation.label.hasPrefix("nmod:")
    if isModifier {
      if let found = modifierReference(
        token..<(token + 1), head: word.head, in: sentence)
      {
        return found.party
      }
      return describe(token, in: sentence)?.party
    }
    return modifierReference(view.core(of: token), head: token, in: sentence)?.party
  }

  /// The party named by the words before a head; strikes and weapons make a state its forces.
  func modifierReference(
    _ tokens: Range<Int>, head: Int, in sentence: Int
  ) -> PartyReference? {
    let view = views[sentence]
    for token in tokens where token != head {
      let word = view.sentence.tokens[token]
      if word.upos == .pron, word.relation.label == "nmod:poss" {
        return antecedent(ofPronoun: token, in: sentence)
      }
      guard let span = view.span(at: token) else {
        if word.relation.label == "nmod:poss", let found = describe(token, in: sentence, depth: 1) {
          return found
        }
        continue
      }
      let words = quote(span.tokens, in: sentence)
      if let party = knowledge.party(among: span.parties, on: date) {
        var result = PartyReference(
          name: words, country: party.country, sector: party.sector, role: party.role,
          identity: party.id, nature: party.kind == .person ? .person : .body)
        result.isName = true
        return result
      }
      guard let country = span.country else { continue }
      var result = PartyReference(
        name: words, country: country.code,
        sector: Self.isState(country.code) ? .government : .intergovernmental, nature: .country)
      result.identity = "country:" + country.code
      result.isName = true
      if head >= 0, Self.isState(country.code),
        let match = knowledge.roles.match(endingAt: head, words: view.words, lemmas: view.lemmas),
        match.entry.kind == .means
      {
        result.sector = .military
      }
      return result
    }
    return nil
  }

  /// The states of a plural's joined adjectives: "Norwegian and Polish leaders".
  func peoples(at token: Int, in sentence: Int) -> [Party] {
    let view = views[sentence]
    let tree = view.sentence
    guard tree.tokens.indices.contains(token), tree.tokens[token].xpos == "NNS",
      let first = tree.children(of: token).first(where: {
        $0 < token && ["amod", "compound"].contains(tree.tokens[$0].relation.base)
          && tree.children(of: $0).contains {
            tree.tokens[$0].relation.base == "conj" && $0 < token
          }
      })
    else { return [] }
    let joined = [first] + tree.children(of: first, by: "conj").filter { $0 < token }
    let found = joined.compactMap {
      modifierReference($0..<($0 + 1), head: -1, in: sentence)
    }.filter { $0.nature == .country && $0.country != nil }
    return Set(found.compactMap(\.country)).count == joined.count ? found.map(\.party) : []
  }

  /// The country that the first word of a longer name means by itself: "U.S." of "U.S. military".
  func countryParty(at token: Int, in sentence: Int) -> Party? {
    guard views.indices.contains(sentence), let span = views[sentence].span(at: token),
      span.tokens.count > 1, span.tokens.lowerBound == token,
      let code = knowledge.country(named: views[sentence].sentence.tokens[token].form),
      Self.isState(code)
    else { return nil }
    return PartyReference(
      name: quote(token..<token + 1, in: sentence), country: code, sector: .government,
      identity: "country:" + code, nature: .country
    ).party
  }
}
