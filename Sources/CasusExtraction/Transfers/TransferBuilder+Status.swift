internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// How far a transfer has come.
extension TransferBuilder {
  /// The status with the steps that gave it; nil where the text says that nothing is given.
  func status(of draft: Draft) -> (TransferStatus, [String])? {
    let tree = reading.sentences[draft.sentence]
    if draft.side == "noun" { return nounStatus(of: draft) }
    let factuality = reading.factuality(at: draft.trigger, in: draft.sentence)
    let steps = factuality.steps
    if isDemanded(draft.trigger, in: draft.sentence) {
      return draft.stage == "stopped" ? nil : (.asked, steps)
    }
    // "Will grant no loans": refused, so that nothing is given.
    if !factuality.isOwnEvent, draft.stage != "stopped", isRefused(draft) { return nil }
    let isOpen = !factuality.isOwnEvent || factuality.status == .possible
    if draft.stage == "delivered", factuality.status != .denied, isOrdered(draft.trigger, in: tree)
    {
      return (.ordered, steps)
    }
    // A reward that is offered is promised to whoever earns it.
    if draft.stage == "pledged", factuality.status != .denied,
      reading.words(.rewardNouns).contains(tree.lemma(draft.item))
    {
      return (.pledged, steps)
    }
    switch draft.stage {
    case "pledged":
      if factuality.status == .denied { return nil }
      // "offers two boats": nothing is bound until it is taken up.
      return (isOpen ? .possible : .pledged, steps)
    case "ordered":
      if factuality.status == .denied { return nil }
      // A currency that is bought is paid at once.
      if factuality.status == .asserted, isCurrency(draft.item, draft) {
        return (.delivered, steps)
      }
      return (
        isOpen
          ? .possible
          : draft.side == "pay" ? .ordered : factuality.status == .expected ? .pledged : .ordered,
        steps
      )
    case "stopped":
      if factuality.status == .denied { return nil }
      // "comply, or the state will end its aid"
      if isAlternative(draft.trigger, in: tree) { return (.possible, steps) }
      return (isOpen ? .possible : .stopped, steps)
    case "asked": return factuality.status == .denied ? nil : (.asked, steps)
    default:
      if factuality.status == .denied { return nil }
      if isOpen { return (.possible, steps) }
      if factuality.status == .expected {
        return (isOrdered(draft.trigger, in: tree) ? .ordered : .pledged, steps)
      }
      return (.delivered, steps)
    }
  }

  private func isRefused(_ draft: Draft) -> Bool {
    reading.isNegated(draft.trigger, in: draft.sentence)
      || reading.sentences[draft.sentence].children(of: draft.trigger, by: "obj")
        .contains { reading.isNone($0, in: draft.sentence) }
  }

  private func isAlternative(_ token: Int, in tree: Sentence) -> Bool {
    tree.child(of: token, by: "cc").map {
      reading.words(.alternativeWords).contains(tree.lemma($0))
    } ?? false
  }

  /// Under a verb of asking: "calls on the group to release the hostages".
  private func isDemanded(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    var at = token
    for _ in 0..<4 {
      let relation = tree.tokens[at].relation.base
      let head = tree.tokens[at].head
      guard tree.tokens.indices.contains(head),
        ["xcomp", "ccomp", "conj", "advcl", "acl", "obl", "obj", "nmod"].contains(relation)
      else { return false }
      if relation != "advcl" || tree.marker(of: at) == "to",
        let hit = reading.hit("factuality-verbs", at: head, in: sentence), hit["kind"] == "demand"
      {
        return true
      }
      if let hit = reading.hit("factuality-nouns", at: head, in: sentence), hit["kind"] == "demand"
      {
        return true
      }
      at = head
    }
    return false
  }

