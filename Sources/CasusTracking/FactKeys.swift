internal import CasusRecords

/// The keys under which facts are found again without looking at all of them.
///
/// A key joins a party with a type or with a rare word, so that its list stays short however large
/// the ledger grows; a bare country would not.
struct FactKeys: Sendable {
  let lexicon: MatchingLexicon

  private static let wordsOfCommitment = 5
  private static let wordsOfEvent = 14
  private static let rare: Float = 2.2

  func keys(of party: PartyFact) -> [UInt64] {
    var keys: [UInt64] = []
    if let identity = party.identity { keys.append(wordKey("i:" + identity)) }
    if let country = party.country, party.isOfState { keys.append(wordKey("c:" + country)) }
    if keys.isEmpty || !party.isOfState {
      keys += party.name.rarest(2).map { Self.join("n", $0.key) }
    }
    return keys
  }

  /// A member's commitment is also looked for when its organisation acts.
  private func keysOfHolder(_ holder: PartyFact) -> [UInt64] {
    guard let country = holder.country, holder.isOfState else { return keys(of: holder) }
    let organisations = lexicon.members.filter { $0.value.contains(country) }.keys.sorted()
    return keys(of: holder) + organisations.map { wordKey("c:" + $0) }
  }

  func keys(of commitment: CommitmentFact) -> [UInt64] {
    var keys: Set<UInt64> = [Self.join("doc", wordKey(commitment.document))]
    // What is given may arrive without a word of the giver.
    if commitment.type == .aid {
      for word in commitment.action.rarest(3) where word.weight >= 4 {
        keys.insert(Self.join("aw", word.key))
      }
    }
    if let holder = commitment.holder {
      for party in keysOfHolder(holder) {
        if let type = commitment.type { keys.insert(Self.join("pt", party, type)) }
        for word in commitment.action.rarest(Self.wordsOfCommitment) {
          keys.insert(Self.join("pw", party, word.key))
        }
      }
    }
    guard let condition = commitment.condition else { return keys.sorted() }
    let words = condition.words.union(condition.target)
    for word in words.rarest(Self.wordsOfCommitment) {
      if let type = condition.type { keys.insert(Self.join("wt", word.key, type)) }
      keys.insert(Self.join("cw", word.key))
    }
    // "If they come under fire": who they are stands elsewhere.
    if let target = condition.targetParty, let type = condition.type {
      for word in target.name.rarest(3) { keys.insert(Self.join("wt", word.key, type)) }
    }
    if let actor = condition.actor {
      for party in self.keys(of: actor) {
        if let type = condition.type { keys.insert(Self.join("pt", party, type)) }
        for word in words.rarest(Self.wordsOfCommitment) {
          keys.insert(Self.join("pw", party, word.key))
        }
      }
    }
    return keys.sorted()
  }

  /// What to look under for the commitments on which an event may bear.
  func lookups(for event: EventFact, links: LinkGraph) -> [UInt64] {
    var keys: Set<UInt64> = []
    let words = event.sentence.rarest(Self.wordsOfEvent, above: Self.rare)
    for actor in event.actors + event.named {
      for party in self.keys(of: actor) {
        keys.insert(Self.join("pt", party, event.type))
        for word in words { keys.insert(Self.join("pw", party, word.key)) }
      }
    }
    for word in words {
      keys.insert(Self.join("wt", word.key, event.type))
      if word.weight >= 4 { keys.insert(Self.join("cw", word.key)) }
      if event.isGiving, word.weight >= 4 { keys.insert(Self.join("aw", word.key)) }
    }
    for edge in links.edges {
      if let document = edge.step.document { keys.insert(Self.join("doc", wordKey(document))) }
      for word in edge.to.rarest(3) { keys.insert(Self.join("wt", word.key, event.type)) }
    }
    return keys.sorted()
  }

  func lookups(for commitment: CommitmentFact) -> [UInt64] {
    var keys: Set<UInt64> = []
    guard let holder = commitment.holder else { return [] }
    for party in self.keys(of: holder) {
      for word in commitment.sentence.rarest(Self.wordsOfEvent, above: Self.rare) {
        keys.insert(Self.join("pw", party, word.key))
      }
    }
    return keys.sorted()
  }

  /// Under what an event is stored: its type with its actors, or with its rarest words.
  func keys(of event: EventFact) -> [UInt64] {
    if event.isHappening {
      return Set(event.sentence.rarest(4, above: Self.rare).map { Self.join("hw", $0.key) })
        .sorted()
    }
    var keys = Set(
      event.actors.flatMap { self.keys(of: $0) }.map { Self.join("e", $0, event.type) })
    for word in event.sentence.rarest(3) { keys.insert(Self.join("ew", word.key, event.type)) }
    return keys.sorted()
  }

  /// Where events may lie that a commitment added late has to meet.
  func eventLookups(for commitment: CommitmentFact) -> [UInt64] {
    var keys: Set<UInt64> = []
    if let holder = commitment.holder, let type = commitment.type {
      for party in keysOfHolder(holder) { keys.insert(Self.join("e", party, type)) }
    }
    if let actor = commitment.condition?.actor, let type = commitment.condition?.type {
      for party in self.keys(of: actor) { keys.insert(Self.join("e", party, type)) }
    }
    let words = commitment.action.rarest(3) + (commitment.condition?.words.rarest(3) ?? [])
    for word in words { keys.insert(Self.join("hw", word.key)) }
    return keys.sorted()
  }

  /// Under what a link is found: the particular words of its first end.
  func keys(ofLinkFrom words: Words) -> [UInt64] {
    words.rarest(2).map { Self.join("ln", $0.key) }
  }

  func linkLookups(for assets: [String]) -> [UInt64] {
    var keys: Set<UInt64> = []
    for asset in assets {
      for word in lexicon.words(of: asset).rarest(4) { keys.insert(Self.join("ln", word.key)) }
    }
    return keys.sorted()
  }

  /// A policy is found under its holder; a person's list of policies stays short.
  func keys(of policy: PolicyFact) -> [UInt64] {
    Set((policy.holder.map { keys(of: $0) } ?? []).map { Self.join("po", $0) }).sorted()
  }

  func policyLookups(for holders: [PartyFact]) -> [UInt64] {
    Set(holders.flatMap { keys(of: $0) }.map { Self.join("po", $0) }).sorted()
  }

  private static func join(_ name: String, _ a: UInt64, _ type: EventType? = nil) -> UInt64 {
    wordKey("\(name):\(a):\(type?.rawValue ?? "")")
  }

  private static func join(_ name: String, _ a: UInt64, _ b: UInt64) -> UInt64 {
    wordKey("\(name):\(a):\(b)")
  }
}
