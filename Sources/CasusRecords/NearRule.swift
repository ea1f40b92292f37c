public import CasusText

/// Why some words gave no record of a family: the rule that came nearest, and what it lacked.
public struct NearRule: Sendable {
  public var family: String
  public var rule: String
  /// Whether the words stand in the text or in the title.
  public var place: RecordPlace
  /// The sentence, in the document's text or title.
  public var sentence: TextSpan
  /// The word at which the rule was tried.
  public var trigger: TextSpan
  /// What held, as the rule's lines say it.
  public var held: [String]
  /// The line that failed; nil where the rule fires.
  public var failure: String?
  /// How the act stands and why, where the rule fires: it may be no event of its own.
  public var standing: [String]

  public init(
    family: String, rule: String, place: RecordPlace = .text, sentence: TextSpan,
    trigger: TextSpan, held: [String], failure: String?, standing: [String]
  ) {
    self.place = place
    self.family = family
    self.rule = rule
    self.sentence = sentence
    self.trigger = trigger
    self.held = held
    self.failure = failure
    self.standing = standing
  }
}
