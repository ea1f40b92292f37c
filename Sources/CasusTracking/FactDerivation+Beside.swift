public import CasusRecords
public import CasusText

/// What a commitment's fact takes from the policies and transfers of its report.
extension FactDerivation {
  /// - Parameter records: of the commitment's document, its policies and transfers at least.
  public func fact(
    of commitment: Commitment, beside records: DocumentRecords, on day: CivilDate
  ) -> CommitmentFact {
    var fact = fact(of: commitment, in: records.document, on: day)
    if let measure = measure(meantBy: commitment, in: records), var condition = fact.condition {
      condition.target = measure
      condition.targetHead = measure
      condition.targetParty = nil
      condition.words = measure.union(condition.words)
      fact.condition = condition
    }
    fact.share = share(of: fact, in: records)
    return fact
  }

  /// Whether the fact can differ by the records beside the commitment: a case of "it", a sum.
  public func looksBeside(_ commitment: Commitment) -> Bool {
    isOfIt(commitment) || !lexicon.quantities(in: commitment.action.quote.text).isEmpty
  }

  private func isOfIt(_ commitment: Commitment) -> Bool {
    guard let condition = commitment.condition, condition.type == nil, condition.actor == nil else {
      return false
    }
    return condition.quote.text.split(separator: " ").contains { $0.lowercased() == "it" }
      && condition.target.map { $0.text.lowercased() == "it" } ?? true
  }

  /// "The border has been shut, and the hauliers will strike if it is prolonged": a case that names
  /// nothing but "it" is about the measure that its sentence tells of before.
  private func measure(meantBy commitment: Commitment, in records: DocumentRecords) -> Words? {
    guard isOfIt(commitment) else { return nil }
    return records.policies.last {
      $0.place == .text && commitment.provenance.sentence.contains($0.quote.span)
        && $0.quote.span.end <= commitment.action.quote.span.start
    }.map { lexicon.words(of: $0.quote.text) }
  }

  /// "Has promised 60 generators, of which 24 crossed last month": what the very sentence of a
  /// promise tells to have been given of it.
  private func share(
    of commitment: CommitmentFact, in records: DocumentRecords
  ) -> CommitmentFact.Share? {
    guard !commitment.amounts.isEmpty else { return nil }
    let near = records.transfers.filter {
      $0.place == .text && commitment.sentenceSpan.contains($0.quote.span) && $0.amount != nil
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
    else { return nil }
    return CommitmentFact.Share(
      quote: given.quote, note: "\(amount.words.text) of \(promised.words.text)")
  }
}
