internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Parts of a transfer told beside the whole: "of which 4 million has been disbursed".
extension TransferBuilder {
  ///
  /// A whole of which a part has gone out is a running total, and was so far only promised.
  func parts(of wholes: inout [Transfer], in sentence: Int) -> [Transfer] {
    guard let index = wholes.firstIndex(where: { $0.amount != nil }),
      let amount = wholes[index].amount
    else { return [] }
    let whole = wholes[index]
    let tree = reading.sentences[sentence]
    var result: [Transfer] = []
    for quantity in reading.quantities(in: sentence) where !quantity.isConversion {
      let span = quantity.span
      guard span.start >= whole.quote.span.start, !amount.words.span.overlaps(span),
        !wholes.contains(where: { $0.amount?.words.span.overlaps(span) == true }),
        isPart(quantity, in: tree) || isIncluded(quantity, in: tree)
          || isFurther(quantity, in: tree)
      else { continue }
      let last = lastToken(of: quantity, in: tree)
      let quote = reading.span(from: quantity.tokens.lowerBound, to: last, in: sentence)
      guard let value = quantity.value else { continue }
      var part = whole
      part.quote = quote
      part.items = []
      part.isCumulative = false
      let isIncluded = isIncluded(quantity, in: tree) || isFurther(quantity, in: tree)
      let isGrant = whole.provenance.rule == "transfer.sum.of"
      let isAlike = amount.currency == nil || quantity.currency != nil || value >= 1000
      if !isIncluded, isAlike, value < amount.value, isGrant || whole.status != .delivered {
        wholes[index].isCumulative = true
        if isGrant { wholes[index].status = .pledged }
      }
      part.status = isIncluded && whole.status != .delivered ? whole.status : .delivered
      part.amount = Amount(
        value: value, bound: quantity.bound, currency: quantity.currency ?? amount.currency,
        unit: amount.unit, words: Quote(span, in: reading.source))
      part.provenance.steps = ["a part of " + whole.quote.text]
      result.append(part)
    }
    return result
  }

  /// "of which 24", "2 million of which", "340 million of it".
  private func isPart(_ quantity: QuantityExpression, in tree: Sentence) -> Bool {
    func form(_ index: Int) -> String {
      tree.tokens.indices.contains(index) ? tree.tokens[index].form.lowercased() : ""
    }
    let low = quantity.tokens.lowerBound
    let high = quantity.tokens.upperBound
    if form(low - 2) == "of", form(low - 1) == "which" { return true }
    return form(high) == "of" && reading.words(.wholePronouns).contains(form(high + 1))
  }

  /// "27 million dollars in December and a further 12 million": the same, once more.
  private func isFurther(_ quantity: QuantityExpression, in tree: Sentence) -> Bool {
    guard quantity.currency == nil, quantity.unit == nil, let value = quantity.value, value >= 1000
    else { return false }
    let words = (1...2).map { quantity.tokens.lowerBound - $0 }.filter(tree.tokens.indices.contains)
    let ownWords = quantity.tokens.prefix(2)
    return (words + ownWords).contains {
      reading.words(.moreWords).contains(tree.tokens[$0].form.lowercased())
    }
  }

  /// "…, including a 45-million-baht consignment".
  private func isIncluded(_ quantity: QuantityExpression, in tree: Sentence) -> Bool {
    guard quantity.currency != nil else { return false }
    let low = quantity.tokens.lowerBound
    return (1...3).contains { offset in
      tree.tokens.indices.contains(low - offset)
        && tree.tokens[low - offset].form.lowercased() == "including"
    }
  }

  /// To the end of its noun phrase or of its clause, whichever the words are.
  private func lastToken(of quantity: QuantityExpression, in tree: Sentence) -> Int {
    var at = quantity.tokens.upperBound
    while at < tree.tokens.count, tree.tokens[at].upos != .punct,
      !reading.words(.clauseStarters).contains(tree.tokens[at].form.lowercased()),
      at - quantity.tokens.upperBound < 5
    {
      at += 1
    }
    return at - 1
  }
}
