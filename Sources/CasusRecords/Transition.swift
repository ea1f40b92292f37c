public import CasusText

/// What brought a transition about.
public enum TransitionCause: Hashable, Sendable {
  case event(RecordID)
  /// A later commitment, refusal or policy of the holder.
  case statement(RecordID)
  /// A date that passed; nothing else happened, as far as the reports tell.
  case deadline(CivilDate)
  /// A person's decision, in that person's words.
  case analyst(String)

  public var kind: String {
    switch self {
    case .event: "event"
    case .statement: "statement"
    case .deadline: "deadline"
    case .analyst: "analyst"
    }
  }

  /// The record, the date or the words.
  public var value: String {
    switch self {
    case .event(let id), .statement(let id): id.text
    case .deadline(let date): date.iso
    case .analyst(let words): words
    }
  }

  public init?(kind: String, value: String) {
    switch kind {
    case "event": self = .event(RecordID(text: value))
    case "statement": self = .statement(RecordID(text: value))
    case "deadline":
      guard let date = CivilDate(iso: value) else { return nil }
      self = .deadline(date)
    case "analyst": self = .analyst(value)
    default: return nil
    }
  }
}

/// One step of the chain from what a report names to what a condition speaks of.
public struct ChainStep: Hashable, Sendable {
  public var from: String
  public var kind: LinkKind
  public var to: String
  /// The document that says so; nil for a link that a person or the shipped pack gave.
  public var document: String?
  public var quote: String

  public init(from: String, kind: LinkKind, to: String, document: String?, quote: String) {
    self.from = from
    self.kind = kind
    self.to = to
    self.document = document
    self.quote = quote
  }
}

/// One dated effect on a commitment, appended and never changed.
///
/// The state of a commitment is a fold over these. `date` is when the effect took place in the
/// world, `known` when the report that tells it was published: both are asked for in a replay.
public struct Transition: Hashable, Sendable {
  public var commitment: RecordID
  public var effect: TransitionEffect
  public var cause: TransitionCause
  public var date: CivilDate
  public var known: CivilDate
  public var document: String?
  /// The words that carry the effect, and the whole sentence they stand in.
  public var quote: Quote?
  public var sentence: TextSpan?
  public var chain: [ChainStep]
  /// The name of the matching rule, as `condition.event.party-and-words`.
  public var rule: String
  public var confidence: Double
  /// What agreed and what was searched, in words.
  public var note: String

  public init(
    commitment: RecordID, effect: TransitionEffect, cause: TransitionCause, date: CivilDate,
    known: CivilDate, document: String? = nil, quote: Quote? = nil, sentence: TextSpan? = nil,
    chain: [ChainStep] = [], rule: String, confidence: Double, note: String = ""
  ) {
    self.commitment = commitment
    self.effect = effect
    self.cause = cause
    self.date = date
    self.known = known
    self.document = document
    self.quote = quote
    self.sentence = sentence
    self.chain = chain
    self.rule = rule
    self.confidence = confidence
    self.note = note
  }
}
