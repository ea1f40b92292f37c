import CasusExtraction
import CasusRecords
import CasusSyntax
import CasusText
import Foundation
import Testing

/// The repository's data folder, found from this file.
let dataFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Data").path

/// A sentence of blank-separated tokens without tags.
func plainSentence(_ words: String) -> Sentence {
  var tokens: [Token] = []
  var at = 0
  for word in words.split(separator: " ") {
    let length = word.unicodeScalars.count
    tokens.append(Token(span: TextSpan(start: at, end: at + length), form: String(word)))
    at += length + 1
  }
  return Sentence(span: TextSpan(start: 0, end: max(0, at - 1)), tokens: tokens)
}

@Suite struct TimeReaderTests {
  private let reader: TimeReader

  init() throws { reader = try TimeReader(directory: dataFolder + "/time") }

  @Test func everyExampleMeansTheDaysItSays() throws {
    let examples = try TimeExample.load(path: dataFolder + "/time/examples.tsv")
    #expect(examples.count >= 60)
    for example in examples {
      let fault = example.fault(with: reader)
      #expect(fault == nil, "examples.tsv:\(example.line): \(fault ?? "")")
    }
  }

  @Test func aRelativeDayLooksBackToTheSentenceBefore() {
    let sentences = [
      plainSentence("The flotilla sailed on 9 March ."),
      plainSentence("It was stopped the same day , and searched two days later ."),
    ]
    let found = reader.expressions(in: sentences, date: CivilDate(iso: "2025-03-20"))
    #expect(found[1].map { $0.date?.edtf } == ["2025-03-09", "2025-03-11"])
  }

  @Test func aYearThatOnlyNearnessGivesIsAFinding() {
    let date = CivilDate(iso: "2025-03-12")
    let document = SourceDocument(id: "d", date: date, text: SourceText(""))
    let found = reader.expressions(in: [plainSentence("A rally on 3 October")], date: date)[0]
    #expect(found.first?.finding(in: document)?.code == "time.year-assumed")
    let near = reader.expressions(in: [plainSentence("A rally on 3 March")], date: date)[0]
    #expect(near.first?.finding(in: document) == nil)
  }

  @Test func withoutADocumentDateNothingIsGuessed() {
    let document = SourceDocument(id: "d", date: nil, text: SourceText(""))
    let found = reader.expressions(in: [plainSentence("It sank last Friday .")], date: nil)[0]
    #expect(found.first?.date == nil)
    #expect(found.first?.finding(in: document)?.code == "time.no-anchor")
  }
}

@Suite struct QuantityReaderTests {
  private let reader: QuantityReader

  init() throws { reader = try QuantityReader(directory: dataFolder) }

  /// Words, low/best/high, bound and currency or unit of each quantity, as one line.
  private func read(_ words: String) -> [String] {
    let sentence = plainSentence(words)
    func show(_ value: Double?) -> String { value.map { String(Int($0)) } ?? "-" }
    return reader.quantities(in: sentence).map { quantity in
      let figures = [quantity.low, quantity.best, quantity.high].map(show).joined(separator: "/")
      return [figures, quantity.bound.rawValue, quantity.currency ?? quantity.unit ?? ""]
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("At least 12 people", "12/12/- over "),
    ("two dozen soldiers", "24/24/24 exactly "),
    ("dozens of civilians", "24/-/- over "),
    ("a hundred prisoners", "100/100/100 exactly "),
    ("over a thousand tonnes", "1000/1000/- over tonnes"),
    ("€40 million", "40000000/40000000/40000000 exactly EUR"),
    ("half a million people", "500000/500000/500000 exactly "),
    ("up to 100 jets", "-/100/100 up_to "),
    ("between 10 and 15 tanks", "10/-/15 exactly "),
    ("20–30 tanks", "20/-/30 exactly "),
    ("hundreds of thousands of refugees", "200000/-/- over "),
    ("some 300 trucks", "300/300/300 about "),
    ("300,000 barrels a day", "300000/300000/300000 exactly barrels a day"),
    ("$1.2bn", "1200000000/1200000000/1200000000 exactly USD"),
    ("nearly € 40 million", "40000000/40000000/40000000 about EUR"),
    ("a 45-million-baht package", "45000000/45000000/45000000 exactly THB"),
    ("NZ$6 million", "6000000/6000000/6000000 exactly NZD"),
    ("2 to 3 million dollars", "2000000/-/3000000 exactly USD"),
    ("3 million Canadian dollars", "3000000/3000000/3000000 exactly CAD"),
    ("two hundred and five prisoners", "205/205/205 exactly "),
    ("a 4.1-billion-yen loan", "4100000000/4100000000/4100000000 exactly JPY"),
  ])
  func aQuantityHasItsBoundsAndItsCurrency(words: String, expected: String) {
    #expect(read(words) == [expected])
  }

  @Test(arguments: ["the 12th man", "a truce of sorts", "the B2 bomber"])
  func whatIsNoQuantityIsNotRead(words: String) {
    #expect(read(words).isEmpty)
  }

  @Test func aSumInBracketsIsTheSameSumAgain() {
    let sentence = plainSentence("€ 522 million (US$590 million)")
    #expect(reader.quantities(in: sentence).map(\.isConversion) == [false, true])
  }
}
