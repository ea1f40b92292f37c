internal import CasusRecords

/// Whether a commitment threatens, promises, refuses or only plans.
///
/// What is done decides first; where its kind is unknown, the condition does: what is announced for
/// the case that another does harm, or leaves undone what was asked, is meant to hurt.
enum CommitmentActs {
  static func act(
    _ draft: CommitmentDraft, type: EventType?, polarity: ActionPolarity, hasAddressee: Bool,
    condition: Condition?
  ) -> CommitmentAct {
    switch polarity {
    case .refrain: refraining(draft, type)
    case .stop: stopping(draft, type, hasAddressee, condition)
    case .act: doing(draft, type, hasAddressee, condition)
    }
  }

  /// Not doing harm is promised; not doing anything else is refused.
  private static func refraining(_ draft: CommitmentDraft, _ type: EventType?) -> CommitmentAct {
    if draft.act == .promise { return .promise }
    let isPromised = draft.form == .noun || draft.form == .clause || draft.form == .object
    if draft.negatedSubject || isPromised, isHarm(type) { return .promise }
    return .refusal
  }

  /// Ending harm is promised, ending anything else hurts whoever has it.
  private static func stopping(
    _ draft: CommitmentDraft, _ type: EventType?, _ hasAddressee: Bool, _ condition: Condition?
  ) -> CommitmentAct {
    if draft.act == .promise || draft.act == .threat { return draft.act ?? .threat }
    if type == .assault || type == .coerce || type == .protest { return .promise }
    return hasAddressee || condition != nil ? .threat : .plan
  }

  private static func doing(
    _ draft: CommitmentDraft, _ type: EventType?, _ hasAddressee: Bool, _ condition: Condition?
  ) -> CommitmentAct {
    let isForSomebody = hasAddressee || condition != nil
    // "Announces a ban on racing": at nobody in particular.
    let isMeasure =
      draft.form == .object && draft.act == .threat && !draft.isVowed && !isForSomebody
      && (type == .coerce || type == .sanction)
    if isMeasure { return .plan }
    if let act = draft.act, act != .refusal, act != .plan || !decides(type) { return act }
    guard let type else {
      // "The rights will go", "the valves would stay closed": said for the case that.
      let isWarning = draft.isWholeClause && condition?.kind == .whenever
      return threatens(condition) || isWarning ? .threat : .plan
    }
    // "Plans to occupy the town" is told of, not threatened with.
    if draft.form == .noun, draft.strength == .ready, condition == nil, isHarm(type) {
      return .plan
    }
    if isHarm(type) { return isForSomebody ? .threat : .plan }
    switch type {
    case .aid: return .promise
    case .concede, .support, .agree: return isForSomebody ? .promise : .plan
    case .cooperate, .consult, .retreat:
      if condition?.kind == .unless { return .plan }
      if type == .consult, draft.form == .ready { return .promise }
      let isFirm = draft.form != .verb || draft.strength == .will
      return hasAddressee && isFirm || condition != nil ? .promise : .plan
    case .mobilize, .request:
      return condition.map { $0.kind != .until } ?? false ? .threat : .plan
    default: return threatens(condition) ? .threat : .plan
    }
  }

  /// Types that say by themselves whether they hurt or help, whatever the noun of the act says.
  private static func decides(_ type: EventType?) -> Bool {
    type == .aid || type == .concede || isHarm(type)
  }

  /// Harm done, or a demand not met.
  private static func threatens(_ condition: Condition?) -> Bool {
    guard let condition, condition.kind != .until else { return false }
    return condition.isOmission || condition.kind == .unless || isHarm(condition.type)
      || condition.type == .reject
  }

  static func isHarm(_ type: EventType?) -> Bool {
    switch type {
    case .threaten, .sanction, .coerce, .assault, .accuse, .protest: true
    default: false
    }
  }
}
