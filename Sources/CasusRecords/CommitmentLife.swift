internal import CasusText

/// Where a commitment stands. DESIGN.md draws the arrows; `CasusTracking` folds them.
public enum CommitmentState: String, Sendable, CaseIterable {
  case standing
  case conditionMet = "condition_met"
  case carriedOut = "carried_out"
  case partlyCarriedOut = "partly_carried_out"
  case notCarriedOut = "not_carried_out"
  case withdrawn, lapsed, superseded
}

/// Where a policy stands; `CasusTracking` folds it from the transitions.
public enum PolicyStanding: String, Sendable, CaseIterable {
  case proposed, announced
  case inForce = "in_force"
  case underReview = "under_review"
  case eased, lifted, breached
}

/// What a later event, statement or date does to a commitment; the last six, to a policy.
public enum TransitionEffect: String, Sendable, CaseIterable {
  case meets
  case partlyMeets = "partly_meets"
  case averts
  case carriesOut = "carries_out"
  case partlyCarriesOut = "partly_carries_out"
  case breaks, withdraws, supersedes, lapses, restates
  case takesEffect = "takes_effect"
  case comesUnderReview = "comes_under_review"
  case eases, lifts, breaches
  /// A reported act contradicts the policy; whether it is a breach, a person decides.
  case mayBreach = "may_breach"
}
