@testable import CasusAnalysis
import CasusSyntax
import CasusText
import Testing

@Suite struct DocumentNamesTests {
  @Test func aPersonIsNamedByFamilyNameLater() {
    #expect(
      names([
        "[PER Maria Olsen] spoke on Friday .", "^Olsen said that talks failed .",
      ]) == [["PER Maria Olsen"], ["PER Olsen"]])
  }

  @Test func anAcronymInBracketsNamesTheSameBody() {
    #expect(
      names([
        "The [ORG Coastal Defence Forces] ( ^CDF ) attacked .", "^CDF fighters left .",
        "The ^CFD is another .",
      ]) == [["ORG Coastal Defence Forces", "ORG CDF"], ["ORG CDF"], []])
  }

  @Test func aNameIsFoundAgainInFull() {
    #expect(
      names(["In [LOC Port Ost] it rained .", "It ended in ^Port ^Ost ."])
        == [["LOC Port Ost"], ["LOC Port Ost"]])
  }

  @Test func aWordThatIsNoNameHereStays() {
    // Not tagged as a proper noun: the month or the verb.
    #expect(
      names(["[PER Theresa May] spoke .", "In May it rained ."]) == [["PER Theresa May"], []])
  }

  @Test func aMinorityReadingGivesWay() {
    #expect(
      names([
        "[ORG Norland] spoke .", "[LOC Norland] is cold .", "To [LOC Norland] they went .",
      ]) == [["LOC Norland"], ["LOC Norland"], ["LOC Norland"]])
  }

  /// Sentences as marked text: `[LABEL words]` is a mention, `^` before a word a proper noun.
  private func names(_ texts: [String]) -> [[String]] {
    let sentences = texts.map { text in
      var tokens: [Token] = []
      var mentions: [EntityMention] = []
      var open: (label: EntityLabel, start: Int)?
      for piece in text.split(separator: " ") {
        if piece.first == "[" {
          open = (EntityLabel(rawValue: String(piece.dropFirst())) ?? .other, tokens.count)
          continue
        }
        let ends = piece.last == "]"
        let isName = piece.first == "^" || open != nil
        let form = String(piece.drop { $0 == "^" }.prefix { $0 != "]" })
        let start = tokens.last.map { $0.span.end + 1 } ?? 0
        tokens.append(
          Token(
            span: TextSpan(start: start, end: start + form.unicodeScalars.count), form: form,
            upos: isName ? .propn : .other))
        if ends, let (label, first) = open {
          let span = TextSpan(
            start: tokens[first].span.start, end: tokens[tokens.count - 1].span.end)
          mentions.append(EntityMention(tokens: first..<tokens.count, span: span, label: label))
          open = nil
        }
      }
      return Sentence(span: TextSpan(start: 0, end: 0), tokens: tokens, mentions: mentions)
    }
    return DocumentNames.completed([sentences])[0].map { sentence in
      sentence.mentions.map { mention in
        mention.label.rawValue + " "
          + mention.tokens.map { sentence.tokens[$0].form }.joined(separator: " ")
      }
    }
  }
}