  /// "orders the administration to pay", "must pay": bound by a court or a command.
  private func isOrdered(_ token: Int, in tree: Sentence) -> Bool {
    if tree.children(of: token).contains(where: {
      reading.words(.dutyModals).contains(tree.lemma($0))
    }) {
      return true
    }
    guard ["xcomp", "advcl", "ccomp", "acl"].contains(tree.tokens[token].relation.base),
      tree.tokens[token].xpos == "VB" || tree.tokens[token].xpos == "VBP"
    else { return false }
    return tree.ancestors(of: token).prefix(2).contains {
      reading.words(.bindingVerbs).contains(tree.lemma($0))
    }
  }

  /// A noun of aid stands as what governs it: "a freeze on aid", "increases in aid", "aid goes on".
  private func nounStatus(of draft: Draft) -> (TransferStatus, [String])? {
    let tree = reading.sentences[draft.sentence]
    var at = draft.item
    for _ in 0..<5 {
      let head = tree.tokens[at].head
      guard tree.tokens.indices.contains(head) else { break }
      let relation = tree.tokens[at].relation.base
      let isStop =
        reading.hit("policy-suspension-words", at: head, in: draft.sentence) != nil
        || reading.hit("policy-governor-nouns", at: head, in: draft.sentence)?["effect"] == "lift"
      if isStop, relation != "nsubj" {
        let reading = reading.factuality(at: head, in: draft.sentence)
        let isLifted = tree.ancestors(of: head).prefix(1).contains {
          self.reading.words(.liftingVerbs).contains(tree.lemma($0))
        }
        if isLifted { return (.ordered, reading.steps) }
        return (
          !reading.isOwnEvent || reading.status == .possible ? .possible : .stopped, reading.steps
        )
      }
      if tree.isVerb(head) {
        var stage: String?
        if let hit = reading.hit("transfer-give-verbs", at: head, in: draft.sentence),
          relation != "nsubj"
        {
          stage = hit["stage"] ?? stage
        } else if let hit = reading.hit("transfer-receive-verbs", at: head, in: draft.sentence),
          relation != "nsubj"
        {
          stage = hit["stage"] ?? stage
        }
        guard let stage else { break }
        var verb = draft
        verb.trigger = head
        verb.stage = stage
        verb.side = "give"
        return status(of: verb)
      }
      at = head
    }
    if let verb = stoppingVerb(above: draft) {
      var stop = draft
      stop.trigger = verb
      stop.stage = "stopped"
      stop.side = "give"
      return status(of: stop)
    }
    let factuality = reading.factuality(at: draft.item, in: draft.sentence)
    switch factuality.status {
    case .denied: return nil
    case .possible: return (.possible, factuality.steps)
    case .expected: return (.pledged, factuality.steps)
    case .asserted, .alleged:
      return (factuality.isOwnEvent ? .delivered : .possible, factuality.steps)
    }
  }

  /// "to stop taking deliveries of jets": the verb of stopping in the same clause.
  private func stoppingVerb(above draft: Draft) -> Int? {
    let tree = reading.sentences[draft.sentence]
    var at = draft.item
    for _ in 0..<4 {
      guard
        ["obj", "obl", "nmod", "compound", "xcomp", "conj"].contains(
          tree.tokens[at].relation.base), tree.tokens.indices.contains(tree.tokens[at].head)
      else { return nil }
      at = tree.tokens[at].head
      if tree.isVerb(at),
        reading.hit("transfer-give-verbs", at: at, in: draft.sentence)?["stage"] == "stopped"
      {
        return at
      }
    }
    return nil
  }

  /// A running total: "since 2022", "in total", "has reached", "bringing … to".
  func isCumulative(_ draft: Draft) -> Bool {
    let tree = reading.sentences[draft.sentence]
    if draft.side == "sum" { return true }
    let scope =
      tree.subtree(of: draft.item)
      + tree.children(of: draft.trigger).filter { tree.tokens[$0].relation.base == "advmod" }
    if scope.contains(where: {
      reading.hit("transfer-total-words", at: $0, in: draft.sentence) != nil
    }) {
      return true
    }
    return reading.timeExpressions(of: draft.trigger, in: draft.sentence).contains {
      $0.kind == .since
    }
  }
}
