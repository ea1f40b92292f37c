internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Speech acts beside what they are about: an order to arrest is the arrest to come, a vow to
  /// strike is a threat and no strike.
  func settled(_ events: [EventCandidate], in sentence: Int) -> [EventCandidate] {
    let tree = reading.sentences[sentence]
    var dropped: Set<Int> = []
    for (index, event) in events.enumerated() where event.frame.yieldsToAct {
      let acts = events.indices.filter {
        $0 != index && events[$0].status != .asserted
          && isActOf(events[$0].at.token, event.at.token, in: tree)
      }
      guard !acts.isEmpty else { continue }
      if event.type == .threaten, acts.contains(where: { events[$0].type.isHostile }) {
        dropped.formUnion(acts)
      } else {
        dropped.insert(index)
      }
    }
    return events.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// Whether a token lies in what a speech act is about: its complement or its object.
  private func isActOf(_ act: Int, _ speech: Int, in tree: Sentence) -> Bool {
    var at = act
    for _ in 0..<6 {
      let up = tree.tokens[at].head
      guard up >= 0 else { return false }
      let base = tree.tokens[at].relation.base
      guard ["xcomp", "ccomp", "obj", "conj", "nmod", "acl", "obl"].contains(base) else {
        return false
      }
      if base == "obl", up == speech { return false }
      if up == speech { return true }
      at = up
    }
    return false
  }
}
