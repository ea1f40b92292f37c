import CasusText
import Testing

@Suite struct SourceTextTests {
  @Test func spansCountCodePointsNotBytesNorGraphemes() {
    let text = SourceText("Zürich 🇨🇭 e\u{301}.")
    #expect(text.count == 13)
    #expect(text.words(in: TextSpan(start: 1, end: 2)) == "ü")
    #expect(text.words(in: TextSpan(start: 7, end: 9)) == "🇨🇭")
    for point in 0..<text.count { #expect(text.codePoint(atByte: text.byte(at: point)) == point) }
  }

  @Test func asciiNeedsNoTable() {
    let text = SourceText("plain")
    #expect(text.words(in: TextSpan(start: 1, end: 3)) == "la")
    #expect(!text.contains(TextSpan(start: 0, end: 6)))
  }
}
