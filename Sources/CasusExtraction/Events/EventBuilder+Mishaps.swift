internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Whether the deaths and damage of a candidate come from an accident, the weather or an illness:
  /// nobody is said to have meant them, and the text speaks of such a cause.
  ///
  /// A trigger that names violence ("attack", "shot dead") never is one.
  func isMishap(_ candidate: EventCandidate, among all: [EventCandidate]) -> Bool {
    let at = candidate.at
    guard candidate.type == .assault, candidate.isVerbal,
      candidate.mentions.isEmpty || isBare(candidate),
      reading.hit("event-bare-harm", at: at.token, in: at.sentence) != nil
    else { return false }
    let tree = reading.sentences[at.sentence]
    for agent in candidate.agentTokens {
      if hasCause(agent, in: at.sentence) { return true }
    }
    if candidate.agents.contains(where: { isViolent($0.sector) }) { return false }
    // A weapon or another deed of violence beside it is the cause.
    let isArmed = tree.tokens.indices.contains { token in
      // A shark's attack and a strike of lightning are no arms.
      let isNatural =
        hasCause(token, in: at.sentence)
        || tree.children(of: token).contains { hasCause($0, in: at.sentence) }
      return !isNatural
        && (reading.hit("event-projectiles", at: token, in: at.sentence) != nil
          || reading.hit("event-weapons", at: token, in: at.sentence) != nil)
    }
    if isArmed { return false }
    let isBeside = all.contains {
      $0.at != at && $0.type == .assault && abs($0.at.sentence - at.sentence) <= 1
        && reading.hit("event-bare-harm", at: $0.at.token, in: $0.at.sentence) == nil
    }
    if isBeside { return false }
    let near = max(0, at.sentence - 2)...min(reading.sentences.count - 1, at.sentence + 1)
    return near.contains { sentence in
      reading.sentences[sentence].tokens.indices.contains { hasCause($0, in: sentence) }
    }
  }

  /// Those whose killing is meant, whatever else the text speaks of.
  private func isViolent(_ sector: Sector?) -> Bool {
    switch sector {
    case .military, .police, .rebel, .criminal, .spy, .government: true
    case .judiciary, .legislature, .party, .opposition, .civilian, .business, .media, .ngo,
      .intergovernmental, .religious, .education, .labour, .refugee, nil:
      false
    }
  }

  private func hasCause(_ token: Int, in sentence: Int) -> Bool {
    reading.hit("natural-forces", at: token, in: sentence) != nil
      || reading.hit("mishaps", at: token, in: sentence) != nil
  }

  /// Whether all its triggers only tell of harm.
  private func isBare(_ candidate: EventCandidate) -> Bool {
    candidate.entries.allSatisfy { entry in
      ["kill", "injure", "wound", "hurt", "hit", "strike", "destroy", "damage", "burn"].contains {
        entry.hasSuffix(":" + $0)
      }
    }
  }
}
