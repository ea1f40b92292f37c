public import CasusText

/// What the condition needs of the number of cases: one, every one, a further or a continued one.
public enum Quantifier: String, Sendable, CaseIterable { case any, all, further, continued }

/// The clause on which a commitment depends, with the event inside it as far as the text gives it.
public struct Condition: Hashable, Sendable {
  public var quote: Quote
  public var kind: ConditionKind
  public var type: EventType?
  public var actor: Party?
  public var target: Quote?
  /// The party inside the target, where there is one.
  public var targetParty: Party?
  /// A relation that describes the target ("crucial to", "owned by", "on the route of") and to what.
  public var targetRelation: String?
  public var quantifier: Quantifier?
  /// True where leaving something undone brings the case about.
  public var isOmission: Bool

  public init(
    quote: Quote, kind: ConditionKind, type: EventType? = nil, actor: Party? = nil,
    target: Quote? = nil, targetParty: Party? = nil, targetRelation: String? = nil,
    quantifier: Quantifier? = nil, isOmission: Bool = false
  ) {
    self.quote = quote
    self.kind = kind
    self.type = type
    self.actor = actor
    self.target = target
    self.targetParty = targetParty
    self.targetRelation = targetRelation
    self.quantifier = quantifier
    self.isOmission = isOmission
  }
}

/// What would be done.
public struct CommittedAction: Hashable, Sendable {
  public var quote: Quote
  public var type: EventType?
  public var polarity: ActionPolarity

  public init(quote: Quote, type: EventType? = nil, polarity: ActionPolarity = .act) {
    self.quote = quote
    self.type = type
    self.polarity = polarity
  }
}

/// A party is reported to have bound itself, more or less, to a later act: Singh's
/// C(debtor, creditor, antecedent, consequent) under the field's names.
public struct Commitment: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var holder: Party?
  public var addressee: Party?
  public var act: CommitmentAct
  public var action: CommittedAction
  public var condition: Condition?
  public var strength: Strength
  public var deadline: Quote?
  public var deadlineDate: DateSpan?
  public var authority: Authority?
  /// Who let it be known, and through whom.
  public var speaker: Party?
  public var via: Quote?
  /// The second wording of the same commitment in the document.
  public var restated: [Quote]
  public var confidence: Confidence?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, holder: Party?, addressee: Party? = nil,
    act: CommitmentAct, action: CommittedAction, condition: Condition? = nil,
    strength: Strength, deadline: Quote? = nil, deadlineDate: DateSpan? = nil,
    authority: Authority? = nil, speaker: Party? = nil, via: Quote? = nil,
    restated: [Quote] = [], confidence: Confidence? = nil, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.holder = holder
    self.addressee = addressee
    self.act = act
    self.action = action
    self.condition = condition
    self.strength = strength
    self.deadline = deadline
    self.deadlineDate = deadlineDate
    self.authority = authority
    self.speaker = speaker
    self.via = via
    self.restated = restated
    self.confidence = confidence
    self.provenance = provenance
  }
}
