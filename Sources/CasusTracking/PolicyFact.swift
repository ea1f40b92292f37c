public import CasusRecords
public import CasusText

/// A policy of one report as matching sees it.
public struct PolicyFact: Hashable, Sendable {
  public var id: RecordID
  public var document: String
  public var stated: CivilDate
  public var holder: PartyFact?
  public var recipient: PartyFact?
  public var kind: PolicyKind
  public var state: PolicyState
  /// The words that name the measure, without its parties.
  public var words: Words
  public var sentence: Words
  /// The words right around those that name the measure.
  public var near: Words
  /// A verb tells the measure itself: "recognises", "bans"; a noun may only speak of it.
  public var isVerbal: Bool
  public var quote: Quote
  public var sentenceSpan: TextSpan
}

/// A reported transfer as matching sees it: only what can contradict a policy.
struct TransferFact {
  var id: RecordID
  var giver: PartyFact
  var receiver: PartyFact
  var kind: TransferKind
  var quote: Quote
  var sentenceSpan: TextSpan
}

extension FactDerivation {
  public func policies(of records: DocumentRecords, on day: CivilDate) -> [PolicyFact] {
    records.policies.filter { $0.place == .text }
      .map { fact(of: $0, in: records.document, on: day) }
  }

  public func fact(
    of policy: Policy, in document: SourceDocument, on day: CivilDate
  ) -> PolicyFact {
    let span = Self.sentence(of: policy.provenance, around: policy.quote, in: document.text)
    let (holder, recipient) = (policy.holder.map(party), policy.recipient.map(party))
    let named = (holder?.name ?? Words()).union(recipient?.name ?? Words())
    return PolicyFact(
      id: policy.id, document: document.id, stated: day, holder: holder, recipient: recipient,
      kind: policy.kind, state: policy.state,
      words: lexicon.words(of: lexicon.core(of: policy.quote.text)).without(named)
        .filter { $0.kind != .country },
      sentence: words(of: span, in: document),
      near: lexicon.words(of: Self.surroundings(of: policy.quote, in: document.text, within: span)),
      isVerbal: policy.provenance.rule.contains("verb") && !policy.provenance.rule.contains("noun"),
      quote: policy.quote, sentenceSpan: span)
  }

  /// A quote with the forty characters of its sentence on either side.
  private static func surroundings(
    of quote: Quote, in text: SourceText, within sentence: TextSpan
  ) -> String {
    let span = TextSpan(
      start: max(sentence.start, quote.span.start - 40),
      end: min(sentence.end, quote.span.end + 40))
    return span.start < span.end && text.contains(span) ? text.words(in: span) : quote.text
  }

  /// Transfers that are told to have been made or ordered, with both parties.
  func transfers(of records: DocumentRecords) -> [TransferFact] {
    records.transfers.compactMap { transfer in
      guard transfer.place == .text, let giver = transfer.giver, let receiver = transfer.receiver,
        transfer.status == .delivered || transfer.status == .ordered
      else { return nil }
      return TransferFact(
        id: transfer.id, giver: party(giver), receiver: party(receiver), kind: transfer.kind,
        quote: transfer.quote,
        sentenceSpan: Self.sentence(
          of: transfer.provenance, around: transfer.quote, in: records.document.text))
    }
  }
}
