internal import CasusSyntax

/// Who does what to whom around one verb or event noun, read off the tree alike for every
/// construction: active and passive, participles, relative clauses, control, conjunction.
///
/// Tokens only; who they are is the resolver's business.
struct Predicate {
  let tree: Sentence
  let head: Int

  init(_ head: Int, in tree: Sentence) {
    self.tree = tree
    self.head = head
  }

  var isVerbal: Bool { tree.isVerb(head) }

  /// Whether the verb's patient stands where a subject would.
  var isPassive: Bool { Self.isPassive(head, in: tree, depth: 0) }

  private static func isPassive(_ verb: Int, in tree: Sentence, depth: Int) -> Bool {
    var hasPlainSubject = false
    for child in tree.children(of: verb) {
      switch tree.tokens[child].relation.label {
      case "nsubj:pass", "aux:pass", "csubj:pass": return true
      case "nsubj": hasPlainSubject = true
      case "aux" where tree.lemma(child) == "have": return false
      default: continue
      }
    }
    guard tree.tokens[verb].xpos == "VBN", depth < 6 else { return false }
    let head = tree.tokens[verb].head
    let relation = tree.tokens[verb].relation.base
    if relation == "conj", head >= 0, tree.isVerb(head), !hasPlainSubject {
      return isPassive(head, in: tree, depth: depth + 1)
    }
    // "The senator called for a bombing.", the past tense taken for a participle.
    if relation == "root", hasPlainSubject, tree.tokens.last?.form == ".",
      !tree.children(of: verb).contains(where: { tree.marker(of: $0) == "by" })
    {
      return false
    }
    // "with three suspects arrested", "two soldiers killed": a participle alone is passive.
    return tree.child(of: verb, by: "obj") == nil && tree.child(of: verb, by: "aux") == nil
      && (relation != "acl" || !hasPlainSubject || tree.tokens[verb].relation.label == "acl")
  }

  // MARK: - Doers

  /// Who does it, conjuncts included; empty where nobody is told.
  var agents: [Int] { isVerbal ? verbAgents : nominalAgents }

  private var verbAgents: [Int] {
    if isPassive { return byPhrase }
    guard let subject = activeSubject(of: head, depth: 0) else { return byPhrase }
    return tree.conjuncts(of: subject)
  }

  /// The "by" phrase of a passive or a nominalisation; "by doing" and "by Friday" are for others
  /// to tell apart.
  var byPhrase: [Int] {
    for child in tree.children(of: head) where tree.marker(of: child) == "by" {
      let base = tree.tokens[child].relation.base
      if base == "obl" || base == "nmod", tree.isNominal(child) {
        return tree.conjuncts(of: child)
      }
    }
    // "shot dead in a bar in Port Ost, by gunmen": the phrase hangs on a noun of the clause.
    if isPassive, let far = distantByPhrase { return tree.conjuncts(of: far) }
    // "killed and injured by": the phrase hangs on the last of the verbs, or on the first.
    for other in siblingsByConjunction where other != head {
      for child in tree.children(of: other) where tree.marker(of: child) == "by" {
        if tree.tokens[child].relation.base == "obl", tree.isNominal(child) {
          return tree.conjuncts(of: child)
        }
      }
    }
    return []
  }

  private var distantByPhrase: Int? {
    tree.tokens.indices.first { token in
      guard token > head + 2, tree.isNominal(token), tree.marker(of: token) == "by",
        tree.tokens[token].relation.base == "nmod",
        let comma = tree.children(of: token).first, tree.tokens[comma].form == ","
      else { return false }
      return tree.ancestors(of: token).prefix { $0 != head }
        .allSatisfy { ["nmod", "obl", "appos", "conj"].contains(tree.tokens[$0].relation.base) }
        && tree.isAncestor(head, of: token)
    }
  }

  private var siblingsByConjunction: [Int] {
    guard isVerbal else { return [] }
    let first = tree.tokens[head].relation.base == "conj" ? tree.tokens[head].head : head
    return tree.conjuncts(of: max(first, 0)).filter { tree.isVerb($0) }
  }

  private func activeSubject(of verb: Int, depth: Int) -> Int? {
    guard depth < 8 else { return nil }
    if let own = tree.ownSubject(of: verb) {
      if isRelative(own), let noun = relativeHead(of: verb) { return noun }
      return own
    }
    let up = tree.tokens[verb].head
    guard up >= 0 else { return nil }
    let relation = tree.tokens[verb].relation
    if relation.base == "conj", let mended = subjectOfMisplaced(verb, depth: depth) {
      return mended
    }
    switch relation.base {
    case "acl" where relation.label == "acl:relcl":
      return nil
    case "acl":
      guard tree.tokens[verb].xpos != "VBN" else { return nil }
      if tree.children(of: verb).contains(where: { tree.lemma($0) == "to" }) {
        return possessor(of: up) ?? holder(of: up, depth: depth + 1)
      }
      return up
    case "xcomp":
      if let object = tree.child(of: up, by: "obj") ?? tree.child(of: up, by: "iobj") {
        return object
      }
      return anySubject(of: up, depth: depth + 1)
    case "advcl":
      // "accused the army of shelling", "barred him from leaving": the object is who does it.
      if ["of", "from", "for", "with", "into", "against"].contains(tree.marker(of: verb) ?? "-"),
        let object = tree.child(of: up, by: "obj"), object < verb
      {
        return object
      }
      return anySubject(of: up, depth: depth + 1)
    case "ccomp", "conj", "parataxis":
      return tree.isVerb(up) || relation.base != "conj"
        ? anySubject(of: up, depth: depth + 1) : nil
    case "amod": return up
    default: return nil
    }
  }

