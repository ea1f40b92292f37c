internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads claims out of one text: trends, causes, purposes and the state of relations, each with
/// the one who claims it.
struct ClaimBuilder {
  let reading: DocumentReading

  /// The claims of the whole text, in its order.
  func claims(beside records: DocumentRecords) -> [Claim] {
    var found: [Claim] = []
    for sentence in reading.sentences.indices {
      let tree = reading.sentences[sentence]
      for match in reading.matches(about: "claim", in: sentence) {
        guard let kind = match.values["kind"].flatMap(ClaimKind.init(rawValue:)) else { continue }
        let quote = quote(of: match.trigger, kind: kind, in: sentence)
        guard !found.contains(where: { $0.quote.span.overlaps(quote.span) && $0.kind == kind })
        else { continue }
        found.append(
          Claim(
            place: reading.place, kind: kind, claimant: claimant(of: quote, beside: records),
            quote: quote,
            provenance: Provenance(
              rule: match.rule.name, sentence: tree.span,
              entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry })))
      }
    }
    return found
  }

  /// The clause for what is said of a subject, the phrase for the rest.
  private func quote(of token: Int, kind: ClaimKind, in sentence: Int) -> Quote {
    let tree = reading.sentences[sentence]
    guard tree.isVerb(token) else {
      return reading.phrase(
        at: token, in: sentence,
        without: [.clauses, .appositions, .markers, .conjuncts, .parataxis])
    }
    let trimming: PhraseTrimming =
      kind == .trend || kind == .relation
      ? [.markers, .conjuncts, .parataxis, .adverbials]
      : [.markers, .conjuncts, .parataxis, .subjects]
    return reading.phrase(at: token, in: sentence, without: trimming)
  }

  /// The speaker of the statement in whose content the words stand; nil for the report itself.
  private func claimant(of quote: Quote, beside records: DocumentRecords) -> Party? {
    records.statements.last {
      $0.place == reading.place && $0.content.span.contains(quote.span)
    }?.speaker
  }
}
