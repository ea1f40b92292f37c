/// PLOVER's sixteen event types.
public enum EventType: String, Sendable, CaseIterable {
  case agree = "AGREE", consult = "CONSULT", support = "SUPPORT", concede = "CONCEDE"
  case cooperate = "COOPERATE", aid = "AID", retreat = "RETREAT", request = "REQUEST"
  case accuse = "ACCUSE", reject = "REJECT", threaten = "THREATEN", protest = "PROTEST"
  case sanction = "SANCTION", mobilize = "MOBILIZE", coerce = "COERCE", assault = "ASSAULT"
}

/// Whether an event came about, as far as the text goes.
public enum Factuality: String, Sendable, CaseIterable {
  case asserted, alleged, denied, expected, possible
}

/// PLOVER's sectors of actors.
public enum Sector: String, Sendable, CaseIterable {
  case government = "GOV", military = "MIL", police = "COP", judiciary = "JUD", spy = "SPY"
  case legislature = "LEG", party = "PTY", opposition = "OPP", rebel = "REB", criminal = "CRM"
  case civilian = "CVL", business = "BUS", media = "MED", ngo = "NGO"
  case intergovernmental = "IGO", religious = "REL", education = "EDU", labour = "LAB"
  case refugee = "REF"
}

public enum CommitmentAct: String, Sendable, CaseIterable { case threat, promise, refusal, plan }

/// How firmly the holder binds itself: a bare "may", readiness, or a firm "will".
public enum Strength: String, Sendable, CaseIterable { case may, ready, will }

/// What would be done with the action: do it, not do it, stop doing it.
public enum ActionPolarity: String, Sendable, CaseIterable {
  case act = "do"
  case refrain = "not"
  case stop
}

public enum ConditionKind: String, Sendable, CaseIterable {
  case whenever = "if"
  case unless
  case until
}

/// Who lets the commitment be known; the weakest link of the chain caps it.
public enum Authority: String, Sendable, CaseIterable {
  case ownWords = "own words"
  case namedSpokesperson = "named spokesperson"
  case unnamedOfficials = "unnamed officials"
  case outlet
}

public enum PolicyKind: String, Sendable, CaseIterable {
  case embargo, sanctions, ban, tariff, neutrality, recognition, ceasefire, blockade, closure
  case suspension, emergency, moratorium, treaty, other
}

public enum PolicyState: String, Sendable, CaseIterable {
  case inForce = "in_force"
  case announced
  case underReview = "under_review"
  case lifted, breached, proposed
}

public enum TransferKind: String, Sendable, CaseIterable {
  case humanitarian, military, economic, energy, loan, prisoners, other
}

public enum TransferStatus: String, Sendable, CaseIterable {
  case delivered, ordered, pledged, possible, stopped, asked
}

public enum LinkKind: String, Sendable, CaseIterable {
  case ownedBy = "owned_by"
  case partOf = "part_of"
  case carriesFor = "carries_for"
  case operatedBy = "operated_by"
  case locatedIn = "located_in"
  case supplies
  case memberOf = "member_of"
}

/// How exactly a figure is given.
public enum Bound: String, Sendable, CaseIterable {
  case exactly, over
  case upTo = "up_to"
  case about
}
