internal import CasusSyntax

/// Nouns of action: who carries them out, what carries them, whose they are.
extension Predicate {
  /// The verb that only carries the noun, as "launch" in "launch an attack": the noun is its
  /// object, or its passive subject.
  var carrier: Int? {
    guard !isVerbal else { return nil }
    var at = head
    for _ in 0..<4 {
      let up = tree.tokens[at].head
      guard up >= 0, !tree.isVerb(up) else { break }
      let relation = tree.tokens[at].relation.base
      // "a series of strikes", "an increase in aid" carry on to the verb of the first noun.
      let isPart =
        relation == "nmod" && ["of", "in"].contains(tree.marker(of: at) ?? "-")
        && tree.tokens[up].upos == .noun
      guard relation == "conj" || isPart else { break }
      at = up
    }
    var up = tree.tokens[at].head
    guard up >= 0, tree.isVerb(up) else { return nil }
    // "announces targeted sanctions", the participle taken for a verb of its own.
    if tree.tokens[up].xpos == "VBN", tree.tokens[up].relation.base == "xcomp", up < at,
      tree.tokens[up].head >= 0, tree.children(of: up, by: "nsubj").isEmpty
    {
      up = tree.tokens[up].head
    }
    let label = tree.tokens[at].relation.label
    return label == "obj" || label == "nsubj:pass" ? up : nil
  }

  /// A participle on the noun that tells who does it: "an attack launched by rebels".
  var participle: Int? {
    guard !isVerbal else { return nil }
    return tree.children(of: head, by: "acl").first {
      tree.tokens[$0].xpos == "VBN" && tree.tokens[$0].relation.label == "acl"
    }
  }

  /// The verb of a relative clause of which the noun is the object: "the ban that they imposed".
  var relativeVerb: Int? {
    guard !isVerbal else { return nil }
    return tree.children(of: head).first { clause in
      guard tree.tokens[clause].relation.label == "acl:relcl", tree.isVerb(clause),
        let subject = tree.child(of: clause, by: "nsubj"), !tree.isRelative(subject),
        tree.tokens[subject].relation.label != "nsubj:pass"
      else { return false }
      return !tree.children(of: clause, by: "obj").contains { !tree.isRelative($0) }
    }
  }

  var nominalAgents: [Int] {
    if let owner = possessor(of: head) ?? ownerBefore(head) { return tree.conjuncts(of: owner) }
    let by = byPhrase
    if !by.isEmpty { return by }
    if let participle {
      let by = Predicate(participle, in: tree).byPhrase
      if !by.isEmpty { return by }
    }
    return []
  }

  /// The owner right before a noun's words, where the tree hangs it elsewhere: "the minister's 25%
  /// tariffs".
  private func ownerBefore(_ noun: Int) -> Int? {
    var at = noun - 1
    while at > 0, noun - at < 6 {
      if tree.tokens[at].xpos == "POS" {
        let owner = tree.tokens[at].head
        return owner >= 0 && owner < at && tree.isNominal(owner) ? owner : nil
      }
      switch tree.tokens[at].upos {
      case .adj, .num, .noun, .sym: at -= 1
      default: return nil
      }
    }
    return nil
  }

  /// Adjectives and nouns before the noun, nearest last: "Russian" and "drone" of "Russian drone
  /// strike". Which of them is a party is for the resolver.
  var premodifiers: [Int] {
    tree.children(of: head).filter {
      $0 < head && ["amod", "compound", "nmod"].contains(tree.tokens[$0].relation.base)
        && tree.marker(of: $0) == nil && tree.tokens[$0].relation.label != "nmod:poss"
    }
  }

  /// The noun that the predicate's own clause describes, and the verb of which that is the object:
  /// "signed a decree that bans": whoever signed it bans.
  var instrument: Int? {
    var at = head
    for _ in 0..<3 where tree.tokens[at].relation.base == "conj" && tree.tokens[at].head >= 0 {
      at = tree.tokens[at].head
    }
    guard tree.tokens[at].relation.base == "acl" else { return nil }
    let noun = tree.tokens[at].head
    guard noun >= 0, ["obj", "nsubj"].contains(tree.tokens[noun].relation.base) else { return nil }
    let verb = tree.tokens[noun].head
    return verb >= 0 && tree.isVerb(verb) && tree.tokens[noun].relation.base == "obj" ? verb : nil
  }
}
