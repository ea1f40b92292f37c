internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension PartyText {
  func party(at token: Int, in sentence: Int) -> Party? {
    reference(at: token, in: sentence)?.party
  }

  /// What a token's phrase means, with pronouns and definite short forms followed.
  func reference(at token: Int, in sentence: Int, depth: Int = 0) -> PartyReference? {
    guard depth < 4 else { return nil }
    let view = views[sentence]
    let word = view.sentence.tokens[token]
    let isPronoun = word.upos == .pron || word.upos == .det || word.xpos == "PRP$"
    if isPronoun, view.span(at: token) == nil {
      return antecedent(ofPronoun: token, in: sentence, depth: depth)
    }
    if word.upos == .adj || word.relation.base == "amod" {
      if let span = view.span(at: token), span.country != nil || !span.parties.isEmpty,
        word.relation.base == "amod"
      {
        return modifierReference(token..<(token + 1), head: word.head, in: sentence)
      }
    }
    let head = view.nominalHead(token)
    // "press credentials", "intelligence sharing": a noun before a noun acts only where it names.
    if head == token, word.relation.base == "compound", word.upos == .noun,
      view.span(at: token) == nil,
      let match = knowledge.roles.match(endingAt: token, words: view.words, lemmas: view.lemmas),
      ![.government, .military, .police].contains(match.entry.sector)
    {
      return nil
    }
    if let earlier = definiteAntecedent(of: head, in: sentence) { return earlier }
    return describe(head, in: sentence, depth: depth)
  }

  // MARK: Pronouns

  /// The party that a pronoun stands for.
  func antecedent(ofPronoun token: Int, in sentence: Int, depth: Int = 0) -> PartyReference? {
    let view = views[sentence]
    let word = view.words[token]
    let mention = quote(token..<(token + 1), in: sentence)
    if knowledge.has(word, use: "relative"), let head = relativeHead(of: token, in: view) {
      return head == token ? nil : reference(at: head, in: sentence, depth: depth + 1)
    }
    guard let kind = Self.pronouns[word],
      view.sentence.tokens[token].relation.base != "expl"
    else { return nil }
    if kind == .speaker { return speaker(around: token, in: sentence, depth: depth) }
    guard
      var found = best(
        before: token, in: sentence, isPlural: kind == .they,
        where: { kind.accepts($0.reference) })
    else { return nil }
    found.mention = mention
    return found
  }

  private enum PronounKind {
    case he, she, it, they, speaker

    func accepts(_ reference: PartyReference) -> Bool {
      switch self {
      case .he: reference.nature == .person && reference.gender != "f" && !reference.isPlural
      case .she: reference.nature == .person && reference.gender != "m" && !reference.isPlural
      case .it:
        !reference.isPlural && (reference.nature == .body || reference.nature == .country)
      case .they: reference.isPlural || reference.nature == .group || reference.nature == .body
      case .speaker: false
      }
    }
  }

  private static let pronouns: [String: PronounKind] = [
    "he": .he, "him": .he, "his": .he, "himself": .he,
    "she": .she, "her": .she, "hers": .she, "herself": .she,
    "it": .it, "its": .it, "itself": .it,
    "they": .they, "them": .they, "their": .they, "theirs": .they, "themselves": .they,
    "i": .speaker, "we": .speaker, "us": .speaker, "our": .speaker, "my": .speaker,
    "me": .speaker, "ourselves": .speaker,
  ]

  /// The noun that a relative clause hangs on.
  private func relativeHead(of token: Int, in view: NamedSentence) -> Int? {
    var at = token
    for _ in 0..<10 {
      if view.sentence.tokens[at].relation.base == "acl" {
        let head = view.sentence.tokens[at].head
        return head >= 0 && head < token ? head : nil
      }
      at = view.sentence.tokens[at].head
      if at < 0 { return nil }
    }
    return nil
  }

  /// Who speaks in direct speech: the subject of the verb that governs the quoted clause.
  private func speaker(around token: Int, in sentence: Int, depth: Int) -> PartyReference? {
    let view = views[sentence]
    for at in [token] + view.sentence.ancestors(of: token) {
      let relation = view.sentence.tokens[at].relation.base
      let head = view.sentence.tokens[at].head
      guard relation == "ccomp" || relation == "parataxis", head >= 0 else { continue }
      for verb in [head, at] {
        if let subject = view.sentence.subject(of: verb), subject != token,
          view.sentence.tokens[subject].upos != .pron || view.words[subject] == "he"
            || view.words[subject] == "she"
        {
          return reference(at: subject, in: sentence, depth: depth + 1)
        }
      }
    }
    if let inserted = view.sentence.tokens.indices.first(where: {
      view.sentence.tokens[$0].relation.base == "parataxis"
    }), let subject = view.sentence.child(of: inserted, by: "nsubj"), subject != token {
      return reference(at: subject, in: sentence, depth: depth + 1)
    }
    return nil
  }

  /// The likeliest antecedent: near, a subject, a name.
  private func best(
    before token: Int, in sentence: Int, isPlural: Bool = false,
    where accepts: (PartyMention) -> Bool
  ) -> PartyReference? {
    let view = views[sentence]
    let clause = view.sentence.clauseHead(of: token)
    // "convicts three men and sentences them": nobody does it to himself without saying so.
    let governor = view.sentence.tokens[token].head
    let doer =
      governor < 0 || isReflexiveOrPossessive(token, in: view)
      ? nil : ownSubject(of: governor, in: view)
    let governing = governingSubject(of: token, in: view)
    var best: (score: Double, mention: PartyMention)?
    for mention in mentions.reversed() {
      if mention.sentence > sentence || mention.sentence == sentence && mention.token >= token {
        continue
      }
      let distance = sentence - mention.sentence
      if distance > 4 { break }
      guard accepts(mention), mention.reference.sector != nil || mention.reference.country != nil
      else { continue }
      // What shares the clause as its subject is no antecedent of its object, save possessives.
      if distance == 0, mention.token == doer { continue }
      if distance == 0, !isReflexiveOrPossessive(token, in: view),
        view.sentence.clauseHead(of: mention.token) == clause
      {
        continue
      }
      var score = -Double(distance) * 3
      if mention.isSubject { score += 2.5 }
      if mention.reference.isName { score += 1 }
      if mention.reference.nature == .country { score += 0.5 }
      let relation = views[mention.sentence].sentence.tokens[mention.token].relation.label
      if relation == "nmod:poss" || relation.hasPrefix("compound") { score -= 1.5 }
      if relation == "nmod" || relation == "appos" { score -= 1 }
      if distance == 0 { score += mention.token == governing ? 1.5 : 0.5 }
      if isPlural, mention.reference.isPlural || mention.reference.nature == .group { score += 2 }
      if score > best?.score ?? -100 { best = (score, mention) }
    }
    guard let found = best?.mention else { return nil }
    // "The group" may itself stand for a name before it.
    if !found.reference.isName, found.token != token || found.sentence != sentence,
      let named = definiteAntecedent(of: found.token, in: found.sentence)
    {
      return named
    }
    return found.reference
  }

  /// "Norland said that if Ostland pays, it will leave", "Norland will leave if Ostland stays, its
  /// envoy said": the subject of the nearest clause around the pronoun's, or of what is said.
  private func governingSubject(of token: Int, in view: NamedSentence) -> Int? {
    let tree = view.sentence
    for above in tree.ancestors(of: token) where tree.isVerb(above) {
      let said = tree.children(of: above, by: "ccomp").first { $0 < token }
      for verb in [said, above].compactMap({ $0 }) {
        guard let subject = tree.subject(of: verb), subject < token,
          !tree.subtree(of: subject).contains(token)
        else { continue }
        return subject
      }
    }
    return nil
  }

  /// The subject of a verb or of the verbs that it is joined to; not that of a clause above.
  private func ownSubject(of verb: Int, in view: NamedSentence) -> Int? {
    var at = verb
    for _ in 0..<4 {
      if let subject = view.sentence.child(of: at, by: "nsubj") { return subject }
      guard view.sentence.tokens[at].relation.base == "conj" else { return nil }
      at = view.sentence.tokens[at].head
    }
    return nil
  }

  private func isReflexiveOrPossessive(_ token: Int, in view: NamedSentence) -> Bool {
    let word = view.words[token]
    return word.hasSuffix("self") || word.hasSuffix("selves")
      || view.sentence.tokens[token].relation.label == "nmod:poss"
  }

  // MARK: Definite descriptions

  /// "the group", "the ministry", "the president", "the country": what named it before.
  private func definiteAntecedent(of head: Int, in sentence: Int) -> PartyReference? {
    let view = views[sentence]
    let token = view.sentence.tokens[head]
    guard token.upos == .noun || token.upos == .propn,
      let match = knowledge.roles.match(endingAt: head, words: view.words, lemmas: view.lemmas),
      match.entry.kind != .means
    else { return nil }
    let core = view.core(of: head)
    // Only an article and the role itself: any further word says which one is meant.
    let before = core.lowerBound..<max(core.lowerBound, head - match.count + 1)
    guard core.upperBound == head + 1, before.count == 1,
      knowledge.has(view.words[before.lowerBound], use: "pointing"),
      !isPlural(head, in: view) || match.entry.kind == .group
    else { return nil }
    let hasComplement = view.sentence.children(of: head).contains {
      let relation = view.sentence.tokens[$0].relation
      return $0 > head
        && (relation.label == "nmod" || relation.base == "acl" || relation.base == "appos")
    }
    if hasComplement { return nil }
    let role = match.entry
    let noun = role.entry
    guard
      var found = best(
        before: head, in: sentence,
        where: { mention in
          let other = mention.reference
          guard other.isName || other.name.text.split(separator: " ").count > 1 else {
            return false
          }
          switch role.kind {
          case .person:
            return other.nature == .person && other.isName
              && (other.role?.hasSuffix(noun) ?? false)
          case .state: return other.nature == .country
          case .body:
            if NameKey.folded(other.name.text).contains(NameKey.folded(noun)) { return true }
            let isUnion =
              other.nature == .country && other.country.map { !Self.isState($0) } ?? false
            return other.isName && (other.nature == .body || isUnion)
              && (other.sector == role.sector || role.inherits && other.sector != .government)
          case .group: return other.sector == role.sector && other.nature == .body && other.isName
          case .means, .thing: return false
          }
        })
    else { return nil }
    found.mention = quote(core, in: sentence)
    return found
  }

  /// "the two countries", "both sides": the two that were named last.
  func pair(at token: Int, in sentence: Int) -> [Party]? {
    let view = views[sentence]
    let head = view.nominalHead(token)
    let core = view.core(of: head)
    let words = core.map { view.words[$0] }
    let isPair = words.contains("two") || words.contains("both")
    let noun = view.lemmas[head]
    let isBare = head >= core.upperBound - 1 && core.count <= 3
    guard isPair, isBare, knowledge.has(noun, use: "pair") else { return nil }
    let wantsPersons = knowledge.has(noun, use: "pair-person")
    var found: [PartyReference] = []
    for mention in mentions.reversed() {
      if mention.sentence > sentence || mention.sentence == sentence && mention.token >= head {
        continue
      }
      if sentence - mention.sentence > 3 || found.count == 2 { break }
      let other = mention.reference
      let fits = wantsPersons ? other.nature == .person : other.nature == .country
      guard fits, other.isName, !found.contains(where: { $0.country == other.country }) else {
        continue
      }
      found.append(other)
    }
    guard found.count == 2 else { return nil }
    return found.reversed().map { reference in
      var party = reference.party
      party.mention = quote(core, in: sentence)
      return party
    }
  }
}
