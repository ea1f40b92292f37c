internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// On whose side the subject of a clause stands: what binds him binds whoever speaks for him.
extension CommitmentHolder {
  /// Whether a subject is the speaker, the speaker's side, or a thing of it.
  func isOwn(
    _ subject: Int, _ named: Party?, of giver: Party, _ draft: CommitmentDraft
  ) -> Bool {
    let word = tree.tokens[subject]
    if word.upos == .pron, named == nil || named?.name == giver.name { return true }
    if tree.children(of: subject).contains(where: {
      reading.words(.possessivePronouns).contains(tree.tokens[$0].form.lowercased())
    }) {
      return true
    }
    // "Dockworkers will walk out, the union said": a union speaks for those who work.
    if giver.sector == .labour, tree.tokens[subject].xpos == "NNS", named != nil { return true }
    if isSide(subject), named == nil || named?.country == nil || named?.country == giver.country {
      return true
    }
    guard let named else { return false }
    if named.name == giver.name || named.identity != nil && named.identity == giver.identity {
      return true
    }
    if let a = named.country, a == giver.country,
      isCompatible(named, giver) || giver.sector == .business && isState(named)
    {
      return true
    }
    // "Its envoy told the council": the envoy of the one who would act.
    if isState(named), hasOwnedSpeaker(draft) || hasBareOffice(draft) { return true }
    return giver.country == nil && isState(named) && giver.sector != .media
      && giver.sector != .civilian
  }

  /// "The group", "the country", "the ministry": the speaker's own, without a name.
  func isSide(_ subject: Int) -> Bool {
    guard tree.mention(at: subject) == nil, tree.tokens[subject].upos == .noun,
      tree.children(of: subject, by: "det").contains(where: { tree.lemma($0) == "the" }),
      tree.child(of: subject, by: "nmod") == nil
    else { return false }
    return ["authority-roles", "commitment-forces", "commitment-sides"].contains {
      reading.hit($0, at: subject, in: sentence) != nil
    }
  }

  /// "Energy Minister Ark said": an office without a country belongs to the side whose future it
  /// tells, whatever country the text's other names suggested.
  func hasBareOffice(_ draft: CommitmentDraft) -> Bool {
    guard let statement = draft.statements.first,
      let token = StatementSource(reading: reading, draft: statement).speakerToken()
    else { return false }
    let tree = reading.sentences[statement.speakerSentence]
    let words = tree.subtree(of: token).filter { abs($0 - token) < 8 }
    let hasOffice = words.contains {
      reading.hit("authority-persons", at: $0, in: statement.speakerSentence) != nil
    }
    guard hasOffice else { return false }
    return !words.contains {
      $0 != token && tree.tokens[$0].relation.base != "flat"
        && reading.party(at: $0, in: statement.speakerSentence)?.country != nil
        && (tree.mention(at: $0) != nil || tree.tokens[$0].upos == .adj)
    }
  }

  /// "Withdraw or we will shell the port, the commander told them": nobody's statement was found,
  /// but a verb of saying stands above.
  func cueSubject(_ draft: CommitmentDraft) -> Party? {
    guard let subject = Predicate(draft.clause, in: tree).agents.first, isFirstPerson(subject)
    else { return nil }
    let cues = ["statement-clause-cues", "statement-quote-cues"]
    let cue = tree.ancestors(of: draft.clause).first { up in
      cues.contains { reading.hit($0, at: up, in: sentence) != nil }
    }
    return cue.flatMap { tree.subject(of: $0) }.flatMap { reading.party(at: $0, in: sentence) }
  }

  /// Whether the speaker is named by whose it is: "its envoy", "their spokesman".
  func hasOwnedSpeaker(_ draft: CommitmentDraft) -> Bool {
    guard let statement = draft.statements.first,
      let token = StatementSource(reading: reading, draft: statement).speakerToken()
    else { return false }
    let tree = reading.sentences[statement.speakerSentence]
    // "Its spokeswoman Han Aro": the name may head the phrase.
    let words = [token] + tree.subtree(of: token).filter { $0 < token && token - $0 < 5 }
    return words.contains { word in
      tree.children(of: word, by: "nmod:poss").contains { tree.tokens[$0].upos == .pron }
    }
  }

  /// Two parties of one country that act for one side.
  func isCompatible(_ a: Party, _ b: Party) -> Bool {
    func side(_ party: Party) -> Int {
      switch party.sector {
      case .opposition, .rebel, .criminal: 1
      case .civilian, .media, .ngo, .business, .labour, .education, .religious, .refugee: 2
      default: 0
      }
    }
    return side(a) == side(b)
  }

  func isState(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .police, .legislature, .judiciary, .spy, .intergovernmental: true
    case .rebel, .business, .party: true
    default: party.country != nil && party.sector == nil
    }
  }

  func isFirstPerson(_ token: Int) -> Bool {
    reading.words(.firstPersonPronouns).contains(tree.tokens[token].form.lowercased())
  }

  func speaker(_ statement: StatementDraft) -> Party? {
    StatementSource(reading: reading, draft: statement).speaker()
  }
}
