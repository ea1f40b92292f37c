internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// The chain behind a statement: whom the outlet cites, and which outlet passed it on.
extension StatementSource {
  // MARK: - Whom an outlet cites

  /// "…, citing two officials", "has learned from an adviser", "as described to the paper by two
  /// people": who told it to the outlet, or to whoever wrote the document.
  func citedSource() -> Int? {
    guard let speaker = speakerToken() else { return nil }
    if isDocument(speaker), let teller = teller(of: speaker) { return teller }
    let isPaper = isOutlet(speaker)
    guard isPaper || mayBeOutlet(speaker) else { return nil }
    for token in tree.tokens.indices where token != draft.cue && !isSaid(token) {
      guard let hit = reading.hit("statement-citing", at: token, in: draft.speakerSentence),
        let source = source(of: token, hit), source != speaker
      else { continue }
      // Without a word that says it is an outlet, only people make it one: "Norland, citing fog".
      if isPaper || isPeople(source) { return source }
    }
    if reading.hit("statement-learning-cues", at: draft.cue, in: draft.speakerSentence) != nil {
      return tree.children(of: draft.cue, by: "obl").first {
        reading.words(.sourcePrepositions).contains(tree.marker(of: $0) ?? "")
      }
    }
    return nil
  }

  /// The noun behind a citing word, by the frame that its entry names; quoted words count.
  private func source(of token: Int, _ hit: LexiconHit) -> Int? {
    let wanted = hit["frame"] ?? "obj"
    let found =
      wanted == "obj"
      ? tree.child(of: token, by: "obj")
      : (tree.children(of: token, by: "obl") + tree.children(of: token, by: "nmod")).first {
        tree.marker(of: $0) == wanted
      }
    if let found { return found }
    // A misread phrase still stands right behind the word.
    let last = hit.tokens.max() ?? token
    let next = (last + 1)..<min(tree.tokens.count, last + 8)
    let end = next.first { [",", ";", "."].contains(tree.tokens[$0].form) } ?? next.upperBound
    return ((last + 1)..<max(last + 1, end)).first { index in
      tree.isNominal(index)
        && !["compound", "nmod:poss", "nmod:desc"].contains(tree.tokens[index].relation.label)
    }
  }

  private func teller(of document: Int) -> Int? {
    for clause in tree.children(of: document, by: "acl") {
      if let by = tree.children(of: clause, by: "obl").first(where: {
        tree.marker(of: $0) == "by"
      }) {
        return by
      }
    }
    return nil
  }

  private func isSaid(_ token: Int) -> Bool {
    draft.content.contains(tree.tokens[token].span)
  }

  private func isPeople(_ token: Int) -> Bool {
    reading.hit("authority-roles", at: token, in: draft.speakerSentence) != nil
      || tree.mention(at: token)?.label == .person
  }

  /// A name that nothing else is known of: "Caliber reports, citing …".
  func mayBeOutlet(_ token: Int) -> Bool {
    guard tree.tokens[token].upos == .propn else { return false }
    let party = reading.party(at: token, in: draft.speakerSentence)
    return party?.country == nil && (party?.sector == nil || party?.sector == .media)
      && tree.mention(at: token)?.label != .person
  }

  // MARK: - Go-betweens

  func via() -> TextSpan? {
    if let given = draft.via { return given }
    if citedSource() != nil {
      if let outlet = outletName() { return outlet }
      if let speaker = speakerToken(), mayBeOutlet(speaker) { return name(speaker) }
      if let speaker = speakerToken(), let hearer = hearer(ofDocument: speaker) {
        return name(hearer)
      }
    }
    for child in tree.children(of: draft.cue) {
      if let found = via(through: child) { return found }
    }
    return speakerToken().flatMap(hearerOfSpeaker).map(name) ?? nil
  }

  private func via(through child: Int) -> TextSpan? {
    let marker = tree.marker(of: child) ?? ""
    switch tree.tokens[child].relation.base {
    case "obj", "iobj": return isHearer(child) ? name(child) : nil
    case "obl":
      if reading.hit("statement-platforms", at: child, in: draft.speakerSentence) != nil,
        reading.words(.platformPrepositions).contains(marker)
      {
        return name(child)
      }
      if isInterview(child) {
        return tree.children(of: child, by: "nmod").first {
          reading.words(.interviewPrepositions).contains(tree.marker(of: $0) ?? "")
        }.flatMap(name)
      }
      if marker == "to", isHearer(child) { return name(child) }
      return isOutlet(child) && reading.words(.outletPrepositions).contains(marker)
        ? name(child) : nil
    case "advcl":
      guard reading.words(.tellingVerbs).contains(tree.lemma(child)) else { return nil }
      return told(by: child).flatMap(name)
    default: return nil
    }
  }

  /// "officials who spoke to the paper": the relative clause of the speaker names the outlet.
  private func hearerOfSpeaker(_ speaker: Int) -> Int? {
    tree.subtree(of: speaker).lazy.filter {
      $0 > speaker && tree.isVerb($0) && reading.words(.tellingVerbs).contains(tree.lemma($0))
    }.compactMap(told).first
  }

  private func hearer(ofDocument document: Int) -> Int? {
    tree.children(of: document, by: "acl").lazy.compactMap { clause in
      tree.children(of: clause, by: "obl").first { tree.marker(of: $0) == "to" }
    }.first
  }

  private func told(by verb: Int) -> Int? {
    tree.children(of: verb, by: "obl").first {
      (reading.words(.interviewerPrepositions).contains(tree.marker(of: $0) ?? "")
        || tree.tokens[$0].relation.label == "obl:agent") && isOutlet($0)
    }
  }

  /// Told to an outlet, or to a name that nothing else is known of; never to a crowd.
  private func isHearer(_ token: Int) -> Bool {
    guard reading.hit("statement-hearer-cues", at: draft.cue, in: draft.speakerSentence) != nil,
      !isAudience(token)
    else { return false }
    return isOutlet(token) || mayBeOutlet(token)
  }

  private func isInterview(_ token: Int) -> Bool {
    outletKind(token) == "interview"
  }

  private func isAudience(_ token: Int) -> Bool { outletKind(token) == "audience" }

  private func outletKind(_ token: Int) -> String? {
    reading.hit("statement-outlet-nouns", at: token, in: draft.speakerSentence)?["kind"]
  }

  /// The outlet's own words where the speaker is one.
  func outletName() -> TextSpan? {
    speakerToken().flatMap { isOutlet($0) ? name($0) : nil }
  }

  func isOutlet(_ token: Int) -> Bool {
    if reading.party(at: token, in: draft.speakerSentence)?.sector == .media { return true }
    let words =
      [token]
      + tree.children(of: token).filter {
        ["compound", "appos", "flat", "nmod:desc", "amod"].contains(tree.tokens[$0].relation.base)
          || tree.tokens[$0].relation.label == "nmod:desc"
      }
    return words.contains {
      guard let kind = outletKind($0) else { return false }
      return kind == "outlet" || $0 == token && kind == "audience"
    }
  }

  private func name(_ token: Int) -> TextSpan? {
    reading.party(at: token, in: draft.speakerSentence)?.name.span
      ?? reading.phrase(at: token, in: draft.speakerSentence, without: .name).span
  }
}
