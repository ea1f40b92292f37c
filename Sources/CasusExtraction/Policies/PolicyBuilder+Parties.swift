internal import CasusRecords
internal import CasusSyntax

/// Who keeps a measure, and against whom.
extension PolicyBuilder {
  func parties(
    of token: Int, kind: PolicyKind, government: Government, in sentence: Int
  ) -> (holder: Party?, recipient: Party?) {
    let (holder, recipient) = told(of: token, kind: kind, government: government, in: sentence)
    // "the barred men" keep nothing.
    let isNobody =
      holder?.sector == .civilian && holder?.role == nil && kind != .ceasefire && kind != .treaty
    return (isNobody ? nil : holder, recipient)
  }

  private func told(
    of token: Int, kind: PolicyKind, government: Government, in sentence: Int
  ) -> (holder: Party?, recipient: Party?) {
    let tree = reading.sentences[sentence]
    if tree.isVerb(token) {
      let holder = verbHolder(token, in: sentence)
      let recipient =
        verbRecipient(token, kind: kind, in: sentence)
        ?? (kind == .suspension ? shared(behind: token, in: sentence) : nil)
      return (holder, other(than: holder, recipient))
    }
    if kind == .ceasefire || kind == .treaty {
      return mutualParties(of: token, government: government, in: sentence)
    }
    let holder = nounHolder(token, government: government, in: sentence)
    if kind == .emergency || kind == .neutrality { return (holder, nil) }
    let goods = kind == .tariff ? trade(behind: token, in: sentence) : nil
    let recipient =
      goods?.exporter ?? nounRecipient(token, kind: kind, government: government, in: sentence)
    let keeper = holder ?? goods?.importer
    return (keeper, other(than: keeper, recipient ?? shared(behind: token, in: sentence)))
  }

