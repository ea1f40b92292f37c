import CasusAnalysis
import CasusSyntax
import CasusText
import Testing

/// How news prose is cut: `|` parts words that no space parts, `¶` sentences.
@Suite struct NewsProseTests {
  @Test(arguments: [
    "Maj. Gen. Oleh Marchuk|,| Lt. Col. Smith and Gov. Lee met on Aug. 8|.¶ Talks ended|.",
    "It was signed at 10 a.m. Monday in St. Petersburg|.¶ Nobody spoke|.",
    "See https://www.example.org/a/2025/07/x.html?y=1&z=2|,| or mail press@mod.example.gov|.",
    "“|We|’ve lost|,|” she said|,| “|but not all|.|”¶ He left|.",
    "The U.S. envoy left|.¶ She did|n't speak|.",
    "Aid of $|40 million and €|3.5 billion was sent|.",
    "U.S. Energy Secretary Chris Hale said prices would fall|.",
    "OSLO| -¶ Norway will help|.",
    "TEL AVIV|,| Israel|,| Aug.| 8| (|Agency|)| --¶ “|We go|,|” he said|.",
    "Bergen|,| 3| May| –¶ Two ships left|.",
    "NEW DELHI|—¶Talks ended|.",
    "Norway| –| a member| –| will help|.",
    "UN| -| Iran talks ended|.",
    "¶•| First point|.¶ •| Second point|.",
  ])
  func wordsAndSentencesAreCutSo(marked: String) throws {
    let expected = marked.split(separator: "¶").map { sentence in
      sentence.split { $0 == "|" || $0 == " " }.map(String.init)
    }
    let text = marked.replacing("|", with: "").replacing("¶ •", with: "\n•").replacing(
      "¶", with: "")
    let analysed = try ShippedModel.analyzer.get().analyse(ShippedModel.document(text))
    #expect(analysed.sentences.map { $0.tokens.map(\.form) } == expected)
  }
}
