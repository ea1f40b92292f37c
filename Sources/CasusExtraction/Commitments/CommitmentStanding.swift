internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Decides whether a draft is a commitment at all, and whose.
///
/// Precision first: what stands in a condition, a question, a wish or a counterfactual, what was
/// given up or carried out, and a forecast about somebody else are none.
struct CommitmentStanding {
  let reading: DocumentReading
  let sentence: Int
  let conditions: [ConditionDraft]
  var tree: Sentence { reading.sentences[sentence] }

  /// The draft with its holder and polarity settled; nil where it commits nobody.
  func settled(_ draft: CommitmentDraft) -> CommitmentDraft? {
    guard !isInsideCondition(draft), !isAsked(draft), !isCounterfactual(draft),
      !isGivenUp(draft), !isUnreal(draft), !isOpen(draft), !isReason(draft), !isUnsaid(draft),
      !isForecast(draft),
      !CommitmentDenial(reading: reading, sentence: sentence).takesBack(draft)
    else { return nil }
    var result = draft
    guard settleNegation(&result), settleObjectNegation(&result), !isIdle(result), !isVague(result)
    else { return nil }
    return CommitmentHolder(reading: reading, sentence: sentence, conditions: conditions)
      .held(result)
  }

  // MARK: - What is none

  private func isInsideCondition(_ draft: CommitmentDraft) -> Bool {
    conditions.contains {
      $0.tokens.contains(draft.trigger)
        || $0.tokens.contains(draft.action)
          && draft.form != .ultimatum
    }
  }

  private func isAsked(_ draft: CommitmentDraft) -> Bool {
    guard tree.tokens.last?.form == "?" else { return false }
    return !reading.isQuoted(tree.tokens.count - 1, in: sentence)
      || reading.isQuoted(draft.trigger, in: sentence)
  }

  /// "Asked whether it would leave", "if only they would", "has not excluded that it struck": asked,
  /// wished, or past.
  private func isOpen(_ draft: CommitmentDraft) -> Bool {
    let words = tree.children(of: draft.action, by: "mark").map { tree.lemma($0) }
    if draft.form == .modal, words.contains("whether") { return true }
    if draft.form == .exclusion {
      let word = tree.tokens[draft.action]
      return word.xpos == "VBD" || word.upos == .pron
    }
    return draft.form == .modal
      && tree.tokens.indices.contains {
        $0 > 0 && $0 < draft.action && tree.tokens[$0].form.lowercased() == "only"
          && tree.tokens[$0 - 1].form.lowercased() == "if" && words.contains("if")
      }
  }

  /// "Stopped short of saying that it would": nobody said so.
  private func isUnsaid(_ draft: CommitmentDraft) -> Bool {
    guard let statement = draft.statements.first, statement.sentence == sentence,
      tree.isVerb(statement.cue), tree.tokens[statement.cue].xpos == "VBG"
    else { return false }
    return reading.factuality(at: statement.cue, in: sentence).status == .denied
  }

  /// "It is conceivable that Norland will leave": somebody's guess.
  private func isForecast(_ draft: CommitmentDraft) -> Bool {
    let up = tree.tokens[draft.action].head
    guard draft.form == .modal, up >= 0, tree.tokens[up].upos == .adj,
      ["csubj", "ccomp"].contains(tree.tokens[draft.action].relation.base)
    else { return false }
    return reading.hit("factuality-adjectives", at: up, in: sentence)?["yes"] == "possible"
  }

  /// "Would have sent": what did not come about.
  private func isCounterfactual(_ draft: CommitmentDraft) -> Bool {
    let lemmas = [draft.trigger, draft.action].map { token in
      Set(tree.children(of: token, by: "aux").map { tree.lemma($0) })
    }
    return lemmas.contains {
      $0.contains("have") && !$0.isDisjoint(with: reading.words(.counterfactualModals))
    }
  }

  /// "Sanctioned over its decision to", "banned for their refusal to": done, and given as a reason.
  private func isReason(_ draft: CommitmentDraft) -> Bool {
    // "Arrested after planning to attack": what came of it is told.
    if draft.form == .verb, tree.tokens[draft.trigger].xpos == "VBG",
      tree.tokens[draft.trigger].relation.base == "advcl",
      reading.words(.groundPrepositions).contains(tree.marker(of: draft.trigger) ?? "-")
    {
      return true
    }
    guard draft.form == .noun, draft.strength == .will, draft.act != .threat,
      draft.act != .promise
    else { return false }
    return reading.words(.groundPrepositions)
      .contains(tree.marker(of: draft.trigger) ?? "-")
  }

  /// "Dropped its threat to", "made good on its pledge to", "criticises a plan to".
  private func isGivenUp(_ draft: CommitmentDraft) -> Bool {
    let word = tree.tokens[draft.trigger]
    if word.upos == .noun, word.head >= 0,
      ["obj", "nsubj", "obl", "nmod", "conj"].contains(word.relation.base)
    {
      var up = word.head
      if word.relation.base == "conj" { up = max(tree.tokens[up].head, 0) }
      // "Halts shipments in light of its plan": what is dropped is the object.
      let isBeside = word.relation.base == "obl" && tree.child(of: up, by: "obj") != nil
      if !isBeside, reading.hit("commitment-dropped", at: up, in: sentence) != nil { return true }
    }
    // "Norland, which swore to …, backed away": the main clause takes it back.
    for at in [draft.trigger] + tree.ancestors(of: draft.trigger)
    where tree.tokens[at].relation.label == "acl:relcl" {
      let noun = tree.tokens[at].head
      guard noun >= 0, tree.tokens[noun].head >= 0 else { continue }
      if reading.hit("commitment-dropped", at: tree.tokens[noun].head, in: sentence)?["state"]
        == "dropped"
      {
        return true
      }
    }
    return false
  }

