internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Whether a commitment threatens, promises, refuses or only plans.
enum CommitmentActs {
  static func act(
    _ draft: CommitmentDraft, type: EventType?, polarity: ActionPolarity, hasAddressee: Bool
  ) -> CommitmentAct {
    switch polarity {
    case .refrain: return refraining(draft, type)
    case .stop: return stopping(draft, type, hasAddressee)
    case .act: return doing(draft, type, hasAddressee)
    }
  }

  /// Not doing harm is promised; not doing anything else is refused.
  private static func refraining(_ draft: CommitmentDraft, _ type: EventType?) -> CommitmentAct {
    if draft.act == .promise { return .promise }
    let isPromised = draft.form == .noun || draft.form == .clause
    if draft.negatedSubject || isPromised, isHarm(type) { return .promise }
    return .refusal
  }

  private static func stopping(
    _ draft: CommitmentDraft, _ type: EventType?, _ hasAddressee: Bool
  ) -> CommitmentAct {
    if draft.act == .promise || draft.act == .threat { return draft.act ?? .threat }
    return hasAddressee || draft.condition != nil ? .threat : .plan
  }

  private static func doing(
    _ draft: CommitmentDraft, _ type: EventType?, _ hasAddressee: Bool
  ) -> CommitmentAct {
    if let act = draft.act, act != .refusal { return act }
    guard let type else { return .plan }
    if isHarm(type) { return hasAddressee || draft.condition != nil ? .threat : .plan }
    switch type {
    case .aid, .concede, .support, .agree: return .promise
    case .cooperate, .consult, .retreat:
      return hasAddressee && draft.form != .verb || draft.condition != nil ? .promise : .plan
    default: return .plan
    }
  }

  private static func isHarm(_ type: EventType?) -> Bool {
    switch type {
    case .threaten, .sanction, .coerce, .assault, .accuse, .protest: true
    default: false
    }
  }
}
