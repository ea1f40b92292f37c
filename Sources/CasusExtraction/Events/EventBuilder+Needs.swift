internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// What a trigger needs around it to mean an event.
extension EventBuilder {
  /// Whether what does it is a strike or a missile, whose doer the merging finds.
  func isDoneByForce(_ candidate: EventCandidate) -> Bool {
    candidate.agentTokens.contains {
      reading.hit("event-force-nouns", at: $0, in: candidate.at.sentence) != nil
        || reading.hit("event-projectiles", at: $0, in: candidate.at.sentence) != nil
    }
  }

  /// Whether those who strike have the means: an armed party, a state, a weapon. A delegate who
  /// attacks a draft and a town that is bombarded with letters are figures of speech.
  func isByForce(_ candidate: EventCandidate) -> Bool {
    let sentence = candidate.at.sentence
    if candidate.agentTokens.isEmpty || isDoneByForce(candidate) { return true }
    let isArmed = candidate.agentTokens.contains { token in
      guard let party = party(at: token, in: sentence, isNamed: true) else {
        // "it", "they": nobody knows who they are.
        return reading.sentences[sentence].tokens[token].upos == .pron
      }
      switch party.sector {
      case .military, .rebel, .police, .criminal, .spy: return true
      case .government: return party.identity?.hasPrefix("country:") ?? false
      case nil: return reading.sentences[sentence].tokens[token].upos == .propn
      case .civilian, .party, .opposition, .refugee, .religious, .labour:
        // Men who attack a doctor or a mine do so with their hands; a draft they only criticise.
        return hasBodyAsPatient(candidate)
      case .judiciary, .legislature, .business, .media, .ngo, .intergovernmental, .education:
        return false
      }
    }
    if isArmed { return true }
    return reading.sentences[sentence].tokens.indices.contains { token in
      token != candidate.at.token && !candidate.own.contains(token)
        && (reading.hit("event-weapons", at: token, in: sentence) != nil
          || reading.hit("event-projectiles", at: token, in: sentence) != nil
          || reading.hit("event-harm", at: token, in: sentence) != nil)
    }
  }

  private func hasBodyAsPatient(_ candidate: EventCandidate) -> Bool {
    candidate.patientTokens.contains { token in
      let tree = reading.sentences[candidate.at.sentence]
      return tree.tokens[token].upos == .propn || isFacility(token, in: candidate.at.sentence)
        || party(at: token, in: candidate.at.sentence) != nil
    }
  }

  /// Whether the nouns of an entry are what the verb is done to: "make a threat", not "make good
  /// on a threat" nor "the agreement ends the war".
  func hasItsWords(_ candidate: EventCandidate) -> Bool {
    let trigger = candidate.at.token
    let tree = reading.sentences[candidate.at.sentence]
    guard tree.isVerb(trigger) else { return true }
    let isVerbFirst =
      candidate.entries.first?.split(separator: ":").last?
      .hasPrefix(candidate.lemma) ?? false
    return candidate.own.allSatisfy { token in
      guard token != trigger, tree.tokens[token].head == trigger, tree.isNominal(token) else {
        return true
      }
      switch tree.tokens[token].relation.label {
      case "nsubj": return !isVerbFirst || tree.child(of: trigger, by: "obj") == nil
      case "obl":
        // "recognises it as a state" is what the entry means.
        let isOther = tree.children(of: token).contains {
          tree.tokens[$0].relation.base == "case" && !candidate.own.contains($0)
            && tree.lemma($0) != "as"
        }
        return !isOther
          || !tree.children(of: trigger).contains {
            ["obj", "xcomp"].contains(tree.tokens[$0].relation.base) && !candidate.own.contains($0)
          }
      default: return true
      }
    }
  }

  /// Falls back on the verb alone, where the lexicon has it by itself: "deploy" of "the Air Force
  /// deploys jets", where "deploy force" does not hold. False where it has not.
  func reduce(_ candidate: inout EventCandidate) -> Bool {
    guard let lexicon = candidate.entries.first?.split(separator: ":").first,
      let plain = reading.lexicons.entries[String(lexicon)]?.first(where: {
        $0.entry == candidate.lemma && !$0.isRefused
          && $0.values["type"] == candidate.type.rawValue
      })
    else { return false }
    candidate.own = [candidate.at.token]
    candidate.words = candidate.at.token...candidate.at.token
    candidate.mode = plain.values["mode"]
    candidate.frame = EventFrame(plain.values["frame"] ?? "-", needs: plain.values["needs"])
    candidate.entries[0] = lexicon + ":" + plain.entry
    return true
  }

  /// "Dropped its threat", "ignored their call": what was said is told of beside what became of it.
  func isSpokenOf(_ token: Int, by candidate: EventCandidate, in sentence: Int) -> Bool {
    guard token != candidate.at.token, candidate.type == .concede || candidate.type == .reject,
      reading.sentences[sentence].child(of: token, by: "nmod:poss") != nil
    else { return false }
    return ["THREATEN", "REQUEST", "ACCUSE"].contains(
      reading.hit("event-nouns", at: token, in: sentence)?["type"] ?? "-")
  }
}

extension EventBuilder {
  /// Whether a party can forbid, close or suspend for others.
  func isAuthority(_ party: Party) -> Bool {
    switch party.sector {
    case .government, .military, .police, .judiciary, .spy, .legislature, .rebel,
      .intergovernmental:
      true
    case nil: party.country != nil
    case .party, .opposition, .criminal, .civilian, .business, .media, .ngo, .religious,
      .education, .labour, .refugee:
      false
    }
  }
}
