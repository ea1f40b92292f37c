public import CasusText

/// Where a commitment stands. DESIGN.md draws the arrows; `CasusTracking` folds them.
public enum CommitmentState: String, Sendable, CaseIterable {
  case standing
  case conditionMet = "condition_met"
  case carriedOut = "carried_out"
  case partlyCarriedOut = "partly_carried_out"
  case notCarriedOut = "not_carried_out"
  case withdrawn, lapsed, superseded
}

/// What a later event, statement or date does to a commitment.
public enum TransitionEffect: String, Sendable, CaseIterable {
  case meets
  case partlyMeets = "partly_meets"
  case averts
  case carriesOut = "carries_out"
  case partlyCarriesOut = "partly_carries_out"
  case breaks, withdraws, supersedes, lapses, restates
}
