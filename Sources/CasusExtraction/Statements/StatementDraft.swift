internal import CasusRecords
internal import CasusRules
internal import CasusText

/// A statement on its way: found by a rule or by quotation marks, its parties not yet named.
struct StatementDraft {
  var sentence: Int
  /// The token that carries the cue.
  var cue: Int
  var cueSpan: TextSpan
  var content: TextSpan
  /// The head of the content in the cue's sentence, where a rule bound one.
  var contentHead: Int?
  /// The token that names the speaker, where the construction names one.
  var speaker: Int?
  /// The sentence of the speaker's token; differs from `sentence` in a quotation that runs on.
  var speakerSentence: Int
  var via: TextSpan?
  var rule: String
  var entries: [String] = []
  var steps: [String] = []
  var isDirect = false
  /// How the cue frames it: `clause`, `noun`, `naming`, `according`, `quote`.
  var frame: String
  /// What kind of saying: `says`, `claims`, `denies`, `confirms`, `warns`, `believes`, `rules`.
  var stance: String
}

extension RuleMatch {
  /// `lexicon:entry` of what decided, as a record's provenance wants it.
  var entryNames: [String] { entries.map { "\($0.lexicon):\($0.entry.entry)" } }
}
