internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Who is behind a statement: the speaker, and the outlet through which it reached the report.
struct StatementSource {
  let reading: DocumentReading
  let draft: StatementDraft

  var tree: Sentence { reading.sentences[draft.speakerSentence] }

  /// The party that speaks, by its name in the document where it has one.
  func speaker() -> Party? {
    if let cited = citedSource() { return reading.party(at: cited, in: draft.speakerSentence) }
    guard let token = speakerToken() else { return nil }
    if let owner = ownerOfDocument(token) {
      return reading.party(at: owner, in: draft.speakerSentence)
    }
    return reading.party(at: token, in: draft.speakerSentence)
  }

  /// The token on whose word it stands in the end: the cited source, a document's issuer, else the
  /// speaker's own.
  func originToken() -> Int? {
    if let cited = citedSource() { return cited }
    guard let token = speakerToken() else { return nil }
    return ownerOfDocument(token) ?? token
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

  func isDocument(_ token: Int) -> Bool {
    reading.hit("statement-documents", at: token, in: draft.speakerSentence) != nil
  }

  /// A document does not speak: its issuer does ("a letter of the ministry says").
  private func ownerOfDocument(_ token: Int) -> Int? {
    guard isDocument(token) else { return nil }
    return tree.child(of: token, by: "nmod:poss")
      ?? tree.children(of: token, by: "nmod").first {
        reading.words(.sourcePrepositions).contains(tree.marker(of: $0) ?? "")
      }
      ?? tree.children(of: token, by: "compound").first { tree.mention(at: $0) != nil }
      ?? tree.children(of: token, by: "amod").first { tree.mention(at: $0) != nil }
      ?? tree.children(of: token, by: "acl").lazy.compactMap { clause in
        tree.children(of: clause, by: "obl").first {
          reading.words(.sourcePrepositions).contains(tree.marker(of: $0) ?? "")
        }
      }.first
  }

  /// Officials, sources, people: parties without a name.
  func isAnonymous() -> Bool {
    guard let token = originToken() else { return false }
    return AuthorityReading.standing(of: token, in: draft.speakerSentence, reading) == .unnamed
  }
}
