internal import CasusSyntax

/// Words that every builder asks of a tree.
extension Sentence {
  func lemma(_ index: Int) -> String { tokens[index].lemma }

  func isVerb(_ index: Int) -> Bool { tokens[index].upos == .verb || tokens[index].upos == .aux }

  func isNominal(_ index: Int) -> Bool {
    tokens[index].upos == .noun || tokens[index].upos == .propn || tokens[index].upos == .pron
  }

  /// The prepositions or subordinators of a token, joined where they are one ("because_of").
  func marker(of index: Int) -> String? {
    func markers(_ token: Int) -> [Int] {
      children(of: token).filter {
        tokens[$0].relation.base == "case" || tokens[$0].relation.base == "mark"
      }
    }
    // "of former president Aro": the preposition hangs on the title before the name.
    let words =
      markers(index)
      + children(of: index).filter {
        $0 < index && ["nmod:desc", "compound", "flat"].contains(tokens[$0].relation.label)
      }.flatMap(markers).filter { tokens[$0].upos == .adp && $0 < index }
    guard let first = words.first else { return nil }
    let parts = [first] + children(of: first, by: "fixed")
    return parts.map { tokens[$0].lemma == "_" ? tokens[$0].form.lowercased() : tokens[$0].lemma }
      .joined(separator: "_")
  }

  /// A token and everything joined to it by conjunction.
  func conjuncts(of index: Int) -> [Int] {
    var result = [index]
    var next = 0
    while next < result.count, result.count <= tokens.count {
      result.append(contentsOf: children(of: result[next], by: "conj"))
      // "minister Aro and minister Bel", the second hung on the first one's name.
      for name in children(of: result[next], by: "appos") where tokens[name].upos == .propn {
        result.append(
          contentsOf: children(of: name, by: "conj").filter { tokens[$0].upos == .propn })
      }
      next += 1
    }
    return result
  }

  /// The subject that a verb has of its own; behind an auxiliary that stands first ("only then will
  /// Norland leave"), the one between the two.
  func ownSubject(of verb: Int) -> Int? {
    let subjects = children(of: verb).filter {
      ["nsubj", "csubj"].contains(tokens[$0].relation.base)
    }
    guard subjects.count > 1, let modal = child(of: verb, by: "aux") else { return subjects.first }
    return subjects.first { $0 > modal && $0 < verb } ?? subjects.first
  }

  /// Whether a verb has a finite form of its own or by its auxiliary.
  func isFinite(_ verb: Int) -> Bool {
    tokens[verb].isFinite
      || children(of: verb).contains {
        ["aux", "cop"].contains(tokens[$0].relation.base) && tokens[$0].isFinite
      }
  }

  /// The nearest token upwards that heads a clause, the token itself counted.
  func clauseHead(of index: Int) -> Int {
    for at in [index] + ancestors(of: index) {
      switch tokens[at].relation.base {
      case "root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis": return at
      case "conj" where isVerb(at): return at
      default: continue
      }
    }
    return index
  }

  /// Who does what a verb or nominal predicate says, through conjunction and control.
  ///
  /// Passive subjects are no agents. The by-phrase of a passive is.
  func subject(of index: Int) -> Int? {
    var at = index
    var steps = 0
    while steps < 8 {
      if let found = ownSubject(of: at) { return found }
      let relation = tokens[at].relation.base
      let head = tokens[at].head
      guard head >= 0, relation == "conj" || relation == "xcomp" || relation == "advcl"
      else { return nil }
      at = head
      steps += 1
    }
    return nil
  }
}
