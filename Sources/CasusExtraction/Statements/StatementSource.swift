internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Who is behind a statement: the speaker, and the outlet through which it reached the report.
struct StatementSource {
  let reading: DocumentReading
  let draft: StatementDraft

  private var tree: Sentence { reading.sentences[draft.speakerSentence] }

  /// The party that speaks, by its name in the document where it has one.
  func speaker() -> Party? {
    if let cited = citedSource() { return reading.party(at: cited, in: draft.speakerSentence) }
    guard let token = speakerToken() else { return nil }
    if let owner = ownerOfDocument(token) {
      return reading.party(at: owner, in: draft.speakerSentence)
    }
    return reading.party(at: token, in: draft.speakerSentence)
  }

  /// The token of the speaker at this place: subject, antecedent, or what the rule bound.
  func speakerToken() -> Int? {
    if let bound = draft.speaker { return bound }
    let cue = draft.cue
    if tree.tokens[cue].upos == .noun {
      return tree.child(of: cue, by: "nmod:poss") ?? tree.children(of: cue, by: "nmod").first {
        reading.words(.sourcePrepositions).contains(tree.marker(of: $0) ?? "")
      } ?? tree.children(of: cue, by: "compound").first
        ?? tree.subject(of: tree.clauseHead(of: cue))
    }
    if let main = mainClause(ofLow: cue) { return tree.subject(of: main) }
    if let own = tree.subject(of: cue) {
      let word = tree.tokens[own]
      if reading.words(.relativePronouns).contains(word.lemma), let noun = antecedent(of: cue) {
        return noun
      }
      return own
    }
    if tree.tokens[cue].relation.base == "acl", tree.tokens[cue].head >= 0 {
      return tree.tokens[cue].head
    }
    let clause = tree.ancestors(of: cue).first { tree.subject(of: $0) != nil }
    return clause.flatMap { tree.subject(of: $0) }
  }

  /// "X leaves after two were shot, stating that …": a participle behind a comma that the tree hung
  /// into a clause with a conjunction is the main clause's.
  private func mainClause(ofLow cue: Int) -> Int? {
    guard tree.tokens[cue].xpos == "VBG", cue > 0, tree.tokens[cue - 1].form == ",",
      tree.tokens[cue].relation.base == "advcl", tree.child(of: cue, by: "nsubj") == nil,
      let marked = tree.ancestors(of: cue).first(where: {
        tree.tokens[$0].relation.base == "advcl" && tree.marker(of: $0) != nil
      }), marked < cue
    else { return nil }
    return tree.ancestors(of: marked).first { tree.subject(of: $0) != nil }
  }

  private func antecedent(of verb: Int) -> Int? {
    for at in [verb] + tree.ancestors(of: verb) where tree.tokens[at].relation.base == "acl" {
      return tree.tokens[at].head >= 0 ? tree.tokens[at].head : nil
    }
    return nil
  }

  /// A document does not speak: its issuer does ("a letter of the ministry says").
  private func ownerOfDocument(_ token: Int) -> Int? {
    guard reading.hit("statement-documents", at: token, in: draft.speakerSentence) != nil else {
      return nil
    }
    return tree.child(of: token, by: "nmod:poss")
      ?? tree.children(of: token, by: "nmod").first {
        reading.words(.sourcePrepositions).contains(tree.marker(of: $0) ?? "")
      }
      ?? tree.children(of: token, by: "compound").first { tree.mention(at: $0) != nil }
      ?? tree.children(of: token, by: "amod").first { tree.mention(at: $0) != nil }
      ?? tree.children(of: token, by: "acl").lazy.compactMap {
        tree.child(of: $0, by: "obl")
      }.first
  }

  /// "…, citing two officials": the outlet passes on what those say.
  func citedSource() -> Int? {
    guard isOutlet() else { return nil }
    for child in tree.children(of: draft.cue) {
      let word = tree.tokens[child]
      if word.relation.base == "advcl", reading.words(.citingVerbs).contains(word.lemma) {
        return tree.child(of: child, by: "obj")
      }
      if word.relation.base == "advcl", word.lemma == "point" {
        return tree.child(of: child, by: "obl")
      }
    }
    return nil
  }

  // MARK: - Go-betweens

  func via() -> TextSpan? {
    if let given = draft.via { return given }
    if citedSource() != nil { return outletName() }
    for child in tree.children(of: draft.cue) {
      let word = tree.tokens[child]
      switch word.relation.base {
      case "obj", "iobj":
        if tree.lemma(draft.cue) == "tell", isOutlet(child) { return name(child) }
      case "obl":
        let marker = tree.marker(of: child)
        if reading.hit("statement-platforms", at: child, in: draft.speakerSentence) != nil,
          reading.words(.platformPrepositions).contains(marker ?? "")
        {
          return name(child)
        }
        if isOutlet(child) {
          if let with = tree.children(of: child, by: "nmod").first(where: {
            reading.words(.interviewPrepositions).contains(tree.marker(of: $0) ?? "")
          }) {
            return name(with)
          }
          if reading.words(.outletPrepositions).contains(marker ?? "") { return name(child) }
        }
      case "advcl":
        if let to = tree.children(of: child, by: "obl").first(where: {
          reading.words(.interviewerPrepositions).contains(tree.marker(of: $0) ?? "")
            || tree.tokens[$0].relation.label == "obl:agent"
        }), reading.words(.tellingVerbs).contains(tree.lemma(child)),
          isOutlet(to)
        {
          return name(to)
        }
      default: continue
      }
    }
    return nil
  }

  /// The outlet's own words where the speaker is one.
  func outletName() -> TextSpan? { isOutlet() ? speakerToken().map(name) ?? nil : nil }

  private func isOutlet() -> Bool { speakerToken().map { isOutlet($0) } ?? false }

  private func isOutlet(_ token: Int) -> Bool {
    if reading.party(at: token, in: draft.speakerSentence)?.sector == .media { return true }
    let words =
      [token]
      + tree.children(of: token).filter {
        ["compound", "appos", "flat", "nmod:desc"].contains(tree.tokens[$0].relation.label)
          || tree.tokens[$0].relation.base == "flat"
      }
    return words.contains {
      reading.hit("statement-outlet-nouns", at: $0, in: draft.speakerSentence) != nil
    }
  }

  private func name(_ token: Int) -> TextSpan? {
    reading.party(at: token, in: draft.speakerSentence)?.name.span
      ?? reading.phrase(at: token, in: draft.speakerSentence, without: .name).span
  }

  /// Officials, sources, people: parties without a name.
  func isAnonymous() -> Bool {
    guard let token = speakerToken(), tree.mention(at: token) == nil else { return false }
    let hit = reading.hit("authority-roles", at: token, in: draft.speakerSentence)
    return hit?["level"] == "unnamed"
  }
}
