public import CasusRecords

extension Commitment {
  /// How a holder stands to the act, for a line that the act's own words end: "may", "is ready to
  /// stop", before a noun "— threat", "— possible plan".
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
    [
      "commitment.object", "commitment.options", "commitment.exclusion",
      "commitment.out-of-question",
    ]
    .contains { provenance.rule.hasPrefix($0) }
      || ["commitment.ready.noun", "commitment.ultimatum", "commitment.verb.gerund"]
        .contains(provenance.rule)
  }

  private var nominalPhrase: String {
    let firmness: String
    switch strength {
    case .may: firmness = "possible "
    case .ready: firmness = "ready with "
    case .will: firmness = ""
    }
    let stop = action.polarity == .stop ? " of a stop" : ""
    return "— " + firmness + act.rawValue + stop
  }
}
