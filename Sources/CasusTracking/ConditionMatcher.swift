internal import CasusRecords

/// Whether a later event brings a condition about, averts it, or ends an "until".
///
/// A match on type alone is never a hit: the event must agree in actor or target and contradict in
/// nothing.
struct ConditionMatcher: Sendable {
  let lexicon: MatchingLexicon

  func match(
    _ event: EventFact, to commitment: CommitmentFact, links: LinkGraph
  ) -> Match? {
    guard let condition = commitment.condition, isFact(event) else { return nil }
    let evidence = Evidence(
      condition: condition, event: event, lexicon: lexicon,
      chain: links.chain(from: event, to: condition, of: commitment, lexicon: lexicon))
    guard evidence.isHit else { return nil }
    let effect: TransitionEffect
    switch condition.kind {
    case .until: effect = .averts
    case .unless: effect = evidence.isRefusal ? .meets : .averts
    case .whenever:
      if condition.isOmission {
        effect = evidence.isRefusal ? .meets : .averts
      } else {
        effect = .meets
      }
    }
    return Match(
      effect, rule: "condition.event." + evidence.ruleName, confidence: evidence.confidence,
      chain: evidence.chain, note: evidence.note)
  }

  private func isFact(_ event: EventFact) -> Bool {
    switch event.status {
    case .asserted, .alleged: true
    case .denied, .expected, .possible: false
    }
  }
}

extension ConditionMatcher {
  struct Evidence {
    let isHit: Bool
    /// The party refuses what the condition asks of it.
    let isRefusal: Bool
    let chain: [ChainStep]
    let ruleName: String
    let confidence: Double
    let note: String

    init(
      condition: ConditionFact, event: EventFact, lexicon: MatchingLexicon, chain: [ChainStep]
    ) {
      let actor: PartyAgreement? = condition.actor.map { lexicon.agreement($0, event.actors) }
      let words =
        condition.actor.map { condition.words.without($0.name) } ?? condition.words
      let coverage = words.coverage(by: event.sentence)
      let shared = words.shared(with: event.sentence)
      let contentShared = shared.filter { $0.kind != .country }
      let refuses = event.type == .reject && condition.type != .reject
      let type = lexicon.type(of: event, agreesWith: condition.type, words: condition.words)
      let target = lexicon.objects(of: event, agreeWith: condition.targetParty)
      let targetWords = condition.target.coverage(by: event.sentence)
      let hasChain = !chain.isEmpty

      let actorAgrees = actor.map { $0 >= .sameState } ?? false
      let actorContradicts = actor == .contradicts || (actor == .unknown && !event.actors.isEmpty)
      let targetAgrees = hasChain || target == .agrees || targetWords >= 0.5
      let names = words.names
      let lacksNames = !hasChain && !names.isEmpty && names.coverage(by: event.sentence) < 0.34

      let typeAgrees = type == true || (refuses && condition.isOmission)
      var hit = false
      if !actorContradicts && target != .contradicts && !lacksNames {
        if hasChain {
          hit = type != false
        } else if typeAgrees {
          hit =
            actorAgrees
            ? targetAgrees || (condition.target.isEmpty && coverage >= 0.4)
            : targetAgrees && condition.actor == nil && contentShared.weight >= 4
              && coverage >= 0.4
        } else if type == nil {
          hit =
            coverage >= 0.6 && contentShared.all.count >= 2
            && (actorAgrees || condition.actor == nil)
        }
      }
      isHit = hit
      isRefusal = refuses
      self.chain = chain
      ruleName = hasChain ? "through-links" : actorAgrees ? "actor-and-words" : "target-and-words"
      confidence = min(0.95, 0.4 + 0.3 * Double(coverage) + (actorAgrees ? 0.2 : 0))
      note =
        "actor \(actor.map { "\($0)" } ?? "not named"), target "
        + (hasChain ? "through \(chain.count) links" : targetAgrees ? "agrees" : "not named")
        + ", \(shared.all.count) words (\(Int(coverage * 100)) %)"
    }
  }
}
