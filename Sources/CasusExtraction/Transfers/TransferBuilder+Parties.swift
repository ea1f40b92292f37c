internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Who gives, who receives.
extension TransferBuilder {
  func parties(of draft: Draft) -> (giver: Party?, receiver: Party?) {
    let tree = reading.sentences[draft.sentence]
    switch draft.side {
    case "receive":
      let receiver = subject(of: draft.trigger, in: draft.sentence)
      let giver =
        oblique(["from"], of: draft.trigger, draft) ?? oblique(["from"], of: draft.item, draft)
        ?? tree.children(of: draft.item, by: "acl").lazy.compactMap {
          oblique(["from"], of: $0, draft)
        }.first
        ?? counterpart(of: draft.trigger, draft) ?? origin(of: draft.item, draft)
        ?? content(of: draft).flatMap { origin(of: $0, draft) }
      // Who buys a currency hands out his own for it.
      return isCurrency(draft.item, draft) ? (receiver, giver) : (giver, receiver)
    case "pay":
      let payer =
        tree.child(of: draft.trigger, by: "obj").flatMap { $0 == draft.item ? nil : $0 }
        ?? tree.child(of: draft.trigger, by: "iobj").flatMap { $0 == draft.item ? nil : $0 }
        ?? tree.child(of: draft.trigger, by: "nsubj:pass")
      return (payer.flatMap { reading.party(at: $0, in: draft.sentence) }, nil)
    case "sum":
      guard let noun = tree.child(of: draft.trigger, by: "nsubj") else { return (nil, nil) }
      return (
        owner(of: noun, draft), oblique(reading.words(.receiverNounPrepositions), of: noun, draft)
      )
    case "arrive":
      let (giver, receiver) = nounParties(of: draft)
      return (
        giver, receiver ?? oblique(reading.words(.arrivalPrepositions), of: draft.trigger, draft)
      )
    case "noun":
      let (giver, receiver) = nounParties(of: draft)
      // "its purchases of Norlandic oil": whose purchases they are is who receives.
      guard reading.words(.tradingVerbs).contains(tree.lemma(draft.trigger)) else {
        return (giver, receiver)
      }
      return (origin(of: draft.item, draft), owner(of: draft.trigger, draft))
    default: return giveParties(of: draft)
    }
  }

  private func giveParties(of draft: Draft) -> (Party?, Party?) {
    let tree = reading.sentences[draft.sentence]
    var giver = subject(of: draft.trigger, in: draft.sentence)
    if giver == nil || draft.stage == "stopped", let owner = owner(of: draft.item, draft) {
      giver = owner
    }
    if giver == nil { giver = oblique(["from"], of: draft.item, draft) ?? promiser(of: draft) }
    var receiver = tree.child(of: draft.trigger, by: "iobj").flatMap {
      reading.party(at: $0, in: draft.sentence)
    }
    let obliques: WordList =
      draft.stage == "stopped" ? .stoppedPrepositions : .receiverPrepositions
    if receiver == nil { receiver = oblique(reading.words(obliques), of: draft.trigger, draft) }
    if receiver == nil {
      receiver = oblique(reading.words(.receiverNounPrepositions), of: draft.item, draft)
    }
    if receiver == nil { receiver = addressed(draft) ?? following(draft) }
    // "repatriates a Norlandic citizen": home is where he comes from.
    if receiver == nil, reading.words(.homingVerbs).contains(tree.lemma(draft.trigger)) {
      receiver = origin(of: draft.item, draft)
    }
    if receiver == nil, draft.quantity?.currency != nil {
      receiver = oblique(reading.words(.purposePrepositions), of: draft.trigger, draft)
    }
    return (giver, receiver)
  }

  /// "The boats that Norland had promised were delivered": whose promise it was gives.
  private func promiser(of draft: Draft) -> Party? {
    reading.sentences[draft.sentence].children(of: draft.item, by: "acl").lazy.compactMap {
      clause in
      reading.hit("transfer-give-verbs", at: clause, in: draft.sentence) == nil
        ? nil : subject(of: clause, in: draft.sentence)
    }.first
  }

