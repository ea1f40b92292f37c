internal import CasusRecords
internal import CasusSyntax

/// The two sides of a truce or treaty, and the other side that a sentence names.
extension PolicyBuilder {
  /// "the Gaza ceasefire", "a Sudan peace plan": one bare place before a truce is where it holds;
  /// two, joined by a dash, are its sides.
  private func isTopic(_ owner: Party, of head: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    guard let at = tree.tokens.firstIndex(where: { $0.span == owner.name.span }),
      tree.tokens[at].upos == .propn, tree.tokens[at].relation.base == "compound"
    else { return false }
    return ![at - 1, at + 1].contains { index in
      tree.tokens.indices.contains(index)
        && (tree.tokens[index].form == "-" || tree.tokens[index].form == "–")
    }
  }

  /// The other country that the sentence names nearest to a measure: "amid U.S. tariffs" in a
  /// sentence on another country's trade.
  func otherSide(than holder: Party, near token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    guard let country = holder.country else { return nil }
    let names = tree.tokens.indices.filter { index in
      (isName(index, in: tree)
        || tree.tokens[index].upos == .adj && tree.tokens[index].form.first?.isUppercase == true)
        && !isAside(index, in: tree)
    }
    for index in names.sorted(by: { abs($0 - token) < abs($1 - token) }) {
      guard
        let party = reading.party(at: index, in: sentence)
          ?? reading.partyOfModifier(at: index, in: sentence),
        let other = party.country, other != country,
        reading.isPublicBody(party) || party.sector == .rebel
      else { continue }
      return party
    }
    return nil
  }

  /// Where or amid what something happens, and who stands behind it: no side of a measure.
  private func isAside(_ token: Int, in tree: Sentence) -> Bool {
    let aside = reading.words(.loosePrepositions) + reading.words(.settingPrepositions)
    if reading.words(.commonOwners).contains(tree.lemma(token).lowercased()) { return true }
    for next in [token - 1, token + 1] where tree.tokens.indices.contains(next) {
      if tree.tokens[next].form == "-" { return true }
    }
    return ([token] + tree.ancestors(of: token)).prefix(3).contains { at in
      !tree.isVerb(at) && (tree.marker(of: at).map(aside.contains) ?? false)
    }
  }

  /// The two sides of a truce or treaty; the first-named one holds it.
  func mutualParties(
    of noun: Int, government: Government, in sentence: Int
  ) -> (Party?, Party?) {
    let tree = reading.sentences[sentence]
    let head = compoundHead(of: noun, in: tree)
    var sides: [Party] = []
    func add(_ token: Int) {
      for party in reading.parties(at: token, in: sentence)
      where !sides.contains(where: { $0.name.text == party.name.text }) {
        sides.append(party)
      }
    }
    let owner = owner(of: head, in: sentence) ?? owner(of: noun, in: sentence)
    if let owner, !isTopic(owner, of: head, in: sentence) { sides.append(owner) }
    for child in tree.children(of: head) where tree.tokens[child].relation.base == "nmod" {
      let marker = tree.marker(of: child) ?? ""
      if marker == "between" || marker == "among" || marker == "with" {
        if marker == "with", sides.isEmpty, let verb = government.verb,
          let agent = tree.controller(of: verb)
        {
          add(agent)
        }
        add(child)
      }
    }
    if let verb = government.verb, sides.count < 2 {
      let isOwn = tree.children(of: verb, by: "nsubj").contains {
        tree.subtree(of: $0).contains(noun)
      }
      let with = tree.children(of: verb).first {
        tree.marker(of: $0) == "with" && tree.tokens[$0].relation.base == "obl"
      }
      if !isOwn, sides.isEmpty, government.effect != .propose || government.isByNoun,
        let agent = tree.controller(of: verb)
      {
        add(agent)
      }
      if let with { add(with) }
    }
    return (sides.first, sides.count > 1 ? sides[1] : nil)
  }
}
