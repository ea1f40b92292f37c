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
    case .modal, .clause:
      guard let settled = modal(draft) else { return nil }
      result = settled
    case .order:
      guard let holder = ordered(draft) else { return nil }
      result.holder = holder
    case .options:
      result.holder = draft.statements.first.flatMap(speaker)
    case .verb, .exclusion, .ready, .noun, .object, .ultimatum, .have:
      result.holder = direct(draft)
    }
    guard result.holder != nil else { return nil }
    return result
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
        ["by", "from"].contains(tree.marker(of: $0))
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
      ["VBZ", "VBP", "VBD"].contains(tree.tokens[verb].xpos)
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
  private func isActor(_ token: Int, _ party: Party) -> Bool {
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
      taker.sector == .military || taker.sector == .police
      || reading.hit("commitment-forces", at: token, in: sentence) != nil
    guard isForce else { return nil }
    return tree.mention(at: token) != nil && taker.country != nil ? taker : giver
  }

  // MARK: - Modal clauses

  private func modal(_ draft: CommitmentDraft) -> CommitmentDraft? {
    var result = draft
    let speaker =
      draft.statements.isEmpty
      ? beforeColon(draft) : draft.statements.first.flatMap(speaker)
    let standing = draft.statements.first.map { AuthorityReading.level(of: $0, in: reading) }
    if case .outsider? = standing { return nil }
    let isSaid = draft.form == .clause || speaker != nil || standing == .unnamed
    let giver = draft.form == .clause ? direct(draft) : speaker
    let predicate = Predicate(draft.action, in: tree)
    guard isDynamic(draft) else { return nil }
    if predicate.isPassive {
      return passive(result, predicate, giver: giver, isSaid: isSaid)
    }
    guard let subject = predicate.agents.first ?? tree.subject(of: draft.action) else { return nil }
    if isFirstPerson(subject) {
      result.holder = giver
      return giver == nil ? nil : result
    }
    let named = reading.party(at: subject, in: sentence).flatMap {
      isActor(subject, $0) ? $0 : nil
    }
    if let giver {
      if isOwn(subject, named, of: giver, hasOwnedSpeaker: hasOwnedSpeaker(draft)) {
        result.holder = named ?? giver
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

  /// "Will be deported": the one who says so does it, where it is an act of a kind that is done.
  private func passive(
    _ draft: CommitmentDraft, _ predicate: Predicate, giver: Party?, isSaid: Bool
  ) -> CommitmentDraft? {
    var result = draft
    if let agent = predicate.byPhrase.first, let party = reading.party(at: agent, in: sentence) {
      guard giver.map({ isOwn(agent, party, of: $0) }) ?? (draft.strength == .will) else {
        return nil
      }
      result.holder = party
      return result
    }
    guard let giver, draft.strength == .will || hasCondition(draft) else { return nil }
    guard
      isState(giver) || giver.sector == .business || giver.sector == .rebel
        || draft.negatedSubject
    else { return nil }
    let type = reading.actType(at: draft.action, in: sentence)
    guard type != nil || hasCondition(draft) || draft.negatedSubject else { return nil }
    result.holder = giver
    result.steps.append("passive: done by the one who announces it")
    return result
  }

  /// Whether a subject is the speaker, the speaker's side, or a thing of it.
  private func isOwn(
    _ subject: Int, _ named: Party?, of giver: Party, hasOwnedSpeaker: Bool = false
  ) -> Bool {
    let word = tree.tokens[subject]
    if word.upos == .pron, named == nil || named?.name == giver.name { return true }
    if tree.children(of: subject).contains(where: {
      ["its", "his", "her", "their", "our", "my"].contains(tree.tokens[$0].form.lowercased())
    }) {
      return true
    }
    guard let named else { return false }
    if named.name == giver.name || named.identity != nil && named.identity == giver.identity {
      return true
    }
    if let a = named.country, a == giver.country,
      isCompatible(named, giver) || giver.sector == .business && isState(named)
    {
      return true
    }
    // "Its envoy told the council": the envoy of the one who would act.
    if isState(named), hasOwnedSpeaker { return true }
    let isGeneric = tree.mention(at: subject) == nil && word.upos == .noun
    if isGeneric,
      tree.children(of: subject, by: "det").contains(where: { tree.lemma($0) == "the" }),
      named.country == nil || named.country == giver.country
    {
      return reading.hit("authority-roles", at: subject, in: sentence) != nil
        || reading.hit("commitment-forces", at: subject, in: sentence) != nil
    }
    return giver.country == nil && isState(named) && giver.sector != .media
      && giver.sector != .civilian
  }

  /// Whether the speaker is named by whose it is: "its envoy", "their spokesman".
  private func hasOwnedSpeaker(_ draft: CommitmentDraft) -> Bool {
    guard let statement = draft.statements.first,
      let token = StatementSource(reading: reading, draft: statement).speakerToken()
    else { return false }
    let tree = reading.sentences[statement.speakerSentence]
    return tree.children(of: token, by: "nmod:poss").contains {
      tree.tokens[$0].upos == .pron
    }
  }

  /// Two parties of one country that act for one side.
  private func isCompatible(_ a: Party, _ b: Party) -> Bool {
    func side(_ party: Party) -> Int {
      switch party.sector {
      case .opposition, .rebel, .criminal: 1
      case .civilian, .media, .ngo, .business, .labour, .education, .religious, .refugee: 2
      default: 0
      }
    }
    return side(a) == side(b)
  }

  func isState(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .police, .legislature, .judiciary, .spy, .intergovernmental: true
    case .rebel, .business, .party: true
    default: party.country != nil && party.sector == nil
    }
  }

  private func isFirstPerson(_ token: Int) -> Bool {
    ["i", "we", "us", "me"].contains(tree.tokens[token].form.lowercased())
  }

  private func speaker(_ statement: StatementDraft) -> Party? {
    StatementSource(reading: reading, draft: statement).speaker()
  }
}
