internal import CasusRecords
internal import CasusSyntax

/// Parties that a sentence leaves unsaid because the text has named them just before.
extension DocumentReading {
  /// The state or body whose doings the text has been telling of: the latest subject before a
  /// token that acts for a country, in this sentence or up to three before it.
  func actingState(before token: Int, in sentence: Int) -> Party? {
    for index in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      let tree = sentences[index]
      let subjects = tree.tokens.indices.filter { at in
        tree.tokens[at].relation.label == "nsubj" && (index < sentence || at < token)
      }
      // The main clause's subject leads a sentence; within the own sentence the nearest one does.
      for at in index == sentence ? subjects.reversed() : subjects {
        if let party = party(at: at, in: index), isPublicBody(party) { return party }
      }
    }
    return nil
  }

  /// The other state that the text deals with: the last one named before a token whose country is
  /// not the given party's.
  func counterpart(of party: Party, before token: Int, in sentence: Int) -> Party? {
    for index in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      let tree = sentences[index]
      for at in tree.tokens.indices.reversed()
      where tree.tokens[at].upos == .propn && (index < sentence || at < token) {
        guard let other = self.party(at: at, in: index), isPublicBody(other),
          other.country != nil, other.country != party.country
        else { continue }
        return other
      }
    }
    return nil
  }

  /// A state, one of its arms, or a body of states.
  func isPublicBody(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .legislature, .police, .spy, .judiciary, .intergovernmental: true
    default: false
    }
  }
}
