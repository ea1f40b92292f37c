/// A report of what somebody says (PolNeAR: source, cue, content).
public struct Statement: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  public var speaker: Party?
  /// The outlet or other go-between through whom it reached the report.
  public var via: Quote?
  public var cue: Quote
  public var content: Quote
  public var isAnonymous: Bool
  /// Direct speech, in quotation marks.
  public var isDirect: Bool
  public var confidence: Confidence?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, speaker: Party?, via: Quote? = nil,
    cue: Quote, content: Quote, isAnonymous: Bool = false, isDirect: Bool = false,
    confidence: Confidence? = nil, provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.speaker = speaker
    self.via = via
    self.cue = cue
    self.content = content
    self.isAnonymous = isAnonymous
    self.isDirect = isDirect
    self.confidence = confidence
    self.provenance = provenance
  }
}
