internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// On whose authority a commitment stands: the weakest link between the holder and the report.
struct AuthorityReading {
  let reading: DocumentReading
  let draft: CommitmentDraft

  /// What a single source is, before it is known whether it may bind the holder.
  enum Standing: Int {
    case own, spokesperson, unnamed, outlet, outsider

    var authority: Authority {
      switch self {
      case .own: .ownWords
      case .spokesperson: .namedSpokesperson
      case .unnamed: .unnamedOfficials
      case .outlet, .outsider: .outlet
      }
    }
  }

  func level() -> Authority {
    guard !draft.statements.isEmpty else { return withoutStatement() }
    var weakest = Standing.own
    for statement in draft.statements {
      var standing = Self.level(of: statement, in: reading)
      if standing == .own, isPassedOn(statement) { standing = .outlet }
      if standing.rawValue > weakest.rawValue { weakest = standing }
    }
    return weakest.authority
  }

  /// A vow is itself said: by a person who may bind the holder it is that person's own words; told
  /// of a state, it is the report that tells it.
  private func withoutStatement() -> Authority {
    let tree = reading.sentences[draft.sentence]
    guard reading.hit("authority-speech-acts", at: draft.trigger, in: draft.sentence) != nil,
      let agent = Predicate(draft.trigger, in: tree).agents.first,
      Self.isPerson(agent, in: draft.sentence, reading)
    else { return .outlet }
    let standing = Self.standing(of: agent, in: draft.sentence, reading)
    // Whoever binds himself needs no office for it.
    if let holder = draft.holder, standing == .spokesperson,
      holder.name == reading.party(at: agent, in: draft.sentence)?.name
    {
      return .ownWords
    }
    return standing.authority
  }

  /// "Norland would lower its price, according to Ufuk": a lone name that is neither the holder's nor
  /// known for anything else is where the report has it from.
  private func isPassedOn(_ statement: StatementDraft) -> Bool {
    let source = StatementSource(reading: reading, draft: statement)
    guard statement.frame == "according", let token = source.originToken(),
      source.mayBeOutlet(token)
    else { return false }
    return reading.party(at: token, in: statement.speakerSentence)?.name.text
      != draft.holder?.name.text
  }

  static func level(of statement: StatementDraft, in reading: DocumentReading) -> Standing {
    let source = StatementSource(reading: reading, draft: statement)
    guard let token = source.originToken() else { return .outlet }
    return standing(of: token, in: statement.speakerSentence, reading)
  }

  /// By the role that stands with the name, or that the party is known for.
  static func standing(of token: Int, in sentence: Int, _ reading: DocumentReading) -> Standing {
    let tree = reading.sentences[sentence]
    let party = reading.party(at: token, in: sentence)
    if party?.sector == .media { return .outlet }
    let roles = roleTokens(token, tree)
    let levels = roles.compactMap {
      reading.hit("authority-roles", at: $0, in: sentence)?["level"]
    }
    if levels.contains("outsider") { return .outsider }
    let isNamed = isNamed(token, tree)
    if !isNamed {
      if levels.contains("unnamed") || levels.contains("aide") { return .unnamed }
      if hidesName(token, in: sentence, reading) || isAnybody(token, in: sentence, reading) {
        return .unnamed
      }
    }
    if levels.contains("spokesperson") || levels.contains("aide") { return .spokesperson }
    if let role = party?.role?.lowercased() {
      if reading.words(.spokespersonRoles).contains(where: { role.contains($0) }) {
        return .spokesperson
      }
      return .own
    }
    if roles.contains(where: {
      reading.hit("statement-outlet-nouns", at: $0, in: sentence) != nil
    }), !levels.contains("office") {
      return .outlet
    }
    return .own
  }

  /// A name, or a word that stands for one: the role's own tokens may hold it.
  private static func isNamed(_ token: Int, _ tree: Sentence) -> Bool {
    let word = tree.tokens[token]
    if word.upos == .pron { return word.xpos == "PRP" }
    if word.upos == .propn || tree.mention(at: token)?.label == .person { return true }
    return tree.children(of: token).contains { child in
      let relation = tree.tokens[child].relation
      return ["appos", "flat"].contains(relation.base)
        && (tree.tokens[child].upos == .propn || tree.mention(at: child)?.label == .person)
    }
  }

  /// "Who asked not to be named", "familiar with the plans", "on condition of anonymity".
  private static func hidesName(
    _ token: Int, in sentence: Int, _ reading: DocumentReading
  ) -> Bool {
    reading.sentences[sentence].subtree(of: token).contains {
      reading.hit("authority-anonymity", at: $0, in: sentence) != nil
    }
  }

  /// "An officer", "two ministers", "senior commanders": a person, but nobody in particular.
  private static func isAnybody(
    _ token: Int, in sentence: Int, _ reading: DocumentReading
  ) -> Bool {
    let tree = reading.sentences[sentence]
    guard tree.tokens[token].upos == .noun,
      reading.hit("authority-persons", at: token, in: sentence) != nil
    else { return false }
    let determiners = tree.children(of: token).filter {
      ["det", "nmod:poss"].contains(tree.tokens[$0].relation.label)
    }
    if let first = determiners.first {
      return ["a", "an", "some", "several", "another"].contains(tree.lemma(first))
    }
    return tree.child(of: token, by: "nummod") != nil || tree.tokens[token].xpos == "NNS"
  }

  /// The noun itself and what describes it: compounds, appositions, titles.
  private static func roleTokens(_ token: Int, _ tree: Sentence) -> [Int] {
    var result = [token]
    for child in tree.children(of: token) {
      let relation = tree.tokens[child].relation
      switch relation.base {
      case "compound", "appos", "flat", "amod", "nmod":
        if relation.base == "nmod", relation.label != "nmod:desc" { continue }
        result.append(child)
        result += tree.children(of: child, by: "compound")
        result += tree.children(of: child, by: "amod")
      default: continue
      }
    }
    if tree.tokens[token].relation.base == "appos", tree.tokens[token].head >= 0 {
      result.append(tree.tokens[token].head)
    }
    return result
  }

  private static func isPerson(_ token: Int, in sentence: Int, _ reading: DocumentReading) -> Bool {
    let tree = reading.sentences[sentence]
    if tree.mention(at: token)?.label == .person { return true }
    if reading.party(at: token, in: sentence)?.role != nil { return true }
    return roleTokens(token, tree).contains {
      reading.hit("authority-persons", at: $0, in: sentence) != nil
    }
  }
}
