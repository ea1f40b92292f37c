import CasusExtraction
import CasusRecords
import CasusRules
import CasusSyntax
import CasusText
import Testing

/// Commitments and their conditions out of hand-built trees: no model, the shipped rules.
@Suite struct CommitmentTests {
  private let extractor: RecordExtractor

  init() throws {
    let lexicons = try LexiconSet(directory: dataFolder + "/lexicons")
    extractor = RecordExtractor(
      rules: try RuleSet(directory: dataFolder + "/rules", lexicons: lexicons),
      expressions: try ExpressionReaders(directory: dataFolder))
  }

  /// Commitments of one sentence, written as `form/lemma/UPOS/XPOS/head/relation` apart by blanks;
  /// heads count from 1, 0 is the root.
  private func commitments(_ tree: String) -> [Commitment] {
    var tokens: [Token] = []
    var at = 0
    for word in tree.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      let length = parts[0].unicodeScalars.count
      tokens.append(
        Token(
          span: TextSpan(start: at, end: at + length), form: parts[0], lemma: parts[1],
          upos: UPOS(rawValue: parts[2]) ?? .other, xpos: parts[3], head: Int(parts[4])! - 1,
          relation: Relation(parts[5])))
      at += length + 1
    }
    let text = tokens.map(\.form).joined(separator: " ")
    let sentence = Sentence(
      span: TextSpan(start: 0, end: text.unicodeScalars.count), tokens: tokens)
    let document = SourceDocument(
      id: "d", date: CivilDate(iso: "2025-07-30"), text: SourceText(text))
    return extractor.records(in: AnalysedDocument(document: document, sentences: [sentence]))
      .commitments
  }

  @Test func whatIsLeftUndoneIsTheConditionOfAThreat() throws {
    let found = commitments(
      """
      Norland/Norland/PROPN/NNP/2/nsubj threatens/threaten/VERB/VBZ/0/root to/to/PART/TO/4/mark
      close/close/VERB/VB/2/xcomp the/the/DET/DT/6/det strait/strait/NOUN/NN/4/obj
      unless/unless/SCONJ/IN/9/mark Ostland/Ostland/PROPN/NNP/9/nsubj
      frees/free/VERB/VBZ/4/advcl the/the/DET/DT/11/det crew/crew/NOUN/NN/9/obj ././PUNCT/./2/punct
      """)
    let threat = try #require(found.first)
    #expect(found.count == 1)
    #expect(threat.act == .threat)
    #expect(threat.action.quote.text == "close the strait")
    #expect(threat.condition?.quote.text == "unless Ostland frees the crew")
    #expect(threat.condition?.kind == .unless)
    #expect(threat.condition?.isOmission == true)
  }

  @Test func aConjunctionHungOnTheMainVerbLeavesTheMainClauseAlone() throws {
    let found = commitments(
      """
      If/if/SCONJ/IN/6/mark talks/talk/NOUN/NNS/6/advcl fail/fail/NOUN/NN/2/nmod ,/,/PUNCT/,/6/punct
      Norland/Norland/PROPN/NNP/6/nsubj vows/vow/VERB/VBZ/0/root to/to/PART/TO/8/mark
      attack/attack/VERB/VB/6/xcomp Ostland/Ostland/PROPN/NNP/8/obj ././PUNCT/./6/punct
      """)
    #expect(found.first?.action.quote.text == "attack Ostland")
    #expect(found.first?.condition?.quote.text == "If talks fail")
  }

  @Test func aRefusalKeepsItsNot() throws {
    let found = commitments(
      """
      Norland/Norland/PROPN/NNP/2/nsubj refuses/refuse/VERB/VBZ/0/root to/to/PART/TO/4/mark
      recognise/recognise/VERB/VB/2/xcomp Ostland/Ostland/PROPN/NNP/4/obj ././PUNCT/./2/punct
      """)
    #expect(found.map(\.act) == [.refusal])
    #expect(found.first?.action.polarity == .refrain)
  }

  @Test func aThreatTakenBackIsNone() {
    let found = commitments(
      """
      Norland/Norland/PROPN/NNP/2/nsubj dropped/drop/VERB/VBD/0/root its/its/PRON/PRP$/4/nmod:poss
      threat/threat/NOUN/NN/2/obj to/to/PART/TO/6/mark close/close/VERB/VB/4/acl
      the/the/DET/DT/8/det strait/strait/NOUN/NN/6/obj ././PUNCT/./2/punct
      """)
    #expect(found.isEmpty)
  }

  @Test func aJoinedFiniteVerbIsNoPromise() {
    let found = commitments(
      """
      Norland/Norland/PROPN/NNP/2/nsubj vows/vow/VERB/VBZ/0/root to/to/PART/TO/4/mark
      lift/lift/VERB/VB/2/xcomp its/its/PRON/PRP$/6/nmod:poss embargo/embargo/NOUN/NN/4/obj
      and/and/CCONJ/CC/8/cc praises/praise/VERB/VBZ/4/conj Ostland/Ostland/PROPN/NNP/8/obj
      ././PUNCT/./2/punct
      """)
    #expect(found.map(\.action.quote.text) == ["lift its embargo"])
  }

  @Test func onceAgainIsNoCondition() {
    let found = commitments(
      """
      Norland/Norland/PROPN/NNP/2/nsubj vows/vow/VERB/VBZ/0/root to/to/PART/TO/4/mark
      shell/shell/VERB/VB/2/xcomp Ostland/Ostland/PROPN/NNP/4/obj once/once/ADV/RB/4/advmod
      again/again/ADV/RB/6/advmod ././PUNCT/./2/punct
      """)
    #expect(found.count == 1)
    #expect(found.first?.condition == nil)
  }

  @Test func aSecondStoryBehindWhileKeepsItsOwnPromise() {
    let found = commitments(
      """
      Westmark/Westmark/PROPN/NNP/2/nsubj waits/wait/VERB/VBZ/0/root ,/,/PUNCT/,/6/punct
      while/while/SCONJ/IN/6/mark Norland/Norland/PROPN/NNP/6/nsubj vows/vow/VERB/VBZ/2/advcl
      to/to/PART/TO/8/mark shell/shell/VERB/VB/6/xcomp Ostland/Ostland/PROPN/NNP/8/obj
      ././PUNCT/./2/punct
      """)
    #expect(found.map(\.action.quote.text) == ["shell Ostland"])
    #expect(found.first?.holder?.name.text == "Norland")
  }
}
