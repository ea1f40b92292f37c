public import CasusRecords

extension Commitment {
  /// How a holder stands to the act, for a line that the act's own words end: "may", "is ready to
  /// stop", before a noun "promises", "threatens".
  public var phrase: String {
    if isNominal { return nominalPhrase }
    switch (strength, action.polarity) {
    case (.may, .act): return "may"
    case (.may, .refrain): return "may not"
    case (.may, .stop): return "may stop"
    case (.ready, .act): return "is ready to"
    case (.ready, .refrain): return "is ready not to"
    case (.ready, .stop): return "is ready to stop"
    case (.will, .act): return "will"
    case (.will, .refrain): return "will not"
    case (.will, .stop): return "will stop"
    }
  }

  /// The act is told with a noun or a participle: "an embargo on steel", "using force".
  private var isNominal: Bool {
    ["commitment.object", "commitment.options", "commitment.exclusion", "commitment.out-of-question"]
      .contains { provenance.rule.hasPrefix($0) }
      || ["commitment.ready.noun", "commitment.ultimatum", "commitment.verb.gerund"]
        .contains(provenance.rule)
  }

  private var nominalPhrase: String {
    if action.polarity == .refrain { return "rules out" }
    if strength == .may { return "does not rule out" }
    if action.polarity == .stop { return "means to stop" }
    if strength == .ready { return "is ready for" }
    switch act {
    case .threat: return "threatens"
    case .promise: return "promises"
    case .plan: return "plans"
    case .refusal: return "refuses"
    }
  }
}
