internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads commitments out of one text: who will, will not or may do what, on what condition.
struct CommitmentBuilder {
  let reading: DocumentReading

  /// The wordings of the whole text, in its order, each by itself; `CommitmentMerging` makes one
  /// commitment of those that are one.
  func wordings() -> [Commitment] {
    var result: [Commitment] = []
    for sentence in reading.sentences.indices {
      let conditions = reading.conditions(in: sentence)
      let drafts = drafts(in: sentence, conditions)
      result += drafts.compactMap { commitment(from: $0, conditions, beside: drafts) }
    }
    return result
  }

  // MARK: - Drafts

  private func drafts(in sentence: Int, _ conditions: [ConditionDraft]) -> [CommitmentDraft] {
    var result: [CommitmentDraft] = []
    let tree = reading.sentences[sentence]
    for match in reading.matches(about: "commitment", in: sentence) {
      for action in match["action"] where !isStrayConjunct(action, in: tree) {
        guard let draft = draft(match, action, in: sentence) else { continue }
        if let same = result.firstIndex(where: { $0.action == action }) {
          if rank(draft, action) > rank(result[same], action) { result[same] = draft }
        } else {
          result.append(draft)
        }
      }
    }
    result = withoutNested(result)
    for index in result.indices { result[index].statements = statements(around: result[index]) }
    let standing = CommitmentStanding(reading: reading, sentence: sentence, conditions: conditions)
    return result.compactMap(standing.settled)
  }

  private func draft(_ match: RuleMatch, _ action: Int, in sentence: Int) -> CommitmentDraft? {
    guard let form = match.values["form"].flatMap(CommitmentForm.init(rawValue:)) else {
      return nil
    }
    let tree = reading.sentences[sentence]
    // "Threatened to strike but did not": what was or was not done is no further act.
    if form == .verb, tree.tokens[action].xpos == "VBD" { return nil }
    let clause = form == .response && !hasSubject(action, in: tree) ? match.trigger : action
    let modal = reading.modalStrength(of: clause, in: sentence)
    var draft = CommitmentDraft(
      sentence: sentence, trigger: match.trigger, action: action, clause: clause, form: form,
      strength: match.values["strength"].flatMap(Strength.init(rawValue:)) ?? modal ?? .will,
      act: match.values["act"].flatMap(CommitmentAct.init(rawValue:)),
      polarity: match.values["polarity"].flatMap(ActionPolarity.init(rawValue:)) ?? .act,
      holderToken: match.first("holder"), addresseeToken: match.first("addressee"),
      rule: match.rule.name, entries: match.entryNames)
    // "Warns that it might": no more than that.
    if form == .clause, modal == .may { draft.strength = .may }
    draft.isVowed =
      reading.hit("commitment-verbs", at: match.trigger, in: sentence)?["strength"] == "will"
    // An ultimatum's harm stands behind its "or".
    if form == .ultimatum, match.first("demand") != nil,
      action == 0 || tree.tokens[action - 1].form.lowercased() != "or"
    {
      return nil
    }
    let demands = CommitmentDemand(reading: reading, sentence: sentence)
    if form == .ultimatum, let harm = demands.harm(of: draft) { draft.action = harm }
    if form == .ultimatum { draft.clause = draft.action }
    draft.demand = demands.demand(of: draft, bound: match.first("demand"))
    return draft
  }

  private func hasSubject(_ token: Int, in tree: Sentence) -> Bool {
    tree.isVerb(token) && tree.child(of: token, by: "nsubj") != nil
  }

  /// A noun joined to a verb by a misread list is no act of its own, nor a verb of another form:
  /// "will lift the ban and expresses readiness".
  private func isStrayConjunct(_ action: Int, in tree: Sentence) -> Bool {
    let word = tree.tokens[action]
    guard word.relation.base == "conj", word.head >= 0, tree.isVerb(word.head) else { return false }
    let first = tree.tokens[word.head].xpos
    let perfect = tree.children(of: action, by: "aux").contains { tree.lemma($0) == "have" }
    return tree.isNominal(action) || first == "VB" && word.xpos == "VBN" && perfect
      || ["VB", "VBG"].contains(first) && word.upos == .verb && word.xpos != first
        && tree.child(of: action, by: "aux") == nil
  }

