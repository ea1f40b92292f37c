import CasusAnalysis
import CasusSyntax
import CasusText
import Testing

@Suite struct AnalyzerTests {
  @Test func aSentenceIsReadToItsTree() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let analysed = analyzer.analyse(
      ShippedModel.document("The ministers signed the agreement in Geneva on Friday."))
    let sentence = try #require(analysed.sentences.first)
    #expect(
      sentence.tokens.map(\.form)
        == ["The", "ministers", "signed", "the", "agreement", "in", "Geneva", "on", "Friday", "."])
    #expect(sentence.tokens[2].lemma == "sign")
    #expect(sentence.tokens[1].relation == .nsubj)
    #expect(sentence.tokens[1].head == 2)
    #expect(sentence.root == 2)
  }

  @Test func everyLevelOfInstructionsGivesTheSameTrees() throws {
    let model = try ShippedModel.model.get()
    let documents = ShippedModel.news.map { ShippedModel.document($0) }
    let readings = ProcessorLevel.allCases.map { level in
      Analyzer(model, level: level).analyse(documents).map(\.sentences)
    }
    #expect(readings[0] == readings[1])
    #expect(readings[0] == readings[2])
  }

  @Test func whatElseIsReadChangesNothing() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let documents = (0..<9).map { ShippedModel.document(ShippedModel.news[$0 % 4]) }
    let together = analyzer.analyse(documents).map(\.sentences)
    let alone = documents.map { analyzer.analyse($0).sentences }
    #expect(together == alone)
  }

  @Test func givenWordsStay() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let gold = ConlluReader().sentences(
      in: """
        # text = They don't talk.
        1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
        3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
        4\ttalk\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        5\t.\t_\t_\t_\t_\t_\t_\t_\t_
        """
    ).sentences[0].sentence
    let read = analyzer.analyse(tokenised: [gold])[0]
    #expect(read.tokens.map(\.form) == gold.tokens.map(\.form))
    #expect(read.tokens.map(\.span) == gold.tokens.map(\.span))
    #expect(read.multiwordTokens == [1..<3])
    #expect(read.tokens[2].lemma == "not")
    #expect(read.root == 3)
  }

  @Test func titleAndTextHaveOffsetsOfTheirOwn() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let document = SourceDocument(
      id: "d", date: nil, title: SourceText("Norland lifts embargo"),
      text: SourceText("The embargo ended."))
    let analysed = analyzer.analyse(document)
    #expect(analysed.titleSentences.first?.span.start == 0)
    #expect(analysed.sentences.first?.span == TextSpan(start: 0, end: 18))
  }

  @Test func aTextInAnotherLanguageIsAFindingAndNotRead() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let analysed = analyzer.analyse(
      ShippedModel.document(
        "Der Minister sagte am Montag, dass die Gespräche mit der anderen Seite nicht gut waren."))
    #expect(analysed.findings.map(\.code) == ["language.not-english"])
    #expect(analysed.sentences.isEmpty)
  }

  @Test(arguments: ["", " \n\t ", "\u{200B}", "€", "Kein Kommentar.", "\u{301}a", "\u{0}"])
  func littleIsReadWithoutComplaint(text: String) throws {
    let analysed = try ShippedModel.analyzer.get().analyse(ShippedModel.document(text))
    #expect(analysed.findings.isEmpty)
  }
}
