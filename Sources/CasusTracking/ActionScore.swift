internal import CasusRecords
internal import CasusText

/// What agrees between a committed act and an event.
struct ActionScore {
  let actor: PartyAgreement
  let object: ObjectAgreement
  let relation: TypeRelation
  /// Share of the particular words of the action that the report's sentence holds.
  let coverage: Float
  let shared: Int
  /// Whether the trigger or what it is about shares a word with the action.
  let touchesFocus: Bool
  /// An action without particular words: only type and parties can agree.
  let isGeneric: Bool
  /// It has particular words, and next to none of them return.
  let isUnshared: Bool
  let isBareRate: Bool
  let isContradicted: Bool
  /// Other names, numbers or another person than the action's.
  let isOtherMatter: Bool
  /// Both sides are of one country: arrests and the like are too frequent for type and parties.
  let isWithin: Bool
  /// The holder signs or adopts something, and the sentence says what.
  let isEnacted: Bool
  let days: Int
  /// It happens when it was announced for, within a day.
  let isOnTheDay: Bool
  /// Something of what was promised gets to where it was promised to.
  let isGiven: Bool
  /// A day was named, and it happens by then.
  let isInTerm: Bool
  /// Weight of the shared words that say more than the act, the place and the parties do.
  let particularWeight: Float
  /// The addressee suffers the act itself, instead of only being spoken of beside it.
  let isDirect: Bool
  /// The same percentage is reached.
  let hasFigure: Bool
  let note: String

  init(
    commitment: CommitmentFact, event: EventFact, actor: PartyAgreement, object: ObjectAgreement,
    lexicon: MatchingLexicon
  ) {
    self.actor = actor
    let action = commitment.action
    relation = TypeRelation(event, to: commitment.type, acts: action)
    let particular = action.filter { $0.kind != .number || $0.weight >= 4 }
    // Where the type is the same, the act's own word need not return: "went home" of "pull out".
    let ownWords = particular.coverage(by: event.sentence)
    let matterWords = particular.filter { !lexicon.isAct($0.key) }
    let isTold = relation == .same && matterWords.shared(with: event.sentence).all.count >= 2
    coverage = isTold ? max(ownWords, matterWords.coverage(by: event.sentence)) : ownWords
    let common = particular.shared(with: event.sentence)
    shared = common.all.count
    // A sum that is paid is what was promised, though the event's object does not repeat its words.
    let isOfAmount = commitment.amounts.contains { promised in
      event.amounts.contains { $0.countsTheSame(as: promised) }
    }
    touchesFocus =
      isOfAmount && event.type == .aid
      || !common.filter { $0.kind != .country }
        .shared(with: event.focus.union(event.place)).isEmpty
    // Words of the act itself say no more than the type does, and where all that both name is the
    // region of a war, nothing particular is shared.
    let beyondAct = particular.filter { $0.kind != .country && !lexicon.isAct($0.key) }
    let beyondPlace = common.filter {
      $0.kind != .country && $0.kind != .number && !lexicon.isAct($0.key)
        && !event.place.contains($0.key)
    }
    let countries = action.countries.filter { word in
      commitment.holder?.country.map { MatchingLexicon.countryKey($0) != word.key } ?? true
    }
    let lacksCountry = countries.all.contains { !lexicon.names(event, $0.key) }
    let told = event.sentence.percentages
    let wanted = action.reachedPercentage
    let whole = commitment.sentence.reachedPercentage
    hasFigure =
      wanted.map { told.contains($0) || (whole != nil && told.max() == whole) } ?? false
    isGeneric = beyondAct.weight < 5 || (beyondPlace.isEmpty && !hasFigure)
    isUnshared = !beyondAct.isEmpty && coverage < 0.3
    let others = Self.others(commitment)
    let settings = commitment.sentence.names.without(commitment.holder?.name ?? Words())
    let isInSetting =
      others.all.contains { lexicon.names(event, $0.key) }
      || settings.shared(with: event.sentence).weight >= 4
    let matter = beyondAct.filter { $0.kind != .number }
    let isSameMatter = beyondPlace.all.count >= 2 && matter.coverage(by: event.sentence) >= 0.5
    // The countries of the action, or with the same figure those of its sentence or its particular
    // words, stand for an addressee that is not named.
    let isSet =
      countries.isEmpty
      ? hasFigure && (others.isEmpty ? isSameMatter : isInSetting) : !lacksCountry
    self.object = object == .silent && isSet ? .agrees : object
    // A rate alone says nothing where neither the other side nor the goods return.
    isBareRate = wanted != nil && self.object == .silent && !isSameMatter
    let names = action.names
    let lacksNames = !names.isEmpty && names.coverage(by: event.sentence) < 0.34
    let lacksNumbers = wanted != nil && !hasFigure && (!told.isEmpty || coverage < 0.9)
    let isWithin =
      commitment.holder?.country != nil
      && commitment.holder?.country == (commitment.addressee?.country ?? event.placeCountry)
    self.isWithin = isWithin
    isOtherMatter = lacksNames || lacksNumbers || Self.isOtherPerson(commitment, event)
    isContradicted =
      isOtherMatter || lacksCountry
      || (object == .silent && countries.isEmpty && !others.isEmpty && !isInSetting)
      || (isWithin && Self.isElsewhere(commitment, event))
    isDirect = Self.isDirect(event, at: commitment.addressee, lexicon: lexicon)
    isEnacted =
      lexicon.hasRole("enact", in: event.trigger) && actor >= .sameState && !event.type.isSpeech
    days = event.date.ordinal - commitment.terms.stated.ordinal
    isOnTheDay =
      commitment.terms.deadline.map { abs(event.date.ordinal - $0.ordinal) <= 1 } == true
      && !commitment.terms.deadlineIsOfCondition && days > 0
    isGiven =
      event.isGiving && event.actors.isEmpty && relation == .same
      && (self.object == .agrees || isInSetting)
    isInTerm =
      commitment.terms.deadline.map { event.date.ordinal <= $0.ordinal + 1 } == true
      && !commitment.terms.deadlineIsOfCondition && days > 0
    particularWeight = beyondPlace.shared(with: event.focus.union(event.objects)).weight
    note =
      "type \(relation.rawValue), actor \(actor), object \(self.object), "
      + "\(shared) words of the action (\(Int(coverage * 100)) %)"
  }

