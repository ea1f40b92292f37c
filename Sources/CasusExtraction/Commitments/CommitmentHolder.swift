internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Finds who is bound, and refuses what a speaker merely forecasts about somebody else.
///
/// A speaker who does not control the act is forecasting, not committing (Singh): a modal clause
/// counts only where its subject is the speaker, the speaker's own side, or belongs to it.
struct CommitmentHolder {
  let reading: DocumentReading
  let sentence: Int
  let conditions: [ConditionDraft]
  var tree: Sentence { reading.sentences[sentence] }

  func held(_ draft: CommitmentDraft) -> CommitmentDraft? {
    var result = draft
    switch draft.form {
    case .modal, .clause, .response:
      guard let settled = modal(draft) else { return nil }
      result = settled
    case .order:
      guard let holder = ordered(draft) else { return nil }
      result.holder = holder
    case .options:
      result.holder = draft.statements.first.flatMap(speaker)
    case .verb, .exclusion, .ready, .noun, .object, .ultimatum, .have:
      if isForetold(draft) { return nil }
      result.holder = direct(draft)
    }
    guard let holder = result.holder else { return nil }
    // What a court decides or orders is done with that.
    let isDecided = draft.form == .noun || draft.form == .object || draft.form == .order
    if isDecided, holder.sector == .judiciary { return nil }
    return result
  }

  /// "Ostland's minister said that Norland intends to strike": what another side is said to have in mind.
  private func isForetold(_ draft: CommitmentDraft) -> Bool {
    guard draft.form == .verb, let statement = draft.statements.first,
      case .outsider = AuthorityReading.level(of: statement, in: reading),
      let teller = speaker(statement), let holder = direct(draft), isState(teller), isState(holder),
      let own = holder.country, teller.country != nil, teller.country != own
    else { return false }
    return reading.words(.purposeVerbs).contains(tree.lemma(draft.trigger))
  }

  // MARK: - Words of committing

  /// The subject of the word of committing, the possessor of its noun, or the speaker.
  private func direct(_ draft: CommitmentDraft) -> Party? {
    for token in holderTokens(draft) {
      if let party = party(token, draft) { return party }
    }
    return nil
  }

  private func holderTokens(_ draft: CommitmentDraft) -> [Int] {
    if let token = draft.holderToken { return [token] }
    let trigger = draft.trigger
    if draft.form == .ultimatum, !tree.isVerb(trigger) {
      let owner = Predicate(trigger, in: tree).possessor(of: trigger)
      let agents = carrier(of: trigger).map { Predicate($0, in: tree).agents } ?? []
      return agents + (owner.map { [$0] } ?? [])
    }
    if tree.isVerb(trigger) {
      let agents = Predicate(trigger, in: tree).agents
      if !agents.isEmpty { return agents }
      if draft.form == .ready { return subjects(of: trigger) }
      return sharedSubjects(of: trigger)
    }
    if tree.tokens[trigger].upos == .adj {
      if tree.tokens[trigger].relation.base == "amod" { return [tree.tokens[trigger].head] }
      let subjects = subjects(of: trigger)
      return subjects.isEmpty ? Predicate(trigger, in: tree).premodifiers : subjects
    }
    let predicate = Predicate(trigger, in: tree)
    var result = predicate.agents
    if result.isEmpty {
      result = tree.children(of: trigger, by: "nmod").filter {
        reading.words(.giverPrepositions).contains(tree.marker(of: $0) ?? "-")
      }
    }
    if result.isEmpty {
      result = predicate.premodifiers.filter { reading.party(at: $0, in: sentence) != nil }
    }
    if result.isEmpty, let carrier = carrier(of: trigger) {
      result = Predicate(carrier, in: tree).agents
    }
    return result
  }

  /// The subject, passive or not; "it" that the parser took for an expletive stands for somebody.
  private func subjects(of token: Int) -> [Int] {
    if let subject = tree.subject(of: token) { return [subject] }
    return tree.children(of: token).filter { tree.tokens[$0].relation.base == "expl" }
  }

