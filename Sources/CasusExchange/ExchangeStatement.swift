internal import CasusRecords
internal import CasusText

struct ExchangeStatement: Codable, Sendable {
  var id: String?
  var `in`: String?
  @OrNull var speaker: ExchangeParty?
  @OrNull var via: String?
  @OrNull var cue: String?
  var content: String
  var start: Int?
  var end: Int?
  var anonymous: Bool?
  var direct: Bool?
  var evidence: [String: [[Int]]]?
  var confidence: ExchangeConfidence?
  var provenance: ExchangeProvenance?

  init(_ statement: Statement) {
    id = statement.id.text
    `in` = statement.place == .title ? "title" : nil
    _speaker = OrNull(wrappedValue: statement.speaker.map(ExchangeParty.init))
    _via = OrNull(wrappedValue: statement.via?.text)
    _cue = OrNull(wrappedValue: statement.cue.text)
    content = statement.content.text
    start = statement.content.span.start
    end = statement.content.span.end
    anonymous = statement.isAnonymous
    direct = statement.isDirect
    var evidence = ["cue": [statement.cue.span.pair]]
    evidence["via"] = statement.via.map { [$0.span.pair] }
    self.evidence = evidence
    confidence = statement.confidence.map(ExchangeConfidence.init)
    provenance = ExchangeProvenance(statement.provenance)
  }

  func statement(in document: SourceDocument) -> Statement? {
    guard
      var finder = WordFinder(document, in: `in`),
      let content = finder.quote(
        content, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    finder.near = content.span
    return Statement(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place,
      speaker: speaker?.party(in: finder), via: finder.quote(via, at: evidence?["via"]),
      cue: finder.quote(cue, at: evidence?["cue"]) ?? content, content: content,
      isAnonymous: anonymous ?? false, isDirect: direct ?? false,
      confidence: confidence?.confidence, provenance: provenance.provenance(in: finder))
  }
}
