internal import CasusRecords
internal import CasusText

extension Tracker {
  /// "Has promised 60 generators, of which 24 crossed last month": what the very sentence of a promise
  /// tells to have been given of it.
  func begun(
    _ commitment: CommitmentFact, in records: DocumentRecords, work: inout Work
  ) throws {
    let sentence = commitment.sentenceSpan
    let near = records.transfers.filter {
      $0.place == .text && sentence.contains($0.quote.span) && $0.amount != nil
    }
    guard
      let promised = near.first(where: {
        $0.status == .pledged && $0.quote.span.overlaps(commitment.quote.span)
      })?.amount,
      let given = near.first(where: { transfer in
        guard transfer.status == .delivered, !transfer.isCumulative, let amount = transfer.amount
        else { return false }
        return amount.unit == promised.unit && amount.currency == promised.currency
          && amount.value < promised.value && amount.words.span.start > promised.words.span.end
      }), let amount = given.amount
    else { return }
    try append(
      Transition(
        commitment: commitment.id, effect: .partlyCarriesOut, cause: .statement(commitment.id),
        date: commitment.stated, known: commitment.stated, document: commitment.document,
        quote: given.quote, sentence: sentence, chain: [], rule: "action.share",
        confidence: 0.8, note: "\(amount.words.text) of \(promised.words.text)"),
      to: commitment, in: &work)
  }
}
