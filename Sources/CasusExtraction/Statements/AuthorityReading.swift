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
      let standing = Self.level(of: statement, in: reading)
      if standing.rawValue > weakest.rawValue { weakest = standing }
    }
    return weakest.authority
  }

  /// A vow is itself said: by a person who may bind the holder it is that person's own words; told
  /// of a state, it is the report that tells it.
  private func withoutStatement() -> Authority {
    let tree = reading.sentences[draft.sentence]
    guard reading.hit("authority-speech-acts", at: draft.trigger, in: draft.sentence) != nil
    else { return .outlet }
    let agents = Predicate(draft.trigger, in: tree).agents
    guard let agent = agents.first else { return .outlet }
    return Self.standing(of: agent, in: draft.sentence, reading) == .own
      && Self.isPerson(agent, in: draft.sentence, reading) ? .ownWords : .outlet
  }

  static func level(of statement: StatementDraft, in reading: DocumentReading) -> Standing {
    let source = StatementSource(reading: reading, draft: statement)
    guard let token = source.citedSource() ?? source.speakerToken() else { return .outlet }
    return standing(
      of: token, in: source.citedSource() == nil ? statement.speakerSentence : statement.sentence,
      reading)
  }

  /// By the role that stands with the name, or that the party is known for.
  static func standing(of token: Int, in sentence: Int, _ reading: DocumentReading) -> Standing {
    let tree = reading.sentences[sentence]
    let party = reading.party(at: token, in: sentence)
    if party?.sector == .media { return .outlet }
    let isNamed =
      tree.mention(at: token) != nil || tree.tokens[token].upos == .propn
      || tree.tokens[token].upos == .pron
    let levels = roleTokens(token, tree).compactMap {
      reading.hit("authority-roles", at: $0, in: sentence)?["level"]
    }
    if levels.contains("outsider") { return .outsider }
    if levels.contains("spokesperson") { return isNamed || party != nil ? .spokesperson : .unnamed }
    if levels.contains("unnamed"), !isNamed { return .unnamed }
    if let role = party?.role?.lowercased() {
      if reading.words(.spokespersonRoles).contains(where: { role.contains($0) }) {
        return .spokesperson
      }
      return .own
    }
    if reading.hit("statement-outlet-nouns", at: token, in: sentence) != nil { return .outlet }
    return .own
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
