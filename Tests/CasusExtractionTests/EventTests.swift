import CasusExtraction
import CasusKnowledge
import CasusRecords
import CasusRules
import CasusSyntax
import CasusText
import Foundation
import Testing

/// Sentences built by hand, so that no model is needed: form, lemma, tag, head, relation.
@Suite struct EventTests {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Data").path

  private static let extractor: RecordExtractor? = {
    guard let lexicons = try? LexiconSet(directory: data + "/lexicons"),
      let rules = try? RuleSet(directory: data + "/rules", lexicons: lexicons),
      let expressions = try? ExpressionReaders(directory: data),
      let knowledge = try? Knowledge(folders: [data + "/knowledge"])
    else { return nil }
    return RecordExtractor(rules: rules, expressions: expressions, knowledge: knowledge)
  }()

  /// The events of one sentence, each as `TYPE trigger actors > recipients`.
  private func events(_ rows: String) throws -> [String] {
    let extractor = try #require(Self.extractor)
    var text = ""
    var tokens: [Token] = []
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: " ").map(String.init)
      let start = text.unicodeScalars.count
      text += cells[0] + " "
      tokens.append(
        Token(
          span: TextSpan(start: start, end: start + cells[0].unicodeScalars.count),
          form: cells[0], lemma: cells[1], upos: try #require(UPOS(rawValue: cells[2])),
          xpos: cells[3], head: try #require(Int(cells[4])) - 1, relation: Relation(cells[5])))
    }
    let sentence = Sentence(
      span: TextSpan(start: 0, end: text.unicodeScalars.count), tokens: tokens)
    let document = AnalysedDocument(
      document: SourceDocument(
        id: "d", date: CivilDate(year: 2025, month: 5, day: 1), text: SourceText(text)),
      sentences: [sentence])
    return extractor.eventDrafts(in: document).map(\.event).map { event in
      func names(_ parties: [Party]) -> String { parties.map(\.name.text).joined(separator: "+") }
      return "\(event.type.rawValue) \(event.trigger.text) \(names(event.actors))"
        + ">\(names(event.recipients)) \(event.killed?.best.map(String.init) ?? "-")"
    }
  }

  @Test func aStrikeAndTheKillingThatItDidAreOneEvent() throws {
    let found = try events(
      """
      Israeli israeli ADJ JJ 2 amod
      airstrikes airstrike NOUN NNS 3 nsubj
      kill kill VERB VBP 0 root
      12 12 NUM CD 5 nummod
      soldiers soldier NOUN NNS 3 obj
      """)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("ASSAULT airstrikes Israeli>") == true)
    #expect(found.first?.hasSuffix(" 12") == true)
  }

  @Test func theDeadOfAStormAreNobodysVictims() throws {
    let found = try events(
      """
      Nine nine NUM CD 2 nummod
      people people NOUN NNS 4 nsubj:pass
      were be AUX VBD 4 aux:pass
      killed kill VERB VBN 0 root
      in in ADP IN 7 case
      a a DET DT 7 det
      storm storm NOUN NN 4 obl
      """)
    #expect(found.isEmpty)
  }

  @Test func aPassiveHasItsDoerInTheByPhrase() throws {
    let found = try events(
      """
      Four four NUM CD 2 nummod
      students student NOUN NNS 4 nsubj:pass
      were be AUX VBD 4 aux:pass
      arrested arrest VERB VBN 0 root
      by by ADP IN 7 case
      French french ADJ JJ 7 amod
      police police NOUN NN 4 obl
      """)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("COERCE arrested French police>") == true)
  }

  @Test func whatIsAskedOfSomebodyIsNoEventOfItsOwn() throws {
    let found = try events(
      """
      France France PROPN NNP 2 nsubj
      urged urge VERB VBD 0 root
      Mali Mali PROPN NNP 2 obj
      to to PART TO 5 mark
      release release VERB VB 2 xcomp
      the the DET DT 7 det
      hostages hostage NOUN NNS 5 obj
      """)
    #expect(found.map { $0.split(separator: " ").first ?? "" } == ["REQUEST"])
  }

  @Test func aDecreeThatIsSignedIsNoAgreement() throws {
    let found = try events(
      """
      France France PROPN NNP 2 nsubj
      signed sign VERB VBD 0 root
      a a DET DT 4 det
      decree decree NOUN NN 2 obj
      """)
    #expect(found.isEmpty)
  }
}
