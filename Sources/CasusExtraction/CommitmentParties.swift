internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// At whom a commitment is directed.
struct CommitmentParties {
  let reading: DocumentReading
  let draft: CommitmentDraft
  private var tree: Sentence { reading.sentences[draft.sentence] }

  /// The one named as addressee, else the one whom the act is done to, else who could bring the
  /// condition about.
  func addressee(condition: Condition?) -> Party? {
    if let token = draft.addresseeToken, let party = other(token) { return party }
    for token in candidates() {
      if let party = other(token) { return party }
    }
    if let actor = condition?.actor, differs(actor) { return actor }
    if let target = condition?.targetParty, differs(target), target.country != nil { return target }
    return nil
  }

  private func candidates() -> [Int] {
    var result: [Int] = []
    for head in Set([draft.action, draft.trigger]) {
      let predicate = Predicate(head, in: tree)
      result += predicate.indirectObjects
      if head == draft.action { result += predicate.patients }
      for preposition in ["to", "against", "with", "on", "for", "from", "at", "in", "of"] {
        result += predicate.under(preposition)
      }
    }
    // "its airspace to Chinese flights", "sanctions against Ostland", "aid from Ostland".
    for child in tree.children(of: draft.action)
    where ["obj", "obl"].contains(
      tree.tokens[child].relation.base)
    {
      let predicate = Predicate(child, in: tree)
      for preposition in ["to", "against", "with", "on", "for", "from", "of", "in"] {
        result += predicate.under(preposition)
      }
      result += predicate.premodifiers
      if let owner = predicate.possessor(of: child) { result.append(owner) }
    }
    return result
  }

  private func other(_ token: Int) -> Party? {
    guard let party = reading.party(at: token, in: draft.sentence), differs(party),
      party.country != nil || party.sector != nil || tree.mention(at: token) != nil
    else { return nil }
    return party
  }

  private func differs(_ party: Party) -> Bool {
    guard let holder = draft.holder else { return true }
    if party.name == holder.name { return false }
    return party.country == nil || party.country != holder.country
      || (party.sector != holder.sector && party.sector != .government && party.sector != .military)
  }
}