  /// "to Ukraine" right after the thing, wherever the tree hangs it.
  private func following(_ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    // "US$3.8 billion in military funding for Ukraine"
    for index in draft.item..<min(draft.item + 16, tree.tokens.count) {
      if index > draft.item, isCut(index, draft) { break }
      guard reading.words(.receiverNounPrepositions).contains(tree.marker(of: index) ?? ""),
        isName(index, in: tree)
          || reading.hit("transfer-beneficiaries", at: index, in: draft.sentence) != nil,
        let party = reading.party(at: index, in: draft.sentence),
        party.country != nil || party.sector != nil
      else { continue }
      return party
    }
    let end = quote(of: draft).span.end
    guard let next = tree.tokens.firstIndex(where: { $0.span.start >= end }),
      tree.tokens[next].form.lowercased() == "to"
    else { return nil }
    var at = next + 1
    while tree.tokens.indices.contains(at), at - next <= 3,
      [.det, .adj].contains(tree.tokens[at].upos)
    {
      at += 1
    }
    guard tree.tokens.indices.contains(at), isName(at, in: tree) else { return nil }
    return reading.party(at: at, in: draft.sentence)
  }

  /// A comma outside the list of things, or an exception, ends the phrase.
  private func isCut(_ index: Int, _ draft: Draft) -> Bool {
    let tree = reading.sentences[draft.sentence]
    let form = tree.tokens[index].form.lowercased()
    if tree.tokens[index].upos == .verb, tree.tokens[index].relation.base != "amod" { return true }
    if reading.words(.exceptingWords).contains(form) { return true }
    return form == "," && !tree.subtree(of: draft.item).contains(index)
  }

  /// The noun phrase between the verb and the sum: "granted Nepal 1.2 billion rupees".
  private func addressed(_ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    guard let quantity = draft.quantity, quantity.tokens.lowerBound > draft.trigger + 1 else {
      return nil
    }
    let between = draft.trigger + 1..<quantity.tokens.lowerBound
    guard between.count <= 6, let last = between.last, tree.isNominal(last),
      between.allSatisfy({ [.det, .adj, .noun, .propn, .pron].contains(tree.tokens[$0].upos) })
    else { return nil }
    return reading.party(at: last, in: draft.sentence)
  }

  private func nounParties(of draft: Draft) -> (Party?, Party?) {
    let tree = reading.sentences[draft.sentence]
    let givers = reading.words(.giverPrepositions)
    let giver =
      owner(of: draft.item, draft) ?? oblique(givers, of: draft.item, draft)
      ?? oblique(givers, of: draft.trigger, draft)
    var receiver = oblique(reading.words(.receiverNounPrepositions), of: draft.item, draft)
    // "the aid promised to the camps"
    for part in tree.subtree(of: draft.item)
    where receiver == nil && tree.tokens[part].relation.base == "acl" {
      receiver = oblique(["to"], of: part, draft)
    }
    var agent: Party?
    for head in tree.ancestors(of: draft.item).prefix(4) {
      if receiver == nil {
        receiver = oblique(reading.words(.stoppedPrepositions), of: head, draft)
      }
      if tree.isVerb(head) {
        agent = subject(of: head, in: draft.sentence)
        break
      }
      if agent == nil { agent = owner(of: head, draft) }
    }
    return (giver ?? agent, receiver)
  }

  /// The one who acts: subject, controller, or the by-phrase of a passive.
  private func subject(of verb: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    for child in tree.children(of: verb)
    where tree.marker(of: child) == "by" && !reading.isTime(child, in: tree)
      && reading.quantityExpression(at: child, in: sentence)?.currency == nil
    {
      if let party = reading.party(at: child, in: sentence) { return party }
    }
    let isPassive =
      tree.child(of: verb, by: "nsubj:pass") != nil
      || tree.child(of: verb, by: "aux:pass") != nil
      || tree.tokens[verb].relation.base == "acl" && tree.tokens[verb].xpos == "VBN"
        && tree.child(of: verb, by: "nsubj") == nil
    return isPassive
      ? reading.byPhrase(after: verb, in: sentence) : reading.agent(of: verb, in: sentence)
  }

