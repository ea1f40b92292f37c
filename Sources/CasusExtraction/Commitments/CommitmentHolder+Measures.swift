internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// Who answers for what others will suffer or receive: the one who announces, sets or promises it.
extension CommitmentHolder {
  /// "Announces that the embassy will be moved": a government decides what it announces.
  func isAnnounced(_ draft: CommitmentDraft, by giver: Party) -> Bool {
    guard let statement = draft.statements.first, statement.sentence == sentence,
      let entry = reading.hit("commitment-announce-verbs", at: statement.cue, in: sentence),
      entry["strength"] == "will"
    else { return false }
    switch giver.sector {
    case .government, .military, .intergovernmental, .legislature: return true
    default: return false
    }
  }

  /// "Ostland will receive 40 tanks": something that is given.
  func isReceived(_ draft: CommitmentDraft) -> Bool {
    reading.words(.receivingVerbs).contains(tree.lemma(draft.action))
      && CommitmentPhrase(reading: reading, draft: draft, condition: nil).type() == .aid
  }

  func differs(_ named: Party?, from giver: Party) -> Bool {
    guard let named, isState(giver) else { return false }
    return named.country != giver.country || named.country == nil
  }

  /// "Norland's tariffs on timber will rise": the state whose measure changes.
  func measureOwner(
    _ draft: CommitmentDraft, subject: Int, giver: Party?
  ) -> Party? {
    guard reading.hit("commitment-objects", at: subject, in: sentence)?["type"] == "SANCTION",
      reading.words(.risingVerbs).contains(tree.lemma(draft.action))
        || reading.words(.fallingVerbs).contains(tree.lemma(draft.action)),
      let owner = owner(of: subject)
    else { return nil }
    return giver.map { $0.country == nil || $0.country == owner.country } ?? true ? owner : nil
  }

  /// "Imposes a tariff, which will be raised": who set the measure raises it.
  func setter(_ draft: CommitmentDraft) -> Party? {
    guard tree.tokens[draft.clause].relation.label == "acl:relcl", draft.statements.isEmpty,
      let noun = tree.ancestors(of: draft.clause).prefix(4).first(where: {
        reading.hit("commitment-objects", at: $0, in: sentence)?["type"] != nil
      }),
      case let verb = tree.tokens[noun].head, verb >= 0, tree.isVerb(verb),
      let agent = Predicate(verb, in: tree).agents.first,
      let party = reading.party(at: agent, in: sentence), isState(party)
    else { return nil }
    return party
  }

  /// "Promised that the pumps would run again": who promises answers for it, whatever the subject.
  func isWarranted(_ draft: CommitmentDraft) -> Bool {
    reading.hit("commitment-verbs", at: draft.trigger, in: sentence)?["act"] == "promise"
      || reading.hit("commitment-nouns", at: draft.trigger, in: sentence)?["act"] == "promise"
  }

  /// "British aid is conditional on": whose it is.
  func owner(of noun: Int) -> Party? {
    let words =
      [noun]
      + tree.subtree(of: noun).filter {
        ["amod", "compound"].contains(tree.tokens[$0].relation.base)
          || tree.tokens[$0].relation.label == "nmod:poss"
      }
    return words.lazy.compactMap { reading.partyOfModifier(at: $0, in: sentence) }
      .first { isState($0) && $0.country != nil }
  }

  /// "Will be deported": the one who says so does it, where it is an act of a kind that is done.
  func passive(
    _ draft: CommitmentDraft, _ predicate: Predicate, giver: Party?, isSaid: Bool
  ) -> CommitmentDraft? {
    var result = draft
    if draft.form != .response, let agent = predicate.byPhrase.first,
      let party = reading.party(at: agent, in: sentence), isActor(agent, party)
    {
      guard giver.map({ isOwn(agent, party, of: $0, draft) }) ?? (draft.strength == .will) else {
        return nil
      }
      result.holder = party
      return result
    }
    let owner =
      draft.form == .response && giver == nil ? self.owner(of: draft.action) : setter(draft)
    guard let giver = owner ?? giver, draft.strength == .will || hasCondition(draft) else {
      return nil
    }
    guard
      isState(giver) || giver.sector == .business || giver.sector == .rebel
        || draft.negatedSubject
    else { return nil }
    let type = CommitmentPhrase(reading: reading, draft: draft, condition: nil).type()
    guard
      type != nil || draft.form == .response || hasCondition(draft) || draft.negatedSubject
        || isAnnounced(draft, by: giver)
    else { return nil }
    result.holder = giver
    result.steps.append("done by the one who announces it")
    return result
  }
}