  /// A finite verb joined to a clause that the parser chose too low: the main clause's subject.
  private func sharedSubjects(of verb: Int) -> [Int] {
    guard tree.tokens[verb].relation.base == "conj",
      tree.tokens[verb].isTensed
        || tree.children(of: verb, by: "aux").contains(where: { tree.lemma($0) == "be" })
    else { return [] }
    for up in tree.ancestors(of: verb) where tree.isVerb(up) || tree.child(of: up, by: "cop") != nil
    {
      if let subject = tree.subject(of: up), subject < up { return [subject] }
    }
    return []
  }

  /// The verb that carries a noun of committing, also through "under the threat of".
  private func carrier(of noun: Int) -> Int? {
    var at = noun
    for _ in 0..<4 {
      let up = tree.tokens[at].head
      guard up >= 0 else { return nil }
      if tree.isVerb(up) { return up }
      at = up
    }
    return nil
  }

  private func party(_ token: Int, _ draft: CommitmentDraft) -> Party? {
    if isFirstPerson(token) { return draft.statements.first.flatMap(speaker) }
    guard let party = reading.party(at: token, in: sentence) else {
      let isPronoun = tree.tokens[token].upos == .pron
      return isPronoun ? draft.statements.first.flatMap(speaker) : nil
    }
    guard isActor(token, party) else { return nil }
    return party
  }

  /// A party that can bind itself: named, a pronoun that stands for one, or a body of people.
  func isActor(_ token: Int, _ party: Party) -> Bool {
    party.country != nil || party.sector != nil || tree.mention(at: token) != nil
      || tree.tokens[token].upos == .propn
      || reading.hit("authority-roles", at: token, in: sentence) != nil
  }

  /// The one who orders, unless the ordered are forces with a name of their own.
  private func ordered(_ draft: CommitmentDraft) -> Party? {
    let agents = Predicate(draft.trigger, in: tree).agents
    guard let giver = agents.first.flatMap({ party($0, draft) }),
      let token = draft.holderToken, let taker = reading.party(at: token, in: sentence)
    else { return nil }
    guard taker.country == giver.country || taker.country == nil else { return nil }
    let isForce =
      taker.sector == .military || taker.sector == .police || taker.sector == .government
      || reading.hit("commitment-forces", at: token, in: sentence) != nil
    guard isForce else { return nil }
    return tree.mention(at: token) != nil && taker.country != nil ? taker : giver
  }

  // MARK: - Modal clauses

