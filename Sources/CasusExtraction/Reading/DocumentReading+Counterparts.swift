internal import CasusRecords
internal import CasusSyntax

/// Parties that a sentence leaves unsaid because the text has named them just before.
extension DocumentReading {
  /// The state or body whose doings the text has been telling of: the nearest subject before a
  /// token in its sentence that acts for a country; else, of those in the three sentences before,
  /// the one whose country the text names most often, the later of two.
  ///
  /// - Parameter ruling: only those who can set a measure; troops, police and courts are passed
  ///   over.
  func actingState(before token: Int, in sentence: Int, ruling: Bool = false) -> Party? {
    var best: (party: Party, count: Int)?
    for index in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      let tree = sentences[index]
      let subjects = tree.tokens.indices.filter { at in
        tree.tokens[at].relation.label == "nsubj" && (index < sentence || at < token)
      }
      // The main clause's subject leads a sentence; within the own sentence the nearest one does.
      for at in index == sentence ? subjects.reversed() : subjects {
        guard let party = party(at: at, in: index), isPublicBody(party), !ruling || rules(party)
        else { continue }
        if index == sentence {
          if ruling || !isReporter(party, at: at, of: token, in: tree) { return party }
          continue
        }
        let count = party.country.map { resolver.mentions(ofCountry: $0, place: place) } ?? 0
        if best.map({ count > $0.count }) ?? true { best = (party, count) }
      }
    }
    return best?.party
  }

  /// A body of states that reports on a measure does not keep it.
  private func isReporter(_ party: Party, at subject: Int, of token: Int, in tree: Sentence) -> Bool
  {
    guard party.sector == .intergovernmental else { return false }
    let verb = tree.tokens[subject].head
    guard tree.tokens.indices.contains(verb) else { return false }
    return tree.children(of: verb, by: "ccomp").contains { tree.subtree(of: $0).contains(token) }
  }

  private func rules(_ party: Party) -> Bool {
    switch party.sector {
    case .military, .police, .spy, .judiciary: false
    default: true
    }
  }

  /// The other state that the text deals with: of those that it names before a token, the one that
  /// the whole text names most often whose country is not the given party's; the later of two.
  ///
  /// Persons, places that something happens in, and names inside other names do not count.
  func counterpart(of party: Party, before token: Int, in sentence: Int) -> Party? {
    var found: [(party: Party, count: Int)] = []
    for index in stride(from: sentence, through: max(0, sentence - 12), by: -1) {
      for at in sentences[index].tokens.indices.reversed()
      where (index < sentence || at < token) && isSide(at, in: index) {
        guard let other = self.party(at: at, in: index), let country = other.country,
          country != party.country, isPublicBody(other),
          !found.contains(where: { $0.party.country == country })
        else { continue }
        found.append((other, resolver.mentions(ofCountry: country, place: place)))
      }
    }
    let states = found.filter { $0.party.sector != .intergovernmental }
    return (states.isEmpty ? found : states).max { $0.count < $1.count }?.party
  }

  /// Whether a name stands for a side: not a person, not part of a sum, not "the Norland-led plan".
  private func isSide(_ at: Int, in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    guard tree.tokens[at].upos == .propn, tree.mention(at: at)?.label != .person,
      quantityExpression(at: at, in: sentence)?.currency == nil, !isTime(at, in: tree)
    else { return false }
    if resolver.isPerson(at: at, in: sentence, place: place) { return false }
    if let marker = tree.marker(of: at), words(.settingPrepositions).contains(marker) {
      return false
    }
    return !tree.tokens.indices.contains(at + 1) || tree.tokens[at + 1].form != "-"
  }

  /// The country that a word before a noun names by itself: "U.S." of "U.S. military aid".
  func state(named token: Int, in sentence: Int) -> Party? {
    resolver.countryParty(at: token, in: sentence, place: place)
  }

  /// Who does what a verb says: whoever a participle describes ("the state releasing them"), else
  /// the subject or the one who is called on.
  func agent(of verb: Int, in sentence: Int) -> Party? {
    let tree = sentences[sentence]
    if tree.tokens[verb].xpos == "VBG", let noun = describedNoun(of: verb, in: tree) {
      // A ship that carries grain is nobody, and whoever struck it carries none.
      if isThing(at: noun, in: sentence) { return nil }
      if let party = party(at: noun, in: sentence), party.sector != nil { return party }
    }
    if let named = namedAgent(of: verb, in: sentence) { return named }
    // "orders the firm and the state to each pay", where the tree takes them for two clauses.
    let head = tree.tokens[verb].head
    if tree.tokens[verb].relation.base == "advcl", tree.tokens.indices.contains(head),
      words(.bindingVerbs).contains(tree.lemma(head)), let bound = tree.child(of: head, by: "obj"),
      bound < verb, let party = party(at: bound, in: sentence)
    {
      return party
    }
    // "punishes the firm for selling": the object is who does it.
    if tree.tokens[verb].relation.base == "advcl", tree.tokens[verb].xpos == "VBG",
      tree.tokens.indices.contains(head),
      words(.reasonPrepositions).contains(tree.marker(of: verb) ?? ""),
      let object = tree.child(of: head, by: "obj"), object < verb,
      !isThing(at: object, in: sentence), let party = party(at: object, in: sentence),
      party.sector != nil
    {
      return party
    }
    if let subject = predicated(by: verb, in: tree) { return party(at: subject, in: sentence) }
    // "orders the firm to pay", read as "the firm that is to pay".
    if tree.tokens[verb].relation.base == "acl", tree.tokens.indices.contains(head),
      tree.tokens[head].relation.base == "obj",
      tree.tokens.indices.contains(tree.tokens[head].head),
      words(.bindingVerbs).contains(tree.lemma(tree.tokens[head].head)),
      let party = party(at: head, in: sentence), party.sector != nil
    {
      return party
    }
    guard let agent = tree.controller(of: verb), !tree.isRelative(agent) else { return nil }
    return party(at: agent, in: sentence)
  }

  /// "Norland became the first state to ban", "Norland to cut supplies": whom the noun before the
  /// infinitive says something of, or the name itself at the head of a headline.
  private func predicated(by verb: Int, in tree: Sentence) -> Int? {
    let noun = tree.tokens[verb].head
    if tree.tokens[verb].relation.base == "xcomp", tree.tokens.indices.contains(noun),
      words(.becomingVerbs).contains(tree.lemma(noun)), tree.child(of: noun, by: "obj") != nil
    {
      return tree.child(of: noun, by: "nsubj")
    }
    guard tree.tokens[verb].relation.base == "acl", tree.tokens.indices.contains(noun),
      tree.child(of: verb, by: "mark").map({ tree.lemma($0) }) == "to"
    else { return nil }
    if tree.tokens[noun].head < 0, tree.tokens[noun].upos == .propn { return noun }
    if tree.child(of: noun, by: "cop") != nil { return tree.child(of: noun, by: "nsubj") }
    let head = tree.tokens[noun].head
    guard tree.tokens.indices.contains(head), words(.becomingVerbs).contains(tree.lemma(head))
    else {
      return nil
    }
    return tree.child(of: head, by: "nsubj")
  }

  /// "a deadline for Norland to resume": the infinitive's own agent, wherever the tree hangs it.
  private func namedAgent(of verb: Int, in sentence: Int) -> Party? {
    let tree = sentences[sentence]
    guard let mark = tree.child(of: verb, by: "mark"), mark > 0, tree.lemma(mark) == "to",
      tree.isNominal(mark - 1), tree.marker(of: mark - 1) == "for",
      let party = party(at: mark - 1, in: sentence), party.sector != nil
    else { return nil }
    return party
  }

  /// "handed over to Ostland by Norland": whoever a passive's by-phrase names, wherever the tree
  /// hangs it.
  func byPhrase(after verb: Int, in sentence: Int) -> Party? {
    let tree = sentences[sentence]
    for child in tree.children(of: verb) where tree.marker(of: child) == "by" {
      if let party = party(at: child, in: sentence) { return party }
    }
    guard tree.tokens[verb].xpos == "VBN" else { return nil }
    for index in verb + 1..<min(verb + 12, tree.tokens.count) {
      if tree.isVerb(index) { return nil }
      guard tree.marker(of: index) == "by", tree.ancestors(of: index).prefix(2).contains(verb),
        let party = party(at: index, in: sentence)
      else { continue }
      return party
    }
    return nil
  }

  /// The noun that a participle follows: "the government releasing", wherever the tree hangs it.
  private func describedNoun(of verb: Int, in tree: Sentence) -> Int? {
    if tree.tokens[verb].relation.base == "acl" { return tree.tokens[verb].head }
    guard tree.tokens[verb].relation.base == "advcl", verb > 0, tree.isNominal(verb - 1),
      tree.child(of: verb, by: "mark") == nil, tree.tokens[verb - 1].relation.base == "nmod",
      tree.marker(of: verb - 1) != nil
    else { return nil }
    return verb - 1
  }

  /// A state, one of its arms, or a body of states.
  func isPublicBody(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .legislature, .police, .spy, .judiciary, .intergovernmental: true
    default: false
    }
  }
}
