internal import CasusSyntax

extension Sentence {
  /// The subject, or whoever is called on, ordered or urged to do it.
  func controller(of verb: Int) -> Int? {
    var at = verb
    for _ in 0..<6 {
      if let own = children(of: at).first(where: { tokens[$0].relation.label == "nsubj" }) {
        guard isRelative(own) else { return own }
        let antecedent = tokens[at].head
        return tokens[at].relation.base == "acl" && tokens.indices.contains(antecedent)
          ? antecedent : own
      }
      let relation = tokens[at].relation.base
      let head = tokens[at].head
      guard tokens.indices.contains(head) else { return nil }
      switch relation {
      case "xcomp", "advcl", "ccomp":
        guard isVerb(head) || isNominal(head) || tokens[head].upos == .adj else {
          return nil
        }
        if relation == "xcomp" || marker(of: at) == "to" {
          // "Gives Ostland a deadline to leave": whoever is given it.
          if let receiver = child(of: head, by: "iobj"), receiver < at { return receiver }
          if let object = child(of: head, by: "obj"), object < at { return object }
          // "calls on the state to"; "agreed on Friday to" names nobody there.
          if lemma(head) == "call",
            let addressee = children(of: head).first(where: {
              marker(of: $0) == "on" && $0 > head && $0 < at
            })
          {
            return addressee
          }
        }
        at = head
      case "conj": at = head
      case "acl":
        // "plans to close", "a decree banning": whoever governs the noun.
        at = head
        while tokens.indices.contains(tokens[at].head), !isVerb(at) {
          if let owner = child(of: at, by: "nmod:poss") { return owner }
          at = tokens[at].head
        }
        if isVerb(at), let receiver = child(of: at, by: "iobj") { return receiver }
      default: return nil
      }
    }
    return nil
  }

  /// A relative pronoun: it stands for the noun that its clause hangs on.
  func isRelative(_ index: Int) -> Bool {
    ["which", "that", "who", "whom"].contains(tokens[index].form.lowercased())
  }
}
