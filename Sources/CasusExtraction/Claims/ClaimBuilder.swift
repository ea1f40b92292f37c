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
        guard let kind = match.values["kind"].flatMap(ClaimKind.init(rawValue:)),
          isClaimed(match.trigger, in: sentence)
        else { continue }
        let quote = quote(of: match.trigger, kind: kind, in: sentence)
        guard !found.contains(where: { $0.quote.span.overlaps(quote.span) && $0.kind == kind })
        else { continue }
        found.append(
          Claim(
            place: reading.place, kind: kind,
            claimant: subject(of: match, in: sentence) ?? claimant(of: quote, beside: records),
            quote: quote,
            provenance: Provenance(
              rule: match.rule.name, sentence: tree.span,
              entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry })))
      }
    }
    return found
  }

  /// Whether somebody says it of the world: what is only planned, demanded or supposed is no claim.
  private func isClaimed(_ token: Int, in sentence: Int) -> Bool {
    guard reading.sentences[sentence].isVerb(token) else { return true }
    let standing = reading.factuality(at: token, in: sentence)
    return standing.isOwnEvent && standing.status != .denied
  }

  /// The clause for what is said of a subject, the phrase for the rest.
  private func quote(of token: Int, kind: ClaimKind, in sentence: Int) -> Quote {
    let tree = reading.sentences[sentence]
    if kind == .purpose || kind == .cause, tree.isVerb(token) {
      // A participle's words begin with itself, whatever the tree hangs before it.
      let all = reading.phraseTokens(
        at: token, in: sentence, without: [.markers, .conjuncts, .parataxis, .subjects])
      return reading.span(from: token, to: max(token, all.upperBound - 1), in: sentence)
    }
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

  /// "The bank attributes the fall to": whoever does so claims it.
  private func subject(of match: RuleMatch, in sentence: Int) -> Party? {
    guard match.values["claimant"] == "subject" else { return nil }
    return Predicate(match.trigger, in: reading.sentences[sentence]).agents.lazy
      .compactMap { reading.party(at: $0, in: sentence) }.first
  }

  /// The speaker of the statement in whose content the words stand; nil for the report itself.
  private func claimant(of quote: Quote, beside records: DocumentRecords) -> Party? {
    records.statements.last {
      $0.place == reading.place && $0.content.span.contains(quote.span)
    }?.speaker
  }
}
