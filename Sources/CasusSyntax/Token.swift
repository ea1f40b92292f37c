public import CasusText

/// The universal part of speech (UPOS) of Universal Dependencies, a closed set of seventeen.
public enum UPOS: String, Sendable, CaseIterable {
  case adj = "ADJ", adp = "ADP", adv = "ADV", aux = "AUX", cconj = "CCONJ", det = "DET"
  case intj = "INTJ", noun = "NOUN", num = "NUM", part = "PART", pron = "PRON", propn = "PROPN"
  case punct = "PUNCT", sconj = "SCONJ", sym = "SYM", verb = "VERB", other = "X"
}

/// A syntactic word: always an exact slice of its text.
public struct Token: Hashable, Sendable {
  public var span: TextSpan
  public var form: String
  public var lemma: String
  public var upos: UPOS
  /// The treebank's own tag (Penn, for English), as `VBD`.
  public var xpos: String
  /// Morphological features in CoNLL-U's order, as `Mood=Ind|Tense=Past|VerbForm=Fin`; `_` if none.
  public var features: String
  /// Index of the governing token in the sentence; -1 for the root.
  public var head: Int
  public var relation: Relation
  /// Whether white space follows; false inside contractions and before punctuation.
  public var spaceAfter: Bool

  public init(
    span: TextSpan, form: String, lemma: String = "_", upos: UPOS = .other, xpos: String = "_",
    features: String = "_", head: Int = -1, relation: Relation = .root, spaceAfter: Bool = true
  ) {
    self.span = span
    self.form = form
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.features = features
    self.head = head
    self.relation = relation
    self.spaceAfter = spaceAfter
  }

  /// A verb in the past or present that stands without an auxiliary: VBD, VBZ, VBP.
  public var isTensed: Bool { xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" }

  /// A tensed verb or a modal.
  public var isFinite: Bool { isTensed || xpos == "MD" }

  /// Whether the features hold `Name=Value`.
  public func has(feature: String) -> Bool {
    features.utf8.count >= feature.utf8.count
      && features.split(separator: "|").contains { $0 == feature }
  }
}
