import CasusExtraction
import CasusRecords
import CasusRules
import CasusSyntax
import CasusText
import Foundation
import Testing

/// The sentences and what must come out stand in `Tests/Fixtures/factuality.conllu`.
@Suite struct FactualityTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// An act of a fixture sentence: its identifier is `word-status-number`.
  struct Case: CustomStringConvertible {
    var sentence: ConlluSentence
    var word: String
    var expected: String

    var description: String { "\(word) is \(expected) in: \(sentence.text.string)" }
  }

  private static func cases() throws -> [Case] {
    let path = root.appendingPathComponent("Tests/Fixtures/factuality.conllu").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return ConlluReader(file: path).sentences(in: text).sentences.compactMap { sentence in
      let parts = (sentence.id ?? "").split(separator: "-").map(String.init)
      return parts.count == 3 ? Case(sentence: sentence, word: parts[0], expected: parts[1]) : nil
    }
  }

  @Test func everyActStandsAsItsSentenceSays() throws {
    let data = Self.root.appendingPathComponent("Data").path
    let lexicons = try LexiconSet(directory: data + "/lexicons")
    let rules = try RuleSet(text: "", lexicons: lexicons)
    let reader = FactualityReader(lexicons: lexicons)
    let cases = try Self.cases()
    #expect(cases.count > 150)
    for item in cases {
      let sentence = item.sentence.sentence
      let token = try #require(
        sentence.tokens.firstIndex {
          $0.form.lowercased() == item.word && [.verb, .noun, .propn, .adj].contains($0.upos)
        })
      let reading = reader.reading(of: token, in: rules.prepare(sentence))
      let found = reading.isOwnEvent ? reading.status.rawValue : "none"
      #expect(found == item.expected, "\(item): \(reading.steps)")
    }
  }

  @Test func eachSourceKeepsItsView() throws {
    let data = Self.root.appendingPathComponent("Data").path
    let lexicons = try LexiconSet(directory: data + "/lexicons")
    let rules = try RuleSet(text: "", lexicons: lexicons)
    let item = try #require(Self.cases().first { $0.sentence.text.string.contains("denied that") })
    let sentence = item.sentence.sentence
    let token = try #require(sentence.tokens.firstIndex { $0.form == item.word })
    let reading = FactualityReader(lexicons: lexicons)
      .reading(of: token, in: rules.prepare(sentence))
    let view = try #require(reading.bySource.first)
    #expect(view.kind == "denial")
    #expect(view.status == .denied)
    #expect(view.token.map { sentence.tokens[$0].form } == "Norland")
  }
}