  private func modal(_ draft: CommitmentDraft) -> CommitmentDraft? {
    var result = draft
    let speaker =
      draft.statements.isEmpty
      ? beforeColon(draft) ?? cueSubject(draft) ?? vower(draft)
      : draft.statements.first.flatMap(speaker)
    let standing = draft.statements.first.map { AuthorityReading.level(of: $0, in: reading) }
    if case .outsider? = standing { return nil }
    let isSaid = draft.form == .clause || speaker != nil || standing == .unnamed
    let giver = draft.form == .clause ? direct(draft) : speaker
    let predicate = Predicate(draft.clause, in: tree)
    guard isDynamic(draft) || isSuffered(draft) else { return nil }
    if let token = draft.holderToken {
      result.holder = party(token, draft)
      return result.holder == nil ? nil : result
    }
    guard let subject = boundSubject(predicate) else {
      return predicate.isPassive || draft.form == .response
        ? passive(result, predicate, giver: giver, isSaid: isSaid) : nil
    }
    // "Would go on being turned away": suffered, like any passive.
    let isPassive =
      predicate.isPassive
      || reading.words(.resumingVerbs).contains(tree.lemma(draft.clause))
        && tree.children(of: draft.clause).contains {
          $0 > draft.clause && ["xcomp", "advcl"].contains(tree.tokens[$0].relation.base)
            && tree.child(of: $0, by: "aux:pass") != nil
        }
    let isOpen = conditions.contains { $0.tokens.contains(subject) && !$0.isInside }
    if isPassive || isSuffered(draft) || isOpen
      || draft.form == .response && isAct(subject)
    {
      return passive(result, predicate, giver: giver, isSaid: isSaid)
    }
    if isFirstPerson(subject) {
      result.holder = giver
      return giver == nil ? nil : result
    }
    let named = reading.party(at: subject, in: sentence).flatMap {
      isActor(subject, $0) ? $0 : nil
    }
    if let giver, isReceived(draft), differs(named, from: giver) {
      result.holder = giver
      result.act = draft.polarity == .refrain ? .refusal : .promise
      result.addresseeToken = subject
      result.steps.append("what another will receive is given by the one who says so")
      return result
    }
    if let owner = measureOwner(draft, subject: subject, giver: giver) {
      result.holder = owner
      result.steps.append("the measure is the holder's")
      return result
    }
    if let giver {
      // "Norland and the rebels agree that their fighters will leave": each may be whose they are.
      let givers = draft.form == .clause ? [giver] + jointGivers(draft) : [giver]
      for giver in givers where isOwn(subject, named, of: giver, draft) {
        // "Its members would march, the league said": the league's.
        let isBareOwn =
          tree.mention(at: subject) == nil
          && tree.children(of: subject).contains {
            reading.words(.possessivePronouns).contains(tree.tokens[$0].form.lowercased())
          }
        result.holder = isBareOwn ? giver : named ?? giver
        return result
      }
      if draft.form == .clause, isWarranted(draft), named == nil || !isState(named ?? giver) {
        result.holder = giver
        result.isWholeClause = true
        result.act = .promise
        result.steps.append("the speaker gives his word for it")
        return result
      }
      // What the speaker's side owns or controls: "the valves would stay closed".
      if named == nil, isControlled(draft, by: giver) {
        result.holder = giver
        result.isWholeClause = true
        result.steps.append("the speaker controls what is said to happen")
        return result
      }
    }
    if standing == .unnamed, let named, isState(named) {
      result.holder = named
      return result
    }
    guard !isSaid || standing == .outlet, let named, isReported(draft, named) else { return nil }
    result.holder = named
    return result
  }

  /// The subject of the clause; behind "One more raid and Norland will …" the one joined to it.
  private func boundSubject(_ predicate: Predicate) -> Int? {
    let verb = predicate.head
    guard let first = predicate.agents.first ?? tree.subject(of: verb) else { return nil }
    guard
      let condition = conditions.first(where: { $0.frame == .lead && $0.tokens.contains(first) })
    else { return first }
    return tree.conjuncts(of: first).first { !condition.tokens.contains($0) && $0 < verb }
  }

  /// A noun of an act as what follows: "a sale could follow", "the loan depends on".
  private func isAct(_ subject: Int) -> Bool {
    guard tree.tokens[subject].upos == .noun else { return false }
    return reading.actType(at: subject, in: sentence) != nil
      || ["commitment-objects", "commitment-things"].contains {
        reading.hit($0, at: subject, in: sentence) != nil
      }
  }

  /// "The minister left no doubt: not a round will leave": who is told of before the colon says it.
  private func beforeColon(_ draft: CommitmentDraft) -> Party? {
    let up = tree.tokens[draft.action].head
    guard up >= 0, up < draft.action, tree.isVerb(up),
      tree.tokens[draft.action].relation.base == "parataxis",
      (up..<draft.action).contains(where: { tree.tokens[$0].form == ":" }),
      let subject = tree.child(of: up, by: "nsubj"),
      let party = reading.party(at: subject, in: sentence),
      tree.mention(at: subject) != nil || tree.tokens[subject].upos == .pron
    else { return nil }
    return party
  }

  private func jointGivers(_ draft: CommitmentDraft) -> [Party] {
    guard let first = Predicate(draft.trigger, in: tree).agents.first else { return [] }
    return tree.conjuncts(of: first).dropFirst().compactMap { reading.party(at: $0, in: sentence) }
  }

  /// "Any strike will be answered, the general vowed": no statement, but his word.
  private func vower(_ draft: CommitmentDraft) -> Party? {
    let verbs = tree.children(of: draft.clause, by: "parataxis").filter {
      reading.hit("commitment-verbs", at: $0, in: sentence) != nil && tree.tokens[$0].isTensed
    }
    return verbs.lazy.compactMap { tree.child(of: $0, by: "nsubj") }
      .compactMap { reading.party(at: $0, in: sentence) }.first
  }

}