  /// "Will declare a war", "announces plans to leave", "refuses to rule out striking": of drafts
  /// that nest, the one that names the whole act stays.
  private func withoutNested(_ drafts: [CommitmentDraft]) -> [CommitmentDraft] {
    drafts.filter { draft in
      !drafts.contains { other in
        switch draft.form {
        case .object:
          other.action == draft.trigger && other.form != .object
            || other.trigger == draft.action && other.action != draft.action
        case .verb where other.form == .exclusion: other.trigger == draft.action
        case .verb, .modal:
          other.form == .response && other.trigger == draft.action && other.action != draft.action
        default: false
        }
      }
    }
  }

  /// Of two drafts for one act the more telling stays: a word of committing before a bare modal,
  /// and the act's own modal before one shared by conjunction.
  private func rank(_ draft: CommitmentDraft, _ action: Int) -> Int {
    switch draft.form {
    case .modal: draft.trigger == action ? 1 : 0
    case .have: 4
    case .clause: 3
    case .verb, .exclusion, .ready, .noun, .object, .order, .options, .ultimatum, .response: 2
    }
  }

  /// The statements whose words hold the act, the innermost first.
  private func statements(around draft: CommitmentDraft) -> [StatementDraft] {
    let span = reading.sentences[draft.sentence].tokens[draft.action].span
    let around = reading.statementDrafts.filter { $0.content.contains(span) }
      .sorted { $0.content.length < $1.content.length }
    return around.isEmpty ? saying(draft) : around
  }

  /// Where the words of a statement were cut too short: the one whose cue governs the act.
  private func saying(_ draft: CommitmentDraft) -> [StatementDraft] {
    let tree = reading.sentences[draft.sentence]
    let up = tree.tokens[draft.action].head
    return reading.statementDrafts.filter { statement in
      guard statement.sentence == draft.sentence else { return false }
      if statement.cue == up { return tree.tokens[draft.action].relation.base == "ccomp" }
      return tree.tokens[statement.cue].relation.base == "parataxis"
        && tree.tokens[statement.cue].head == draft.action
    }
  }

  // MARK: - Into records

  private func commitment(
    from draft: CommitmentDraft, _ conditions: [ConditionDraft], beside drafts: [CommitmentDraft]
  ) -> Commitment? {
    let linking = CommitmentConditions(
      reading: reading, conditions: conditions, siblings: drafts)
    let chosen = draft.demand ?? linking.condition(of: draft)
    if chosen?.isCounterfactual == true { return nil }
    if draft.form == .ultimatum, draft.demand == nil, drafts.contains(where: { $0.form == .modal })
    {
      return nil
    }
    // What the sentence before demands takes no words from this one.
    let beside = chosen?.sentence == draft.sentence ? chosen : nil
    let phrase = CommitmentPhrase(reading: reading, draft: draft, condition: beside)
    guard let quote = phrase.quote() else { return nil }
    let type = phrase.type()
    let polarity = phrase.polarity()
    var condition = chosen.map { ConditionEvent(reading: reading, draft: $0).condition() }
    if let held = condition?.quote.span, held.contains(quote.span) { condition = nil }
    // "The union will strike if it is prolonged": no holder is prolonged, so "it" is left open.
    if let party = condition?.targetParty, party.mention != nil, party.name == draft.holder?.name,
      condition?.target?.text == party.mention?.text
    {
      condition?.target = nil
      condition?.targetParty = nil
    }
    let parties = CommitmentParties(
      reading: reading, draft: draft, condition: beside, act: quote.span)
    // Who resigns or leaves does so at nobody.
    let isLeaving = reading.words(.leavingVerbs).contains(
      reading.sentences[draft.sentence].lemma(draft.action))
    let addressee = isLeaving ? nil : parties.addressee(condition: condition)
    let deadline = phrase.deadline() ?? CommitmentPhrase.deadline(of: chosen, in: reading)
    let authority = AuthorityReading(reading: reading, draft: draft).level()
    let speaker = draft.statements.first.map { StatementSource(reading: reading, draft: $0) }
    var steps = draft.steps
    steps.append("authority: \(authority.rawValue)")
    return Commitment(
      place: reading.place, holder: draft.holder, addressee: addressee,
      act: CommitmentActs.act(
        draft, type: type, polarity: polarity, hasAddressee: addressee != nil,
        condition: condition),
      action: CommittedAction(quote: quote, type: type, polarity: polarity), condition: condition,
      strength: draft.strength, deadline: deadline?.words, deadlineDate: deadline?.date,
      authority: authority, speaker: speaker?.speaker(),
      via: speaker?.via().map { Quote($0, in: reading.source) },
      provenance: Provenance(
        rule: draft.rule, sentence: reading.sentences[draft.sentence].span,
        entries: draft.entries + (chosen?.entries ?? []), steps: steps))
  }
}
