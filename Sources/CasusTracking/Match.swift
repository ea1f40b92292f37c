public import CasusRecords

/// What one later record does to one commitment, and why the matcher says so.
public struct Match: Hashable, Sendable {
  public var effect: TransitionEffect
  public var rule: String
  public var confidence: Double
  public var chain: [ChainStep]
  /// What agreed, for a person.
  public var note: String
  /// Only type and parties agree; where such events are frequent, one of them says nothing.
  var isGeneric: Bool

  init(
    _ effect: TransitionEffect, rule: String, confidence: Double, chain: [ChainStep] = [],
    note: String, isGeneric: Bool = false
  ) {
    self.effect = effect
    self.rule = rule
    self.confidence = confidence
    self.chain = chain
    self.note = note
    self.isGeneric = isGeneric
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
}