  /// A party in a prepositional phrase; under "for" and "in" only a name, the rest are purposes.
  private func oblique(_ markers: [String], of token: Int, _ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    for marker in markers {
      for child in tree.children(of: token) where tree.marker(of: child) == marker {
        guard tree.isNominal(child),
          reading.quantityExpression(at: child, in: draft.sentence)?.currency == nil
        else { continue }
        let isNamed =
          isName(child, in: tree)
          || marker == "for"
            && reading.hit("transfer-beneficiaries", at: child, in: draft.sentence) != nil
        if marker == "for" || marker == "in" || marker == "from" || marker == "into", !isNamed {
          if let name = firstName(under: child, in: draft.sentence) { return name }
          continue
        }
        if let party = reading.party(at: child, in: draft.sentence),
          party.country != nil || party.sector != nil
        {
          return party
        }
      }
    }
    return nil
  }

  private func isName(_ token: Int, in tree: Sentence) -> Bool {
    guard tree.mention(at: token) != nil || tree.tokens[token].upos == .propn else { return false }
    return !reading.isTime(token, in: tree) && !reading.isInSum(token, in: tree)
  }

  private func firstName(under token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    for index in tree.subtree(of: token) where isName(index, in: tree) {
      if tree.marker(of: index).map(reading.words(.loosePrepositions).contains) == true { continue }
      if let party = reading.party(at: index, in: sentence),
        party.country != nil || party.sector != nil
      {
        return party
      }
    }
    return nil
  }

  /// Whose it is: "its aid", "Norland's help", "U.S. funding".
  private func owner(of noun: Int, _ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    // "Norland's prisoners" are not Norland's to give.
    if reading.hit("transfer-items", at: noun, in: draft.sentence)?["kind"] == "prisoners" {
      return nil
    }
    // "lend Norland 90 billion euros": who stands before a sum gets it.
    let isSum = reading.isInSum(noun, in: tree)
    for child in tree.children(of: noun)
    where child < noun && !(isSum && tree.tokens[child].relation.base == "compound") {
      let token = tree.tokens[child]
      let isName =
        token.relation.label == "nmod:poss"
        || (token.relation.base == "compound" || token.relation.base == "amod")
          && token.form.first?.isUppercase == true
      if isName, !reading.isInSum(child, in: tree), let party = modifierParty(child, draft),
        party.country != nil || party.sector != nil
      {
        return party
      }
    }
    return nil
  }

  /// "U.S. military aid" is the state's: the adjective belongs to the aid.
  private func modifierParty(_ token: Int, _ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    guard tree.tokens[token].relation.label != "nmod:poss" else {
      return reading.party(at: token, in: draft.sentence)
    }
    return reading.state(named: token, in: draft.sentence)
      ?? reading.party(at: token, in: draft.sentence)
  }

  func isCurrency(_ item: Int, _ draft: Draft) -> Bool {
    draft.quantity?.currency == nil
      && reading.hit("currency-names", at: item, in: draft.sentence) != nil
  }

  /// "American energy products": where the thing comes from.
  private func origin(of item: Int, _ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    for index in tree.subtree(of: item)
    where index < item && tree.tokens[index].upos == .adj
      && tree.tokens[index].form.first?.isUppercase == true
    {
      if let party = reading.party(at: index, in: draft.sentence), party.country != nil {
        return party
      }
    }
    return owner(of: item, draft)
  }

  /// "signs an agreement with the firm to receive": the other side of the deal.
  private func counterpart(of verb: Int, _ draft: Draft) -> Party? {
    let tree = reading.sentences[draft.sentence]
    for head in tree.ancestors(of: verb).prefix(2) {
      if let other = oblique(reading.words(.dealPrepositions), of: head, draft) { return other }
    }
    return nil
  }
}
