public import CasusRecords

/// What one later record does to one commitment, and why the matcher says so.
public struct Match: Hashable, Sendable {
  public var effect: TransitionEffect
  public var rule: String
  public var confidence: Double
  public var chain: [ChainStep]
  /// What agreed, for a person.
  public var note: String

  init(
    _ effect: TransitionEffect, rule: String, confidence: Double, chain: [ChainStep] = [],
    note: String
  ) {
    self.effect = effect
    self.rule = rule
    self.confidence = confidence
    self.chain = chain
    self.note = note
  }
}

/// How far the objects of two descriptions agree: the addressee or the place of an act.
enum ObjectAgreement: Int, Comparable {
  case contradicts, silent, agrees

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension MatchingLexicon {
  /// Whether an event is directed at, takes place in, or at least names a party.
  ///
  /// It contradicts where the event is directed at others only and its sentence is silent on the
  /// party.
  func objects(of event: EventFact, agreeWith party: PartyFact?) -> ObjectAgreement {
    guard let party else { return .silent }
    let best = agreement(party, event.recipients)
    if best >= .sameState { return .agrees }
    if let country = party.country {
      if event.placeCountry == country { return .agrees }
      if event.sentence.contains(Self.countryKey(country)) && party.isOfState { return .agrees }
    }
    if party.name.shared(with: event.sentence).weight >= 4 { return .agrees }
    if best == .related { return .silent }
    return event.recipients.isEmpty ? .silent : .contradicts
  }

  /// Whether the type of an event is the one looked for, or the words make it so.
  func type(of event: EventFact, agreesWith type: EventType?, words: Words) -> Bool? {
    guard let type else { return nil }
    if event.type == type { return true }
    // The same verb or noun under another type: "lift" as CONCEDE here and SANCTION there. What is
    // only said, asked or blamed is never the act.
    return !event.type.isSpeech && event.trigger.shared(with: words).weight >= 2
  }
}

extension EventType {
  /// Acts of speech: they may announce or blame what a commitment is about, but are not it.
  var isSpeech: Bool {
    switch self {
    case .threaten, .request, .accuse, .reject, .support, .protest: true
    case .agree, .consult, .concede, .cooperate, .aid, .retreat, .sanction, .mobilize, .coerce,
      .assault:
      false
    }
  }
}
