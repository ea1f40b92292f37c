internal import CasusRecords
internal import CasusRules
internal import CasusText

/// How the text words a commitment; decides how the holder and the words of the act are found.
enum CommitmentForm: String {
  /// "pledges to reopen", "is considering moving".
  case verb
  /// A clause of its own: "vows that the army will hold".
  case clause
  /// "rules out sending".
  case exclusion
  /// "is ready to leave", "is open to talks".
  case ready
  /// "its threat to close", "plans to build".
  case noun
  /// "announces sanctions", "vows revenge".
  case object
  /// "orders the army to occupy".
  case order
  /// "will", "may", "is to", said by or of somebody.
  case modal
  /// "all options are on the table".
  case options
  /// "issues an ultimatum", "gives X until Friday to".
  case ultimatum
  /// "has no plans to".
  case have
  /// What follows on a case: "will answer any cut by closing", "would trigger sanctions".
  case response
}

/// A commitment on its way: found by a rule, its parties and conditions not yet settled.
struct CommitmentDraft {
  var sentence: Int
  var trigger: Int
  /// The head of what would be done.
  var action: Int
  /// The verb whose subject and auxiliary bind: the act itself, or the verb that leads to it.
  var clause: Int
  var form: CommitmentForm
  var strength: Strength
  var act: CommitmentAct?
  var polarity: ActionPolarity
  /// The token of who would act, where the rule names it.
  var holderToken: Int?
  var holder: Party?
  var addresseeToken: Int?
  var rule: String
  var entries: [String]
  var steps: [String] = []
  /// The statements around the action, the innermost first.
  var statements: [StatementDraft] = []
  var condition: ConditionDraft?
  /// The demand of an ultimatum, which stands as its condition.
  var demand: ConditionDraft?
  /// The whole clause is the act, its subject with it: "the valves would stay closed".
  var isWholeClause = false
  /// Announced in a word of threatening or vowing.
  var isVowed = false
  /// "not a single round will leave": the subject carries the negation.
  var negatedSubject = false
}
