internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// What the words around a measure do to it.
enum PolicyEffect: String {
  case impose, keep, announce, propose, lift, breach, review, none
  /// Thought over: a measure that is thought of is proposed, one whose end is, under review.
  case weigh
  /// Said not to be.
  case deny
  /// Wanted, backed or refused by somebody who need not be its keeper.
  case judge
}

extension PolicyBuilder {
  /// The word that governs a measure, what it does, and whether it came about.
  struct Government {
    var effect = PolicyEffect.none
    /// The governing verb, whose subject holds the measure.
    var verb: Int?
    var status = Factuality.asserted
    /// Named only inside a condition, a demand or a purpose.
    var isIdle = false
    /// Under a negation: "does not intend to impose".
    var isRefused = false
    /// What it does follows from a noun, "talks on", not from its verb.
    var isByNoun = false
    /// Its end is thought over.
    var isWeighed = false
    var entries: [String] = []
    var steps: [String] = []
  }

  /// The government of a noun, through "a set of" and coordination up to a verb.
  func government(of noun: Int, in sentence: Int) -> Government {
    let tree = reading.sentences[sentence]
    var result = Government()
    var at = noun
    if let before = governorNoun(before: noun, in: sentence)
      ?? governorModifier(of: noun, in: sentence)
    {
      take(before, in: sentence, into: &result)
      if before.head < noun, tree.tokens[before.head].upos == .noun { at = before.head }
    }
    var steps = 0
    while tree.tokens.indices.contains(tree.tokens[at].head), steps < 8 {
      steps += 1
      let relation = tree.tokens[at].relation.base
      let head = tree.tokens[at].head
      if relation == "conj" {
        at = head
        continue
      }
      if relation == "compound" || relation == "nmod" || relation == "amod" || relation == "appos" {
        guard !tree.isVerb(head) else { break }
        if let hit = reading.hit("policy-governor-nouns", at: head, in: sentence) {
          take(hit, in: sentence, into: &result)
          at = head
          continue
        }
        // "an embargo against Ostland and sanctions": the tree hangs the second on the party.
        if relation == "compound" || isMeasure(head, in: sentence) {
          at = head
          continue
        }
        break
      }
      let isSubject = relation == "nsubj" && !tree.tokens[at].relation.label.hasSuffix("pass")
      let lexicon = isSubject ? "policy-subject-verbs" : "policy-governors"
      guard relation == "obj" || relation == "obl" || relation == "nsubj" || relation == "xcomp",
        tree.isVerb(head) || reading.hit(lexicon, at: head, in: sentence) != nil
      else { break }
      result.verb = head
      if let hit = reading.hit(lexicon, at: head, in: sentence),
        relation != "obl" || accepts(hit, oblique: at, in: tree),
        let effect = hit["effect"].flatMap(PolicyEffect.init(rawValue:))
      {
        result.entries.append(hit.lexicon + ":" + hit.entry.entry)
        if result.effect == .none {
          // "a ceasefire ended a year of fighting": what ended is the fighting.
          let isOther = isSubject && effect == .lift && tree.child(of: head, by: "obj") != nil
          take(isOther ? .impose : effect, at: head, in: sentence, into: &result)
        } else {
          temper(&result, by: effect)
        }
      }
      break
    }
    if result.effect == .none { takeGovernor(of: result.verb, in: sentence, into: &result) }
    if result.effect == .none { takeParticiple(on: noun, in: sentence, into: &result) }
    weigh(&result, in: sentence)
    return result
  }

  /// An oblique is governed only through the entry's own preposition.
  private func accepts(_ hit: LexiconHit, oblique: Int, in tree: Sentence) -> Bool {
    guard let marker = tree.marker(of: oblique) else { return true }
    return hit.entry.entry.split(separator: " ").dropFirst().contains { $0 == marker }
  }

  func take(
    _ effect: PolicyEffect, at token: Int, in sentence: Int, into result: inout Government
  ) {
    let reading = factuality(at: token, in: sentence)
    result.effect = effect
    result.status = reading.status
    result.isIdle = !reading.isOwnEvent
    if isEnacted(token, in: sentence) {
      result.status = .asserted
      result.isIdle = false
    }
    result.isRefused = isRefused(token, in: sentence)
    result.steps.append(contentsOf: reading.steps)
  }

  /// A negation on the word or on a verb that governs it as its infinitive.
  func isRefused(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    var at = token
    for _ in 0..<3 {
      if tree.children(of: at).contains(where: {
        reading.hit("negations", at: $0, in: sentence) != nil
      }) {
        return true
      }
      guard tree.tokens[at].relation.base == "xcomp",
        tree.tokens.indices.contains(tree.tokens[at].head)
      else { return false }
      at = tree.tokens[at].head
    }
    return false
  }

  /// "sanctions imposed by the union", "a ban that takes effect in May".
  private func takeParticiple(on noun: Int, in sentence: Int, into result: inout Government) {
    let tree = reading.sentences[sentence]
    for clause in tree.children(of: noun, by: "acl") {
      let lexicon =
        tree.tokens[clause].xpos == "VBN" || tree.child(of: clause, by: "aux:pass") != nil
        ? "policy-governors" : "policy-subject-verbs"
      guard let hit = reading.hit(lexicon, at: clause, in: sentence),
        let effect = hit["effect"].flatMap(PolicyEffect.init(rawValue:))
      else { continue }
      result.entries.append(hit.lexicon + ":" + hit.entry.entry)
      result.verb = clause
      take(effect, at: clause, in: sentence, into: &result)
      return
    }
  }