  /// A finite verb that the tree joined to a participle or an infinitive, or to a clause whose words
  /// end in its own subject: "missiles fired by X and vows", "after X, Y and Z threatened".
  private func subjectOfMisplaced(_ verb: Int, depth: Int) -> Int? {
    guard tree.isFinite(verb), let up = tree.ancestors(of: verb).first, up < verb else {
      return nil
    }
    let hasJoint = tree.child(of: verb, by: "cc") != nil
    if !hasJoint, verb > 0, tree.tokens[verb - 1].upos == .propn {
      let nominals = [verb - 1] + tree.ancestors(of: verb - 1).filter { $0 < verb }
      var top = verb - 1
      for at in nominals.dropFirst() {
        guard tree.isNominal(at), at > up,
          ["conj", "flat", "compound", "appos"].contains(tree.tokens[top].relation.base)
        else { break }
        top = at
      }
      if tree.tokens[top].relation.base == "obl", tree.tokens[top].head == up || top > up {
        return top
      }
    }
    guard hasJoint, !tree.isFinite(up) else { return nil }
    for at in tree.ancestors(of: up) where tree.isFinite(at) && tree.isVerb(at) {
      if let own = tree.ownSubject(of: at), !isRelative(own) { return own }
      return nil
    }
    return nil
  }

  /// The subject of a clause, active or passive.
  private func anySubject(of verb: Int, depth: Int) -> Int? {
    guard depth < 8 else { return nil }
    if let own = tree.child(of: verb, by: "nsubj") {
      if isRelative(own), let noun = relativeHead(of: verb) { return noun }
      return own
    }
    if tree.isVerb(verb), Self.isPassive(verb, in: tree, depth: 0) {
      return patients(of: verb, depth: depth + 1).first
    }
    return activeSubject(of: verb, depth: depth + 1)
  }

  /// Who has a plan, an order, an attempt: its possessor, or the subject of its verb.
  private func holder(of noun: Int, depth: Int) -> Int? {
    let up = tree.tokens[noun].head
    guard up >= 0, depth < 8, ["obj", "obl"].contains(tree.tokens[noun].relation.base)
    else { return nil }
    return anySubject(of: up, depth: depth + 1)
  }

  func possessor(of noun: Int) -> Int? { tree.child(of: noun, by: "nmod:poss") }

  // MARK: - Those to whom it is done

  /// The object or the passive's subject, conjuncts included.
  var patients: [Int] {
    guard isVerbal else { return [] }
    return patients(of: head, depth: 0).flatMap { tree.conjuncts(of: $0) }
  }

  private func patients(of verb: Int, depth: Int) -> [Int] {
    guard depth < 8 else { return [] }
    if Self.isPassive(verb, in: tree, depth: 0) {
      if let own = tree.child(of: verb, by: "nsubj") {
        if isRelative(own), let noun = relativeHead(of: verb) { return [noun] }
        return [own]
      }
      let up = tree.tokens[verb].head
      guard up >= 0 else { return [] }
      switch tree.tokens[verb].relation.base {
      case "acl", "amod": return [up]
      case "conj": return tree.isVerb(up) ? patients(of: up, depth: depth + 1) : []
      case "advcl": return anySubject(of: up, depth: depth + 1).map { [$0] } ?? []
      case "xcomp":
        if let object = tree.child(of: up, by: "obj") { return [object] }
        return anySubject(of: up, depth: depth + 1).map { [$0] } ?? []
      default: return []
      }
    }
    if let object = tree.child(of: verb, by: "obj") {
      return isRelative(object) ? relativeHead(of: verb).map { [$0] } ?? [] : [object]
    }
    let relation = tree.tokens[verb].relation
    let up = tree.tokens[verb].head
    if relation.label == "acl:relcl", up >= 0, let subject = tree.child(of: verb, by: "nsubj"),
      !isRelative(subject)
    {
      return [up]
    }
    // "arrested and jailed three men" hangs the object on either verb.
    if relation.base == "conj", up >= 0, tree.isVerb(up),
      let shared = tree.child(of: up, by: "obj"),
      shared > verb
    {
      return [shared]
    }
    if let other = tree.children(of: verb, by: "conj").first(where: { tree.isVerb($0) }),
      tree.child(of: other, by: "nsubj") == nil, other - verb <= 3,
      let shared = tree.child(of: other, by: "obj")
    {
      return [shared]
    }
    return []
  }

  /// Nominals under a preposition: obliques of a verb, modifiers of a noun, conjuncts included.
  func under(_ preposition: String) -> [Int] {
    for child in tree.children(of: head) {
      let base = tree.tokens[child].relation.base
      guard base == "obl" || base == "nmod" || base == "advcl" && tree.isNominal(child),
        tree.marker(of: child) == preposition
      else { continue }
      return tree.conjuncts(of: child)
    }
    return []
  }

  var indirectObjects: [Int] {
    tree.child(of: head, by: "iobj").map { tree.conjuncts(of: $0) } ?? []
  }

  // MARK: - Relative clauses

  private func isRelative(_ token: Int) -> Bool {
    let lemma = tree.tokens[token].form.lowercased()
    return ["who", "which", "that", "whom"].contains(lemma) && tree.tokens[token].upos == .pron
  }

  /// The noun that the clause of a verb describes, also for a conjunct inside the clause.
  private func relativeHead(of verb: Int) -> Int? {
    var at = verb
    for _ in 0..<6 {
      let up = tree.tokens[at].head
      guard up >= 0 else { return nil }
      switch tree.tokens[at].relation.base {
      case "acl": return up
      case "conj", "xcomp", "ccomp": at = up
      default: return nil
      }
    }
    return nil
  }
}
