import CasusExtraction
import CasusRecords
import CasusRules
import CasusSyntax
import CasusText
import Testing

/// Policies, transfers and links out of hand-built trees: no model, the shipped rules and lexicons.
@Suite struct StandingRecordsTests {
  private let extractor: RecordExtractor

  init() throws {
    let lexicons = try LexiconSet(directory: dataFolder + "/lexicons")
    extractor = RecordExtractor(
      rules: try RuleSet(directory: dataFolder + "/rules", lexicons: lexicons),
      expressions: try ExpressionReaders(directory: dataFolder))
  }

  /// Records of one sentence, written as `form/lemma/UPOS/XPOS/head/relation` apart by blanks; heads
  /// count from 1, 0 is the root.
  private func records(_ tree: String) -> DocumentRecords {
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
  }

  @Test func whatIsLiftedIsNoLongerInForce() {
    let lifted = records(
      """
      Norland/Norland/PROPN/NNP/2/nsubj lifted/lift/VERB/VBD/0/root its/its/PRON/PRP$/5/nmod:poss
      arms/arms/NOUN/NNS/5/compound embargo/embargo/NOUN/NN/2/obj ././PUNCT/./2/punct
      """)
    #expect(lifted.policies.map(\.kind) == [.embargo])
    #expect(lifted.policies.map(\.state) == [.lifted])
    #expect(lifted.policies.first?.quote.text == "its arms embargo")
  }

  @Test func whatMayBeLiftedStaysInForce() {
    let standing = records(
      """
      Norland/Norland/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux lift/lift/VERB/VB/0/root
      its/its/PRON/PRP$/6/nmod:poss arms/arms/NOUN/NNS/6/compound embargo/embargo/NOUN/NN/3/obj
      ././PUNCT/./3/punct
      """)
    #expect(standing.policies.map(\.state) == [.inForce])
  }

  @Test func ceasefireTalksAreNoCeasefire() {
    let talks = records(
      """
      Envoys/envoy/NOUN/NNS/2/nsubj joined/join/VERB/VBD/0/root ceasefire/ceasefire/NOUN/NN/4/compound
      talks/talk/NOUN/NNS/2/obj ././PUNCT/./2/punct
      """)
    #expect(talks.policies.isEmpty)
  }

  @Test func aPledgedSumHasItsCurrencyAndItsStage() {
    let pledged = records(
      """
      Norland/Norland/PROPN/NNP/2/nsubj pledged/pledge/VERB/VBD/0/root $/$/SYM/$/2/obj
      40/40/NUM/CD/5/compound million/million/NUM/CD/3/nummod in/in/ADP/IN/7/case
      food/food/NOUN/NN/3/nmod to/to/ADP/IN/9/case Ostland/Ostland/PROPN/NNP/2/obl ././PUNCT/./2/punct
      """)
    let transfer = pledged.transfers.first
    #expect(pledged.transfers.count == 1)
    #expect(transfer?.status == .pledged)
    #expect(transfer?.amount?.value == 40_000_000)
    #expect(transfer?.amount?.currency == "USD")
    #expect(transfer?.kind == .humanitarian)
    #expect(transfer?.receiver?.name.text == "Ostland")
  }

  @Test func anOwnedAssetIsALinkWithItsWords() {
    let owned = records(
      """
      The/the/DET/DT/2/det cable/cable/NOUN/NN/6/nsubj:pass owned/own/VERB/VBN/2/acl
      by/by/ADP/IN/5/case Nordgrid/Nordgrid/PROPN/NNP/3/obl was/be/AUX/VBD/7/aux:pass
      cut/cut/VERB/VBN/0/root ././PUNCT/./7/punct
      """)
    #expect(owned.links.map(\.kind) == [.ownedBy])
    #expect(owned.links.first?.from.text == "cable")
    #expect(owned.links.first?.to.text == "Nordgrid")
    #expect(owned.links.first?.quote.text == "cable owned by Nordgrid")
  }
}