  /// The measure that a verb is itself: "bans", "will suspend", "reopened".
  func governmentOfVerb(_ verb: Int, set state: String?, in sentence: Int) -> Government {
    let tree = reading.sentences[sentence]
    var result = Government()
    result.verb = verb
    take(state == "lifted" ? .lift : .impose, at: verb, in: sentence, into: &result)
    // "orders the forces to halt": whoever commands it has set the measure.
    let governor = tree.tokens[verb].head
    if ["xcomp", "advcl"].contains(tree.tokens[verb].relation.base),
      result.isIdle || result.status != .asserted,
      tree.tokens.indices.contains(governor),
      reading.words(.commandingVerbs).contains(tree.lemma(governor)),
      factuality(at: governor, in: sentence).status == .asserted
    {
      result.isIdle = false
      result.status = .asserted
    }
    // "the law banning the app" holds already.
    let text = tree.tokens[verb].head
    if tree.tokens[verb].relation.base == "acl", tree.tokens[verb].xpos == "VBG",
      tree.tokens.indices.contains(text), isDefinite(text, in: sentence),
      reading.words(.bindingTexts).contains(tree.lemma(text))
    {
      result.isIdle = false
      result.status = .asserted
    }
    // "becomes the ninth country to recognise": an ordinal says that it happened.
    if result.isIdle || result.status != .asserted, let counted = countedNoun(of: verb, in: tree),
      tree.children(of: counted).contains(where: { child in
        let form = tree.tokens[child].form.lowercased()
        return form == "first" || form == "last" || form == "latest"
          || form.hasSuffix("th") && form.first?.isNumber == true
      })
    {
      result.isIdle = false
      result.status = .asserted
    }
    // "flights suspended since 2020" as the object of "resume": no longer in force.
    let head = tree.tokens[verb].head
    if tree.tokens[verb].relation.base == "acl", tree.tokens.indices.contains(head),
      tree.tokens[head].relation.base == "obj", tree.tokens.indices.contains(tree.tokens[head].head)
    {
      let governor = tree.tokens[head].head
      if reading.words(.endingVerbs).contains(tree.lemma(governor)) {
        take(.lift, at: governor, in: sentence, into: &result)
        if result.status == .expected { result.status = .asserted }
      }
    }
    return result
  }

  /// The country in "the ninth country to recognise", wherever the tree hangs the verb.
  private func countedNoun(of verb: Int, in tree: Sentence) -> Int? {
    let head = tree.tokens[verb].head
    guard tree.tokens.indices.contains(head) else { return nil }
    switch tree.tokens[verb].relation.base {
    case "acl": return head
    case "xcomp": return tree.child(of: head, by: "obj")
    default: return nil
    }
  }

  /// The state that follows; nil where the text says that there is no such measure.
  func state(of government: Government, at token: Int, in sentence: Int) -> PolicyState? {
    let tree = reading.sentences[sentence]
    let isOpen = government.isIdle || government.status == .possible
    let draft = tree.children(of: token).compactMap {
      reading.hit("policy-draft-words", at: $0, in: sentence)?["state"]
    }.first.flatMap(PolicyState.init(rawValue:))
    switch government.effect {
    case .impose:
      if government.status == .denied || government.isRefused { return nil }
      if isOpen { return .proposed }
      return government.status == .expected ? .announced : .inForce
    case .keep:
      if government.isRefused { return nil }
      // "or face tariffs": those that are still to come.
      return isOpen && isNew(token, in: sentence) ? .proposed : .inForce
    case .announce: return isOpen || government.status == .denied ? .proposed : .announced
    case .propose, .weigh:
      // "the terms of the truce" are those of one that holds.
      if government.isByNoun, isDefinite(token, in: sentence) { return draft ?? .inForce }
      return draft == .inForce ? .inForce : .proposed
    case .judge: return isDefinite(token, in: sentence) ? draft ?? .inForce : draft ?? .proposed
    case .deny: return nil
    case .lift:
      if government.isWeighed { return .underReview }
      if !government.isRefused, government.status != .denied, isAgreed(government, in: sentence) {
        return .lifted
      }
      if isOpen || government.status == .expected || government.status == .denied {
        return .inForce
      }
      return .lifted
    case .breach: return government.status == .asserted ? .breached : .inForce
    case .review: return .underReview
    case .none: return draft ?? standing(at: token, under: government, in: sentence)
    }
  }

  /// "agree to lift", "the council votes to lift": what is agreed to end counts as ended. A chamber
  /// that votes is only one of those that must agree.
  private func isAgreed(_ government: Government, in sentence: Int) -> Bool {
    guard let verb = government.verb else { return false }
    let tree = reading.sentences[sentence]
    var at = verb
    for _ in 0..<3 {
      if reading.words(.agreeingVerbs).contains(tree.lemma(at)) { return true }
      if reading.words(.votingVerbs).contains(tree.lemma(at)), at != verb,
        reading.agent(of: at, in: sentence)?.sector == .intergovernmental
      {
        return true
      }
      guard ["xcomp", "conj", "ccomp", "obl", "obj"].contains(tree.tokens[at].relation.base),
        tree.tokens.indices.contains(tree.tokens[at].head)
      else { return false }
      at = tree.tokens[at].head
    }
    return false
  }

  func factuality(at token: Int, in sentence: Int) -> FactualityReading {
    reading.factuality(at: token, in: sentence)
  }
}
