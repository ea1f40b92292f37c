@testable import CasusAnalysis
import CasusSyntax
import CasusText
import Testing

@Suite struct ProperNounRunTests {
  @Test func runsOfProperNounsAreNamesAndTitlesBeforeThemAreNot() {
    #expect(
      names("President/NNP:nmod:desc Maria/NNP Olsen/NNP met/VBD Norish/JJ envoys/NNS")
        == ["Maria Olsen", "Norish"])
  }

  @Test func partsJoinedByOfAreOneName() {
    #expect(
      names("the/DT Bank/NNP of/IN Norland/NNP and/CC Gulf/NNP of/IN the/DT North/NNP")
        == ["Bank of Norland", "Gulf of the North"])
  }

  @Test func theFirstWordIsNoDemonymForItsCapital() {
    #expect(names("Heavy/JJ rain/NN fell/VBD") == [])
  }

  private func names(_ text: String) -> [String] {
    var tokens: [Token] = []
    for piece in text.split(separator: " ") {
      let form = String(piece.prefix { $0 != "/" })
      let tag = piece.drop { $0 != "/" }.dropFirst()
      let start = (tokens.last?.span.end ?? -1) + 1
      tokens.append(
        Token(
          span: TextSpan(start: start, end: start + form.utf8.count), form: form,
          xpos: String(tag.prefix { $0 != ":" }),
          relation: Relation(tag.contains(":") ? String(tag.drop { $0 != ":" }.dropFirst()) : "dep")
        ))
    }
    let sentence = ProperNounRuns.completed(
      Sentence(span: TextSpan(start: 0, end: 0), tokens: tokens))
    return sentence.mentions.map { mention in
      mention.tokens.map { tokens[$0].form }.joined(separator: " ")
    }
  }
}
