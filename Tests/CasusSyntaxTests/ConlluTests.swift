import CasusSyntax
import CasusText
import Testing

private let sample = """
  # newdoc id = d1
  # newpar
  # sent_id = d1-1
  # text = Norland doesn't sell “gas”.
  1\tNorland\tNorland\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=S-LOC
  2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
  2\tdoes\tdo\tAUX\tVBZ\tMood=Ind\t4\taux\t_\t_
  3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
  4\tsell\tsell\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
  5\t“\t“\tPUNCT\t``\t_\t6\tpunct\t_\tSpaceAfter=No
  6\tgas\tgas\tNOUN\tNN\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No
  7\t”\t”\tPUNCT\t''\t_\t6\tpunct\t_\tSpaceAfter=No
  8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_


  """

@Suite struct ConlluTests {
  @Test func whatIsReadIsWrittenBack() throws {
    let file = ConlluReader().sentences(in: sample)
    #expect(file.findings.isEmpty)
    let sentence = try #require(file.sentences.first)
    #expect(ConlluWriter().text(of: sentence) == sample)
    #expect(sentence.sentence.multiwordTokens == [1..<3])
    #expect(sentence.sentence.mentions.map(\.label) == [.location])
    for token in sentence.sentence.tokens {
      #expect(sentence.text.words(in: token.span) == token.form)
    }
  }

  @Test(arguments: [
    ("1\tgas", 1, "columns"),
    ("2\tgas\tgas\tNOUN\tNN\t_\t0\troot\t_\t_", 1, "word number"),
    ("1\tgas\tgas\tNOUN\tNN\t_\tx\troot\t_\t_", 1, "no head"),
    ("1\tgas\tgas\tNOUN\tNN\t_\t7\troot\t_\t_", 1, "has head 7"),
    ("1\tgas\tgas\tSUBSTANTIVE\tNN\t_\t0\troot\t_\t_", 1, "part of speech"),
    ("1-3\tgas\t_\t_\t_\t_\t_\t_\t_\t_\n1\tgas\tgas\tNOUN\tNN\t_\t0\troot\t_\t_", 1, "past"),
  ])
  func aBadLineIsAFindingAndTheNextSentenceIsRead(line: String, number: Int, words: String) {
    let good = "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_"
    let file = ConlluReader(file: "a.conllu").sentences(in: line + "\n\n" + good)
    #expect(file.sentences.count == 1)
    #expect(file.findings.count == 1)
    #expect(file.findings.first?.line == number)
    #expect(file.findings.first?.message.contains(words) == true)
  }

  @Test func aTextThatTheWordsDoNotSpellIsRebuilt() {
    let file = ConlluReader().sentences(
      in: "# text = No\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")
    #expect(file.findings.map(\.code) == ["conllu.text"])
    #expect(file.sentences.first?.text.string == "Yes")
  }
}