  /// "Is expected to announce", "urged it to pledge", "failed to agree": not said yet, or not done.
  private func isUnreal(_ draft: CommitmentDraft) -> Bool {
    guard draft.form != .modal, draft.form != .ultimatum else { return false }
    let word = tree.tokens[draft.trigger]
    guard word.upos == .verb || word.upos == .adj, word.head >= 0 else { return false }
    let up = word.head
    let isInfinitive =
      word.has(feature: "VerbForm=Inf")
      && tree.children(of: draft.trigger, by: "mark").contains { tree.lemma($0) == "to" }
    if isInfinitive, ["xcomp", "ccomp", "advcl", "acl"].contains(word.relation.base) {
      if draft.form == .exclusion {
        return reading.hit("commitment-verbs", at: up, in: sentence)?["polarity"] != "not"
      }
      return !reading.words(.phaseVerbs).contains(tree.lemma(up))
    }
    return word.relation.base == "amod"
  }

  /// Words that commit to nothing: "declined to comment", "plans to", "decided to run late".
  private func isIdle(_ draft: CommitmentDraft) -> Bool {
    if reading.hit("commitment-idle", at: draft.action, in: sentence) != nil {
      return true
    }
    let word = tree.tokens[draft.trigger]
    // A refusal told in the past is an event; one in the present lasts.
    if draft.form == .verb, draft.act == .refusal, word.xpos == "VBD" || word.xpos == "VBN" {
      return draft.statements.isEmpty
    }
    return false
  }

  // MARK: - Negation

  /// Turns the polarity where the word of committing is negated; false where nothing is left.
  private func settleNegation(_ draft: inout CommitmentDraft) -> Bool {
    let isNegated = reading.isNegated(draft.trigger, in: sentence)
    switch draft.form {
    case .exclusion:
      let up = tree.tokens[draft.trigger].head
      let isRefused =
        up >= 0 && tree.tokens[draft.trigger].relation.base == "xcomp"
        && reading.hit("commitment-verbs", at: up, in: sentence)?["polarity"] == "not"
      draft.strength = isNegated || isRefused ? .may : .will
      draft.polarity = isNegated || isRefused ? .act : .refrain
      draft.act = isNegated || isRefused ? nil : .refusal
      if isRefused { draft.trigger = up }
      return true
    case .options:
      let lemma = tree.lemma(draft.action)
      return lemma != "nothing" || tree.tokens[draft.action].relation.base == "nsubj"
    case .verb, .ready:
      guard isNegated else { return true }
      guard draft.act != .refusal else { return false }
      let lemma = tree.lemma(draft.trigger)
      let isStandingWill =
        draft.form == .ready
        || reading.words(.purposeVerbs).contains(lemma)
      guard isStandingWill, !reading.words(.weighingVerbs).contains(lemma) else { return false }
      draft.polarity = .refrain
      draft.act = .refusal
      if draft.strength == .may { draft.strength = .ready }
      return true
    case .noun, .have:
      let noun =
        draft.form == .have
        ? tree.child(of: draft.trigger, by: "obj") ?? draft.trigger
        : draft.trigger
      let hasNo = tree.children(of: noun, by: "det").contains { tree.lemma($0) == "no" }
      let up = tree.tokens[noun].head
      let isDenied = hasNo || isNegated || up >= 0 && reading.isNegated(up, in: sentence)
      if isDenied {
        draft.polarity = .refrain
        draft.act = .refusal
        draft.strength = tree.lemma(noun).hasPrefix("inten") ? .will : .ready
      } else if draft.form == .have {
        draft.strength = .ready
      }
      return true
    case .object, .order: return !isNegated
    case .clause:
      settleSubjectNegation(&draft)
      return !isNegated
    case .response: return !reading.isNegated(draft.clause, in: sentence)
    case .modal:
      settleSubjectNegation(&draft)
      return true
    case .ultimatum: return !isNegated
    }
  }

  /// "Not a single round will leave", "no armoured vehicle would leave", "under no circumstances".
  private func settleSubjectNegation(_ draft: inout CommitmentDraft) {
    let subjects = tree.children(of: draft.action).filter {
      tree.tokens[$0].relation.base == "nsubj"
    }
    for subject in subjects {
      let words = [subject] + tree.children(of: subject)
      if words.contains(where: {
        reading.words(.negativeWords).contains(tree.lemma($0))
      }) {
        draft.negatedSubject = true
        draft.polarity = .refrain
      }
    }
    let isNever = tree.children(of: draft.action, by: "obl").contains {
      tree.children(of: $0, by: "det").contains { tree.lemma($0) == "no" }
    }
    if isNever || isNoLonger(draft.action) { draft.polarity = .refrain }
    if reading.isNegated(draft.action, in: sentence) { draft.polarity = .refrain }
  }

  /// "Will no longer claim".
  private func isNoLonger(_ action: Int) -> Bool {
    tree.tokens.indices.contains {
      $0 > 0 && $0 < action && action - $0 <= 2 && tree.tokens[$0].form.lowercased() == "longer"
        && tree.tokens[$0 - 1].form.lowercased() == "no"
    }
  }
}
