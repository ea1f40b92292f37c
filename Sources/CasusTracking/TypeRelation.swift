internal import CasusRecords

/// How the type of an event stands to the one that is looked for.
enum TypeRelation: String {
  case same
  /// Another type, but the same verb.
  case byWords
  /// The thing is turned down.
  case refusal
  /// What the refusal of which was spoken of is done after all.
  case compliance
  /// The reverse: imposed instead of lifted.
  case opposite
  /// The condition has no type.
  case unknown
  case other

  /// - Parameter acts: words of the act without those of its object: "lifts", not "tariffs".
  init(_ event: EventFact, to type: EventType?, acts: Words) {
    if event.isHappening {
      let isGiven = type == .aid && event.isGiving
      self = isGiven ? .same : event.act.shared(with: acts).isEmpty ? .other : .byWords
      return
    }
    guard let type else {
      let isSameVerb = !event.type.isSpeech && event.act.shared(with: acts).weight >= 2
      self = isSameVerb ? .byWords : .unknown
      return
    }
    if event.type == type {
      self = .same
    } else if type == .reject, [.agree, .concede, .support, .cooperate].contains(event.type) {
      self = .compliance
    } else if event.type == .reject {
      self = .refusal
    } else if type.isReversed(by: event.type) {
      self = .opposite
    } else if !event.type.isSpeech, event.act.shared(with: acts).weight >= 2 {
      self = .byWords
    } else {
      self = .other
    }
  }
}

extension EventType {
  /// Whether another type undoes or denies what this one gives.
  func isReversed(by other: EventType) -> Bool {
    switch self {
    case .concede: other == .sanction || other == .coerce
    case .retreat: other == .assault
    case .agree: other == .reject
    case .aid, .cooperate, .support: other == .sanction || other == .reject
    case .consult, .request, .reject, .threaten, .accuse, .protest, .sanction, .mobilize,
      .coerce, .assault:
      false
    }
  }

  /// Acts of speech: they may announce or blame what a commitment is about, but are not it.
  var isSpeech: Bool {
    switch self {
    case .threaten, .request, .accuse, .reject, .support: true
    case .protest, .agree, .consult, .concede, .cooperate, .aid, .retreat, .sanction, .mobilize,
      .coerce,
      .assault:
      false
    }
  }
}