  /// Nobody keeps a measure against himself: "tariffs on imports into the country" name the holder.
  private func other(than holder: Party?, _ recipient: Party?) -> Party? {
    guard let recipient, recipient.name.span != holder?.name.span,
      recipient.country != nil || recipient.sector != nil
    else { return nil }
    // "bars flights within Norland", said by Norland: where, not whom.
    if let holder, holder.country == recipient.country, recipient.country != nil,
      recipient.sector == .government, recipient.role == nil, reading.isPublicBody(holder),
      recipient.name.text.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true })
    {
      return nil
    }
    return recipient
  }

  /// The subject of an active verb, the by-phrase of a passive; a controlled verb's controller.
  private func verbHolder(_ verb: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    if let party = reading.byPhrase(after: verb, in: sentence) { return party }
    let isPassive =
      tree.child(of: verb, by: "nsubj:pass") != nil
      || tree.child(of: verb, by: "aux:pass") != nil
      || tree.tokens[verb].relation.base == "acl" && tree.tokens[verb].xpos == "VBN"
    return isPassive ? nil : reading.agent(of: verb, in: sentence)
  }

  private func verbRecipient(_ verb: Int, kind: PolicyKind, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    let object =
      tree.child(of: verb, by: "obj") ?? tree.child(of: verb, by: "nsubj:pass")
      ?? (tree.tokens[verb].relation.base == "acl" ? tree.tokens[verb].head : nil)
    // "bars the interim leaders from running": persons are barred, flights are not.
    if let object, kind == .ban || kind == .sanctions || kind == .recognition,
      !reading.isThing(at: object, in: sentence),
      let party = reading.party(at: object, in: sentence)
    {
      return party
    }
    for child in tree.children(of: verb) {
      guard tree.tokens[child].relation.base == "obl",
        reading.words(.barredPrepositions).contains(tree.marker(of: child) ?? "")
      else { continue }
      if let party = named(under: child, in: sentence) { return party }
    }
    guard let object else { return nil }
    // "all U.S. aid to Ukraine": to whom it went comes before whose it was.
    for part in tree.subtree(of: object) where isName(part, in: tree) {
      if reading.words(.formerPrepositions).contains(tree.marker(of: part) ?? ""),
        let party = reading.party(at: part, in: sentence)
      {
        return party
      }
    }
    return named(under: object, in: sentence)
  }

  private func nounHolder(
    _ noun: Int, government: Government, in sentence: Int
  ) -> Party? {
    let tree = reading.sentences[sentence]
    let head = compoundHead(of: noun, in: tree)
    if let owner = owner(of: head, in: sentence)
      ?? (head == noun ? nil : owner(of: noun, in: sentence))
    {
      return owner
    }
    for child in tree.children(of: head) where tree.marker(of: child) == "by" {
      if let party = reading.party(at: child, in: sentence) { return party }
    }
    // "breaches an embargo imposed by the union": whoever imposed it keeps it.
    if let clause = tree.children(of: head, by: "acl").first(where: { $0 > head }),
      reading.hit("policy-governors", at: clause, in: sentence) != nil,
      let party = reading.byPhrase(after: clause, in: sentence)
    {
      return party
    }
    if let verb = government.verb {
      if let party = reading.byPhrase(after: verb, in: sentence) { return party }
      let isSubject =
        tree.tokens[verb].relation.base == "acl"
        || tree.children(of: verb, by: "nsubj").contains { tree.subtree(of: $0).contains(noun) }
      if !isSubject, government.effect != .judge,
        government.effect != .none || isObject(noun, of: verb, in: tree)
      {
        if government.effect == .propose || government.effect == .weigh,
          let addressee = addressee(of: verb, noun: noun, in: tree)
        {
          return reading.party(at: addressee, in: sentence)
        }
        if let agent = reading.agent(of: verb, in: sentence) { return agent }
      }
    }
    return government.effect == .propose ? nil : localState(in: sentence)
  }

  /// "In Norland, the ban takes effect": the state that a sentence is set in.
  private func localState(in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    guard let first = tree.tokens.first, first.form == "In", first.head < 6,
      tree.tokens.indices.contains(first.head), tree.tokens[first.head].relation.base == "obl",
      isName(first.head, in: tree), let party = reading.party(at: first.head, in: sentence),
      party.sector == .government
    else { return nil }
    return party
  }

  private func isObject(_ noun: Int, of verb: Int, in tree: Sentence) -> Bool {
    tree.child(of: verb, by: "obj").map { tree.subtree(of: $0).contains(noun) } ?? false
  }

  /// Whose a measure is by possessive, compound or adjective: "U.S. tariffs", "its embargo".
  func owner(of noun: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    for child in tree.children(of: noun) {
      let token = tree.tokens[child]
      switch token.relation.label {
      case "nmod:poss":
        if let party = reading.party(at: child, in: sentence) { return party }
      case "compound", "amod", "nmod", "nmod:desc":
        guard child < noun, token.form.first?.isUppercase == true,
          let party = reading.partyOfModifier(at: child, in: sentence)
            ?? reading.party(at: child, in: sentence),
          // "High Seas Treaty" and "Strategic Partnership" have no owner in their names.
          party.country != nil || reading.isPublicBody(party)
        else { continue }
        return party
      default: continue
      }
    }
    return nil
  }

  /// Who is asked: "calls on the council to", "urges both sides to agree to a truce".
  private func addressee(of verb: Int, noun: Int, in tree: Sentence) -> Int? {
    if let object = tree.child(of: verb, by: "obj"), object != noun,
      !tree.subtree(of: object).contains(noun)
    {
      return object
    }
    return tree.children(of: verb).first { tree.marker(of: $0) == "on" && $0 != noun }
  }

  /// What the measure lies on: the party in its "on", "against", "with" phrase.
  private func nounRecipient(
    _ noun: Int, kind: PolicyKind, government: Government, in sentence: Int
  ) -> Party? {
    let tree = reading.sentences[sentence]
    // "a tariff on imports into the country from Brazil", "sanctions imposed on the group"
    let participle = tree.children(of: compoundHead(of: noun, in: tree), by: "acl").first {
      $0 > noun && reading.hit("policy-governors", at: $0, in: sentence) != nil
    }
    for at in [noun, compoundHead(of: noun, in: tree), participle].compactMap({ $0 }) {
      for child in tree.children(of: at)
      where ["nmod", "obl"].contains(tree.tokens[child].relation.base) {
        guard
          reading.words(.measurePrepositions).contains(tree.marker(of: child) ?? "")
        else { continue }
        if let party = struck(by: kind, at: child, in: sentence) { return party }
      }
    }
    if let next = following(compoundHead(of: noun, in: tree), in: tree),
      let party = struck(by: kind, at: next, in: sentence)
    {
      return party
    }
    if kind == .other, let party = named(under: noun, in: sentence),
      reading.isPublicBody(party) || party.sector == .business
    {
      return party
    }
    let verb = tree.tokens[compoundHead(of: noun, in: tree)].head
    guard tree.tokens.indices.contains(verb) else { return nil }
    for child in tree.children(of: verb) where tree.tokens[child].relation.base == "obl" {
      guard reading.words(.struckPrepositions).contains(tree.marker(of: child) ?? "") else {
        continue
      }
      if reading.isTime(child, in: tree) { continue }
      return named(under: child, in: sentence) ?? reading.party(at: child, in: sentence)
    }
    return nil
  }

  func isName(_ token: Int, in tree: Sentence) -> Bool {
    (tree.mention(at: token) != nil || tree.tokens[token].upos == .propn)
      && !reading.isTime(token, in: tree) && !reading.isInSum(token, in: tree)
  }

  /// Whom a measure strikes by its "on" phrase: the persons or bodies themselves, or whose the
  /// goods and works are.
  private func struck(by kind: PolicyKind, at token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    guard !reading.isTime(token, in: tree) else { return nil }
    if kind == .sanctions || kind == .ban {
      if let owner = tree.child(of: token, by: "nmod:poss"),
        let party = reading.party(at: owner, in: sentence)
      {
        return reading.isThing(at: token, in: sentence)
          ? party : reading.party(at: token, in: sentence) ?? party
      }
      if !reading.isThing(at: token, in: sentence),
        let party = reading.party(at: token, in: sentence)
      {
        return party
      }
    }
    return named(under: token, in: sentence)
  }

  /// The phrase that follows the measure's noun, wherever the tree hangs it.
  private func following(_ noun: Int, in tree: Sentence) -> Int? {
    let next = noun + 1
    guard tree.tokens.indices.contains(next),
      reading.words(.struckPrepositions).contains(tree.tokens[next].form.lowercased())
    else { return nil }
    let head = tree.tokens[next].head
    return head > next && tree.isNominal(head) ? head : nil
  }

  /// The first name in a phrase, its head before what modifies it; adjectives of countries count.
  func named(under token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    if isName(token, in: tree) { return reading.party(at: token, in: sentence) }
    let loose = reading.words(.loosePrepositions)
    let exempt = Set(
      tree.subtree(of: token).filter { index in
        guard index != token, let marker = tree.marker(of: index) else { return false }
        return marker.hasPrefix("except") || loose.contains(marker)
      }.flatMap { tree.subtree(of: $0) })
    for index in tree.subtree(of: token) where index != token && !exempt.contains(index) {
      let isName = isName(index, in: tree)
      let isDemonym =
        tree.tokens[index].upos == .adj && tree.tokens[index].form.first?.isUppercase == true
      guard isName || isDemonym else { continue }
      if let party = reading.party(at: index, in: sentence),
        party.country != nil || party.sector != nil
      {
        return party
      }
    }
    return nil
  }
}
