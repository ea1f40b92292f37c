internal import CasusRecords

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
  var entries: [String] = []
  /// "Had it not …": what follows did not come about; no commitment hangs on it.
  var isCounterfactual = false
  /// "Without X", "before X": a condition only of what will not be done.
  var needsNegation = false
  /// Whether leaving something undone brings the case about.
  var isOmission = false
}
