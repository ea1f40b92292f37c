internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// What speaks for and against a candidate, as short names that `event-confidence.tsv` weighs.
  ///
  /// Words of the lexicons and shapes of the tree only: no name of a party, so that the same
  /// sentence about others weighs the same.
  func features(of event: EventCandidate) -> [String] {
    let (sentence, token) = (event.at.sentence, event.at.token)
    let tree = reading.sentences[sentence]
    let type = event.type.rawValue
    let kind = event.isVerbal ? "verb" : "noun"
    let relation = tree.tokens[token].relation.base
    let clause = tree.clauseHead(of: token)
    let clauseRelation = tree.tokens[clause].relation.base
    let marker = tree.marker(of: clause) ?? "-"
    var result = ["bias", "type=\(type)", "kind=\(kind)", "\(type) \(kind)"]
    result.append("status=\(event.status.rawValue)")
    result.append("\(type) \(event.status.rawValue)")
    for entry in event.entries.prefix(1) { result.append("entry=\(entry)") }
    if event.entries.isEmpty { result.append("rule=\(event.rule)") }
    result.append("\(kind) rel=\(relation)")
    result.append("\(kind) clause=\(clauseRelation)")
    if clauseRelation == "advcl" { result.append("clause marker=\(marker)") }
    if relation == "obl" || relation == "nmod" {
      result.append("\(kind) under=\(tree.marker(of: token) ?? "-")")
    }
    result.append("xpos=\(tree.tokens[token].xpos)")
    result.append("\(kind) agents=\(min(event.agents.count, 1))")
    result.append("\(type) agents=\(min(event.agents.count, 1))")
    result.append("\(type) recipients=\(min(event.recipients.count, 1))")
    result.append("agent=\(event.agents.first.map { $0.sector?.rawValue ?? "?" } ?? "-")")
    result.append("\(type) agent=\(event.agents.first.map { $0.sector?.rawValue ?? "?" } ?? "-")")
    result.append(
      "recipient=\(event.recipients.first.map { $0.sector?.rawValue ?? "?" } ?? "-")")
    if !event.agents.isEmpty, !event.recipients.isEmpty { result.append("both") }
    if event.agents.isEmpty, event.recipients.isEmpty { result.append("\(kind) neither") }
    if event.location != nil { result.append("place") }
    if event.when != nil { result.append("time") }
    if event.killed != nil || event.injured != nil { result.append("\(type) harm") }
    if !event.mentions.isEmpty { result.append("mentions") }
    if event.isDefinite { result.append("definite") }
    if !event.isVerbal, tree.child(of: token, by: "det") == nil { result.append("bare noun") }
    if reading.isInQuotation(token, in: sentence) { result.append("quoted") }
    result.append("depth=\(min(depth(of: token, in: tree), 4))")
    result.append("sentence=\(min(sentence, 3))")
    for view in event.bySource.prefix(1) {
      result.append(view.source == nil ? "hearsay" : "sourced")
    }
    if tree.tokens.count < 8 { result.append("short sentence") }
    return result
  }

  /// How many clauses lie around the token's own.
  private func depth(of token: Int, in tree: Sentence) -> Int {
    tree.ancestors(of: token).filter {
      ["ccomp", "xcomp", "advcl", "acl", "csubj"].contains(tree.tokens[$0].relation.base)
    }.count
  }
}

extension DocumentReading {
  /// Whether a token stands inside quotation marks of its sentence.
  func isInQuotation(_ token: Int, in sentence: Int) -> Bool {
    var isInside = false
    for (index, other) in sentences[sentence].tokens.enumerated() {
      if index == token { return isInside }
      switch other.form {
      case "“", "``", "«", "„": isInside = true
      case "”", "''", "»": isInside = false
      case "\"": isInside.toggle()
      default: continue
      }
    }
    return false
  }
}
