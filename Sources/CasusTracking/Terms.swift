public import CasusRecords
public import CasusText

/// What the life-cycle needs to know of a commitment besides its transitions.
public struct Terms: Hashable, Sendable {
  public var stated: CivilDate
  public var strength: Strength
  public var polarity: ActionPolarity
  public var conditionKind: ConditionKind?
  /// True where leaving something undone brings the case about.
  public var isOmission: Bool
  public var deadline: CivilDate?
  /// True where the deadline belongs to the condition ("unless B withdraws by Friday").
  public var deadlineIsOfCondition: Bool

  public init(
    stated: CivilDate, strength: Strength, polarity: ActionPolarity,
    conditionKind: ConditionKind? = nil, isOmission: Bool = false, deadline: CivilDate? = nil,
    deadlineIsOfCondition: Bool = false
  ) {
    self.stated = stated
    self.strength = strength
    self.polarity = polarity
    self.conditionKind = conditionKind
    self.isOmission = isOmission
    self.deadline = deadline
    self.deadlineIsOfCondition = deadlineIsOfCondition
  }
}

extension Terms {
  public init(_ commitment: Commitment, documentDate: CivilDate) {
    let condition = commitment.condition
    self.init(
      stated: documentDate, strength: commitment.strength,
      polarity: commitment.action.polarity, conditionKind: condition?.kind,
      isOmission: condition.map { $0.isOmission || $0.kind == .unless } ?? false,
      deadline: commitment.deadlineDate?.last,
      deadlineIsOfCondition: Self.deadlineIsOfCondition(commitment))
  }

  /// A deadline whose words stand inside the condition's, or that goes with a demanded act, is the
  /// condition's; every other one is the action's.
  private static func deadlineIsOfCondition(_ commitment: Commitment) -> Bool {
    guard let condition = commitment.condition, let deadline = commitment.deadline else {
      return false
    }
    if condition.quote.span.overlaps(deadline.span) { return true }
    if commitment.action.quote.span.overlaps(deadline.span) { return false }
    return condition.kind == .unless || condition.isOmission
  }
}
