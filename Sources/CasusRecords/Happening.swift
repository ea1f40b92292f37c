public import CasusText

/// Something that a report tells as a fact, or as not having come about, and that is of none of PLOVER's
/// types: trains run again, receipts are handed in, a league never marched.
///
/// No event and scored as none; commitments and conditions are followed through them.
public struct Happening: Hashable, Sendable {
  public var id: RecordID
  public var place: RecordPlace
  /// The verb with its particle.
  public var trigger: Quote
  /// The clause, without what hangs beside it.
  public var words: Quote
  /// Who does it; nil where the text names nobody.
  public var doer: Party?
  /// What it is done to.
  public var objects: [Quote]
  /// `asserted` or `denied`.
  public var status: Factuality
  public var date: DateSpan?
  public var provenance: Provenance

  public init(
    id: RecordID = .unset, place: RecordPlace = .text, trigger: Quote, words: Quote,
    doer: Party? = nil, objects: [Quote] = [], status: Factuality, date: DateSpan? = nil,
    provenance: Provenance
  ) {
    self.id = id
    self.place = place
    self.trigger = trigger
    self.words = words
    self.doer = doer
    self.objects = objects
    self.status = status
    self.date = date
    self.provenance = provenance
  }
}
