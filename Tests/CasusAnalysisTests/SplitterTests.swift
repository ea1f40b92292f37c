@testable import CasusAnalysis
import CasusSyntax
import CasusText
import Testing

/// Whatever the text, the words are slices of it, in order, apart, and complete.
@Suite struct SplitterTests {
  @Test(arguments: 0..<60)
  func everyTokenIsTheSliceItSaysItIs(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let pieces = [
      "Norland", " ", "  ", "\n", "\n\n", "\r\n", "\t", "'s", "n't", "“", "”", "’", ".", "...", "…",
      "U.S.", "https://example.org/a?b=c", "a@b.org", "3.5", "€40m", "(", ")", "[", "—", "-", "/",
      "é", "e\u{301}", "👩‍👩‍👧", "👍🏽", "🇺🇦", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{AD}", "\u{2028}",
      "漢字", "שלום", "\u{0}", "\u{7F}", "ﬁ", "İ", "the", "of", "• ", "#tag", "\u{10FFFF}",
      "OSLO — ", "BERGEN, Norway, Aug. 8 (Agency) -- ", "Tromsø, 3 May – ", "‘", "«", "»", "’s",
      "n’t",
      "and/or", "Oslo/Bergen", "U.S./U.K.", "12/7/2025", "US$1.2bn", "€40 million", "£3.5m", "₹500",
      "5%", "10,000-strong", "2025–26", "\n• ", "\n- ", "\n*", "1. ", "Zu\u{308}rich", "\u{301}",
      "\u{200C}", "\u{2060}", "\u{202E}", "🏳️‍🌈", "1️⃣", "ＡＢＣ", "𝐍𝐨𝐫",
    ]
    var text = ""
    for _ in 0..<Int(random.next() % 200) { text += pieces.randomElement(using: &random) ?? "" }
    try check(text)
  }

  @Test(arguments: 0..<20)
  func randomBytesAreRead(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 1000)
    let bytes = (0..<500).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    try check(String(decoding: bytes, as: UTF8.self))
  }

  @Test func whatHasNoEndIsCutWithAFinding() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let text = SourceText(String(repeating: "the long war, and ", count: 2000))
    let analysed = analyzer.analyse(SourceDocument(id: "d", date: nil, text: text))
    #expect(analysed.sentences.allSatisfy { $0.tokens.count <= BoundaryMarks.longestSentence })
    #expect(analysed.findings.contains { $0.code == "sentence.cut" && $0.span != nil })
  }

  @Test func aWordWithoutEndIsCut() throws {
    try check(String(repeating: "x", count: 20_000))
  }

  @Test func aCharacterIsNeverCut() throws {
    let analyzer = try ShippedModel.analyzer.get()
    let analysed = analyzer.analyse(ShippedModel.document("They cheered 👍🏽 in Zu\u{308}rich 👩‍👩‍👧."))
    let forms = analysed.sentences.flatMap { $0.tokens.map(\.form) }
    #expect(forms.contains { $0.contains("Zu\u{308}rich") })
    for form in forms {
      let first = form.unicodeScalars.first?.value ?? 0
      #expect(first != 0x308 && first != 0x200D && first != 0x1F3FD)
    }
  }

  @Test func aNameIsNoTwoWordsJoined() throws {
    let analyzer = try ShippedModel.analyzer.get()
    for (text, whole) in [
      ("Moldova rockets reach rebels", ["Moldova"]), ("Moldova delivered rockets.", ["Moldova"]),
      ("Cannot you come? Don't go.", ["Can", "not", "Do", "n't"]),
    ] {
      let analysed = analyzer.analyse(ShippedModel.document(text))
      let forms = analysed.sentences.flatMap { $0.tokens.map(\.form) }
      #expect(whole.allSatisfy(forms.contains), "\(forms)")
    }
  }

  @Test(arguments: [
    ("Peru's navy left.", "Peru", "'s"), ("Kita’s ports froze.", "Kita", "’s"),
    ("The Netherlands and Ostmark's envoys met.", "Ostmark", "'s"),
    ("They met in Zu\u{308}rich's hall.", "Zu\u{308}rich", "'s"),
    ("Envoys left (Denmark's too).", "Denmark", "'s"),
  ])
  func aPossessiveIsAWordOfItsOwnWhateverTheName(
    _ text: String, _ name: String, _ ending: String
  ) throws {
    let analysed = try ShippedModel.analyzer.get().analyse(ShippedModel.document(text))
    let forms = analysed.sentences.flatMap { $0.tokens.map(\.form) }
    let place = try #require(forms.firstIndex(of: name), "\(forms)")
    #expect(place + 1 < forms.count && forms[place + 1] == ending, "\(forms)")
    try check(text)
  }

  private func check(_ text: String) throws {
    let source = SourceText(text)
    let analysed = try ShippedModel.analyzer.get()
      .analyse(SourceDocument(id: "d", date: nil, text: source))
    var end = 0
    var covered = 0
    for sentence in analysed.sentences {
      #expect(!sentence.tokens.isEmpty)
      #expect(sentence.tokens.filter { $0.head < 0 }.count == 1)
      for token in sentence.tokens {
        #expect(token.span.start >= end)
        #expect(token.span.length > 0)
        #expect(source.words(in: token.span) == token.form)
        #expect(!token.form.unicodeScalars.contains { Scalars.isWhitespace($0.value) })
        covered += token.span.length
        end = token.span.end
      }
    }
    guard analysed.findings.allSatisfy({ $0.severity != .refused }) else { return }
    let visible = text.unicodeScalars.filter { !Scalars.isWhitespace($0.value) }.count
    #expect(covered == visible)
  }
}
