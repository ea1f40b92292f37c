public import CasusRecords
public import CasusRules
internal import CasusSyntax

/// Whether an act came about, as far as its sentence goes, according to whom, and why we say so.
public struct FactualityReading: Sendable, Hashable {
  public var status: Factuality
  /// False where the act is named only inside a condition, a demand, a purpose, a threat or an
  /// exercise: then it is no event of its own in the exchange format, whatever the status.
  public var isOwnEvent: Bool
  /// Who says so, from the outermost to the innermost speaker.
  public var bySource: [SourceView]
  /// The path that gave the status, from the sentence's root down to the act.
  public var steps: [String]

  /// What one source says about the act.
  public struct SourceView: Sendable, Hashable {
    /// The head of the words that name the source; nil where nobody is named ("reportedly").
    public var token: Int?
    /// The word that reports, claims or denies.
    public var cue: Int
    /// `report`, `factive`, `claim`, `accusation`, `denial`, `rumour` or `hearsay`.
    public var kind: String
    public var status: Factuality
  }
}

/// Reads the factuality of acts: one mechanism for every record kind.
///
/// From the root of the sentence down to the act each governing word maps the standing of its
/// clause to that of the next: what `fail` does under a negation, `deny` under a report. The words
/// and what they do are data (`factuality-*.tsv`); what holds of no particular word — negation,
/// questions, tense, definiteness, bare infinitives — is here.
public struct FactualityReader: Sendable {
  let lexicons: LexiconSet

  public init(lexicons: LexiconSet) {
    self.lexicons = lexicons
  }

  /// The standing of the act that a verb, noun or adjective names.
  ///
  /// `next` is the following sentence, where a bare denial of the accusation may stand.
  public func reading(
    of token: Int, in sentence: PreparedSentence, isTitle: Bool = false,
    next: PreparedSentence? = nil
  ) -> FactualityReading {
    var walk = FactualityWalk(lexicons: lexicons, prepared: sentence, isTitle: isTitle)
    let standing = walk.standing(of: token)
    var reading = FactualityReading(
      status: standing.value, isOwnEvent: standing.isOwn, bySource: [], steps: walk.steps)
    reading.bySource = walk.sources.map { source in
      let status: Factuality =
        switch source.kind {
        case "denial": standing.value == .denied ? .denied : standing.value
        case "claim", "accusation", "rumour", "hearsay":
          standing.value == .asserted ? .asserted : standing.value
        default: standing.value
        }
      return .init(token: source.token, cue: source.cue, kind: source.kind, status: status)
    }
    if let denial = walk.denialBeside(token) {
      reading.bySource.append(
        .init(token: denial.token, cue: denial.cue, kind: "denial", status: .denied))
      reading.status = .denied
      reading.steps.append("\(sentence.sentence.tokens[denial.cue].form): denied by a party")
    } else if reading.status == .alleged, let next,
      let denial = FactualityWalk(lexicons: lexicons, prepared: next, isTitle: false)
        .denialOfAccusation()
    {
      reading.status = .denied
      reading.steps.append(
        "next sentence, \(next.sentence.tokens[denial.cue].form): the accusation is denied")
    }
    return reading
  }
}
