internal import CasusRecords
internal import CasusRules

/// How a rule of conditions says that the words are to be cut; `Data/rules/conditions.rules` tells
/// what each means.
enum ConditionFrame: String {
  case clause, noun, both, before, inversion, phrase, described, lead, warned, whoever
  case whenClause = "when"
  case whileClause = "while"

  init?(_ match: RuleMatch) {
    guard let frame = match.values["frame"].flatMap(ConditionFrame.init(rawValue:)) else {
      return nil
    }
    self = frame
  }

  /// Whether the trigger is a conjunction or a preposition.
  var isMarker: Bool {
    switch self {
    case .clause, .noun, .both, .before, .whenClause, .whileClause: true
    case .inversion, .phrase, .described, .lead, .warned, .whoever: false
    }
  }
}

/// A condition found in a sentence, before it is known which commitment hangs on it.
struct ConditionDraft {
  var sentence: Int
  /// Tokens of the quote: the conjunction and its clause or phrase.
  var tokens: Range<Int>
  var kind: ConditionKind
  /// The head of what must come about.
  var head: Int
  /// What the condition hangs on in the tree; nil where the words only stand beside it.
  var governor: Int?
  /// The words of the marker, as `in exchange for`.
  var marker: String
  /// Rule or form that found it.
  var form: String
  var frame = ConditionFrame.clause
  var entries: [String] = []
  /// Cut by punctuation alone, where the tree shows no clause.
  var isSurface = false
  /// "Had it not …": what follows did not come about; no commitment hangs on it.
  var isCounterfactual = false
  /// "Without X", "before X", "while X occupies Y": a condition only of what will not be done.
  var needsNegation = false
  /// Whether leaving something undone brings the case about.
  var isOmission = false
  /// The words belong to those of the act too: "match any further increase".
  var isInside = false
}
