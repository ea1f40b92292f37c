internal import CasusRecords
internal import CasusText
internal import CasusTracking
internal import Foundation

/// Why a record is there, for programs: what `casus explain` prints, as one JSON object.
struct ExplanationLine: Encodable {
  struct Tie: Encodable {
    var effect: String
    var document: String?
    var quote: String?
    var rule: String
    var because: String
    var confidence: Double
  }

  var id: String
  var kind: String
  var document: String
  /// Nil where the record was given without one.
  var sentence: String?
  var rule: String
  var entries: [String]
  var steps: [String]
  var transitions: [Tie]

  init(
    id: String, kind: String, provenance: Provenance, in document: SourceDocument,
    isTitle: Bool, transitions: [Transition]
  ) {
    self.id = id
    self.kind = kind
    self.document = document.id
    let text = isTitle ? document.title : document.text
    sentence = text.flatMap { text in
      text.contains(provenance.sentence) ? text.words(in: provenance.sentence) : nil
    }
    rule = provenance.rule
    entries = provenance.entries
    steps = provenance.steps
    self.transitions = transitions.map {
      Tie(
        effect: $0.effect.rawValue, document: $0.document, quote: $0.quote?.text, rule: $0.rule,
        because: $0.note, confidence: $0.confidence)
    }
  }

  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