  /// Harm announced to a person by name is not done by harm to somebody else of the same side, nor
  /// talks with one by talks among others.
  private static func isOtherPerson(_ commitment: CommitmentFact, _ event: EventFact) -> Bool {
    guard let names = commitment.addressee?.name.names, names.all.count >= 2 else { return false }
    switch commitment.type {
    case .assault, .coerce: return names.coverage(by: event.sentence) < 0.34
    case .consult:
      let parties = (event.actors + event.recipients).reduce(event.focus) { $0.union($1.name) }
      return names.coverage(by: parties) < 0.34
    default: return false
    }
  }

  /// The other countries than the holder's of which the sentence of the commitment speaks: a report
  /// of none of them tells of a tariff on another country's goods.
  private static func others(_ commitment: CommitmentFact) -> Words {
    commitment.sentence.countries.filter { word in
      commitment.holder?.country.map { MatchingLexicon.countryKey($0) != word.key } ?? true
    }
  }

  /// Within one country a deployment to another town is another deployment.
  private static func isElsewhere(_ commitment: CommitmentFact, _ event: EventFact) -> Bool {
    switch event.type {
    case .mobilize, .coerce, .assault, .protest, .retreat:
      let names = event.place.names
      return !names.isEmpty && names.shared(with: commitment.sentence).isEmpty
    default: return false
    }
  }

  private static func isDirect(
    _ event: EventFact, at addressee: PartyFact?, lexicon: MatchingLexicon
  ) -> Bool {
    guard let addressee else { return false }
    if lexicon.agreement(addressee, event.recipients) >= .sameState { return true }
    if let country = addressee.country, event.placeCountry == country { return true }
    return event.recipients.isEmpty && lexicon.speaks(event, of: addressee)
  }

  /// Enough for "the same act".
  var suffices: Bool {
    if isBareRate { return false }
    // "Will strike from 20 February": on that day they strike.
    if isOnTheDay && relation == .same && actor >= .sameState && object != .contradicts {
      return touchesFocus || shared >= 1
    }
    // "Promised to send a battalion to the plant within ten days": by then one stands there.
    if isInTerm && relation == .same && actor >= .sameState && object != .contradicts
      && !isGeneric && touchesFocus
    {
      return true
    }
    let typeAgrees = relation == .same || relation == .byWords
    switch actor {
    case .same, .sameState:
      if relation == .same && object == .agrees {
        return isGeneric
          ? !isWithin && isDirect && !isUnshared
          : coverage >= (days > 45 ? 0.5 : 0.3) && touchesFocus
      }
      if isEnacted && object == .agrees { return coverage >= 0.5 && shared >= 3 }
      if typeAgrees && touchesFocus { return coverage >= 0.5 && shared >= 2 && !isGeneric }
      return relation == .unknown && coverage >= 0.6 && shared >= 2 && touchesFocus && !isGeneric
    case .related:
      return relation == .same && object == .agrees && (isGeneric || coverage >= 0.5)
    case .unknown, .contradicts:
      // "Twelve ambulances reached the town": who sent them need not be said again.
      if isGiven { return coverage >= 0.6 && particularWeight >= 4 }
      return relation == .same && object == .agrees && coverage >= (hasFigure ? 0.3 : 0.5)
        && touchesFocus && shared >= 2 && !isGeneric
    }
  }

  var ruleName: String { isGeneric ? "type-and-parties" : "parties-and-words" }

  var confidence: Double {
    let certainty = 0.35 + 0.3 * Double(coverage) + (object == .agrees ? 0.15 : 0)
    return min(0.95, certainty + (actor == .same ? 0.05 : 0))
  }
}
