internal import CasusRecords

/// What speaks for and against an event being what a condition means.
struct ConditionEvidence {
  let relation: TypeRelation
  let isHit: Bool
  let isUniversal: Bool
  let ruleName: String
  let confidence: Double
  let note: String

  init(
    condition: ConditionFact, commitment: CommitmentFact, event: EventFact,
    lexicon: MatchingLexicon, chain: [ChainStep]
  ) {
    let ownWords =
      condition.actor.map { condition.words.without($0.name) } ?? condition.words
    let acts = ownWords.without(condition.target)
    let told = TypeRelation(event, to: condition.type, acts: acts)
    // "Lorries rolled over the bridge again" of "reopens the bridge to lorries": nearly all the words but
    // the verb's.
    let isSameMatter =
      event.isHappening && told == .other && event.endings == 0
      && ownWords.coverage(by: event.sentence) >= 0.7
      && ownWords.shared(with: event.sentence).filter { $0.kind != .country }.all.count >= 3
      && !ownWords.names.shared(with: event.sentence).isEmpty
    // "Until the strikes cease" is not brought about by a strike.
    let isOfEnd =
      (isSameMatter || told == .byWords) && event.endings == 0
      && lexicon.hasRole("end", in: condition.words)
    relation = isOfEnd ? .other : isSameMatter ? .byWords : told

    let actor = condition.actor.map {
      max(lexicon.agreement($0, event.actors), lexicon.kinship($0, event.actors))
    }
    // "Tariffs of the United States take effect" names the actor without a place for it.
    let isLoose =
      event.actors.isEmpty && (condition.actor.map { lexicon.speaks(event, of: $0) } ?? false)
    let actorAgrees = actor.map { $0 >= .sameState || isLoose } ?? false
    let actorContradicts =
      actor == .contradicts || ((actor == .unknown || actor == .related) && !event.actors.isEmpty)

    let party = lexicon.objects(of: event, agreeWith: condition.targetParty)
    let head = condition.targetHead.filter { $0.kind != .country }
    // What is refused stands behind the refusal.
    let focus = relation == .refusal ? event.sentence : event.focus
    let parties = event.actors.reduce(focus.union(event.place)) { $0.union($1.name) }
    let headAgrees = !head.isEmpty && !head.shared(with: parties).isEmpty
    let hasTarget = condition.targetParty != nil || !condition.target.isEmpty
    let targetAgrees =
      !chain.isEmpty || headAgrees || (head.isEmpty && party == .agrees)

    let coverage = ownWords.coverage(by: event.sentence)
    let contents = ownWords.shared(with: event.sentence).filter { $0.kind != .country }
    let involves = lexicon.involves(event, commitment)

    let names = ownWords.names
    let lacksNames = !names.isEmpty && names.coverage(by: event.sentence) < 0.34
    let countries = condition.words.countries.filter { word in
      condition.actor?.country.map { MatchingLexicon.countryKey($0) != word.key } ?? true
    }
    let lacksCountry =
      !countries.isEmpty && !countries.all.contains { lexicon.names(event, $0.key) }
    let contradicts =
      actorContradicts || (chain.isEmpty && (party == .contradicts || lacksNames || lacksCountry))

    // "In exchange for the lifting of sanctions": not of those on a third state.
    let isElsewhere =
      condition.targetParty == nil && condition.words.countries.isEmpty && chain.isEmpty
      && !event.recipients.isEmpty
      && event.recipients.allSatisfy { recipient in
        recipient.country != nil
          && ![commitment.holder, commitment.addressee, condition.actor].contains {
            $0.map { lexicon.agreement($0, [recipient]) >= .related } ?? false
          }
      }
    // Who of all the world rejects something must reject this.
    let isBareRefusal =
      relation == .refusal && condition.actor == nil
      && (coverage < 0.6 || contents.all.count < 2)
    let hit: Bool
    // "If the talks fail" is not met by talks.
    let isOfFailure =
      lexicon.hasRole("fail", in: condition.words) && !lexicon.hasRole("fail", in: event.sentence)
    if contradicts || relation == .other || isOfFailure || isElsewhere || isBareRefusal {
      hit = false
    } else if event.isHappening {
      // Words alone speak for it: its verb, and of the rest most, something particular among it.
      let rest = contents.filter { !event.act.contains($0.key) }
      hit =
        coverage >= 0.5 && rest.weight >= 4
        && (condition.actor == nil || actorAgrees || isSameMatter && event.actors.isEmpty)
        && (involves || actorAgrees || !rest.names.isEmpty || rest.weight >= 8)
    } else if !chain.isEmpty {
      // Without a type in the condition only harm to the asset is meant.
      let isHarm = [EventType.assault, .coerce, .sanction].contains(event.type)
      hit = relation == .same || relation == .byWords || (relation == .unknown && isHarm)
    } else if relation == .unknown {
      hit =
        coverage >= 0.6 && contents.all.count >= 2 && (actorAgrees || condition.actor == nil)
        && involves
    } else if condition.actor != nil, !hasTarget {
      hit =
        actorAgrees && coverage >= 0.5
        && (relation == .byWords ? contents.all.count >= 2 : contents.weight >= 3)
    } else if condition.actor != nil {
      hit =
        actorAgrees && targetAgrees && (!isLoose || coverage >= 0.5)
    } else if hasTarget {
      // "If they come under fire": the peacekeepers are, in whatever words.
      let isNamed =
        condition.targetParty.map { party in
          party.name.filter { $0.kind != .country && $0.kind != .number }
            .shared(with: event.sentence).weight >= 4
        } ?? false
      hit =
        targetAgrees && involves
        && (coverage >= 0.5 && contents.weight >= 4 || relation == .same && isNamed)
    } else {
      hit = relation == .same && coverage >= 0.5 && contents.weight >= 3 && involves
    }
    isHit = hit
    isUniversal = event.isUniversal
    ruleName =
      !chain.isEmpty ? "through-links" : actorAgrees ? "actor-and-target" : "target-and-words"
    confidence = min(
      0.95, 0.4 + 0.3 * Double(coverage) + (actorAgrees ? 0.15 : 0) + (targetAgrees ? 0.1 : 0))
    note =
      "type \(relation.rawValue), actor \(actor.map { "\($0)" } ?? "not named"), target "
      + (!chain.isEmpty
        ? "through \(chain.count) links" : targetAgrees ? "agrees" : "not named")
      + ", \(Int(coverage * 100)) % of the words"
  }
}

extension MatchingLexicon {
  /// Whether an event names a country in any role.
  func names(_ event: EventFact, _ country: UInt64) -> Bool {
    if event.sentence.contains(country) { return true }
    let codes = [event.placeCountry] + (event.actors + event.recipients).map(\.country)
    return codes.contains { $0.map { Self.countryKey($0) == country } ?? false }
  }

  /// Whether a sentence at least speaks of a party.
  func speaks(_ event: EventFact, of party: PartyFact) -> Bool {
    if let country = party.country, party.isOfState {
      return event.sentence.contains(Self.countryKey(country))
    }
    return party.name.shared(with: event.sentence).weight >= 4
  }

  /// Whether the holder or the addressee of a commitment has a part in an event.
  func involves(_ event: EventFact, _ commitment: CommitmentFact) -> Bool {
    [commitment.holder, commitment.addressee].contains { party in
      guard let party else { return false }
      if agreement(party, event.actors + event.recipients) >= .sameState { return true }
      if let country = party.country, names(event, Self.countryKey(country)) { return true }
      return party.name.shared(with: event.sentence).weight >= 4
    }
  }
}
