internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads what a text tells as done, or as not done, beside its events.
///
/// Every finite clause with a subject or an object that is neither an event nor a saying, a promise or a
/// case; what is planned, supposed or asked is none.
struct HappeningBuilder {
  let reading: DocumentReading

  /// The happenings of the whole text, in its order.
  func happenings(beside records: DocumentRecords) -> [Happening] {
    guard reading.place == .text else { return [] }
    let taken = spans(of: records)
    return reading.sentences.indices.flatMap { sentence in
      reading.sentences[sentence].tokens.indices.compactMap {
        happening(at: $0, in: sentence, beside: taken)
      }
    }
  }

  /// The words of records that say more of them than a happening would.
  private func spans(of records: DocumentRecords) -> [TextSpan] {
    let events = records.events.filter { $0.place == .text && $0.status != .denied }
      .map(\.trigger.span)
    let commitments = records.commitments.filter { $0.place == .text }
      .flatMap { [$0.action.quote.span] + ($0.condition.map { [$0.quote.span] } ?? []) }
    return events + commitments
  }

  private func happening(
    at verb: Int, in sentence: Int, beside taken: [TextSpan]
  ) -> Happening? {
    let tree = reading.sentences[sentence]
    let token = tree.tokens[verb]
    guard token.upos == .verb, isFinite(verb, in: tree), !isSaying(verb, in: sentence),
      !taken.contains(where: { $0.contains(token.span) }),
      !reading.words(.idleVerbs).contains(token.lemma), !isHarm(verb, in: sentence)
    else { return nil }
    let standing = reading.factuality(at: verb, in: sentence)
    guard standing.isOwnEvent, standing.status == .asserted || standing.status == .denied else {
      return nil
    }
    let predicate = Predicate(verb, in: tree)
    var objects = predicate.patients.filter { tree.isNominal($0) }
    guard tree.subject(of: verb) != nil || !objects.isEmpty || !predicate.agents.isEmpty else {
      return nil
    }
    let doer = predicate.agents.lazy.compactMap { reading.party(at: $0, in: sentence) }.first
    // "Twelve ambulances reached the town": what no party does happens to its subject.
    if doer == nil {
      objects += predicate.agents.filter { tree.isNominal($0) && !objects.contains($0) }
    }
    // "Taken back": the particle that the parser may take for an adverb.
    let last =
      tree.children(of: verb).first {
        $0 == verb + 1
          && (tree.tokens[$0].relation.base == "compound"
            || reading.words(.verbParticles).contains(tree.lemma($0))
              && tree.tokens[$0].relation.base == "advmod")
      } ?? verb
    return Happening(
      place: reading.place, trigger: reading.span(from: verb, to: last, in: sentence),
      words: clause(of: verb, in: sentence), doer: doer,
      objects: objects.map { reading.phrase(at: $0, in: sentence, without: [.clauses, .markers]) },
      status: standing.status,
      date: reading.timeExpression(of: verb, own: [], hasTakenPlace: true, in: sentence)?.date,
      provenance: Provenance(
        rule: "happening.clause", sentence: tree.span, steps: standing.steps))
  }

  /// Who was killed in a strike is told with the strike.
  private func isHarm(_ verb: Int, in sentence: Int) -> Bool {
    ["event-harm", "event-force-verbs"].contains {
      reading.hit($0, at: verb, in: sentence) != nil
    }
  }

  /// Told as a fact of its own: a tense without a modal.
  private func isFinite(_ verb: Int, in tree: Sentence) -> Bool {
    let auxiliaries = tree.children(of: verb, by: "aux")
    if auxiliaries.contains(where: { tree.tokens[$0].xpos == "MD" }) { return false }
    return tree.tokens[verb].isTensed && tree.tokens[verb].xpos != "VBN"
      || auxiliaries.contains { tree.tokens[$0].isTensed || tree.tokens[$0].isFinite }
  }

  private func isSaying(_ verb: Int, in sentence: Int) -> Bool {
    reading.statementDrafts.contains { $0.sentence == sentence && $0.cue == verb }
      || ["statement-clause-cues", "commitment-verbs"].contains {
        reading.hit($0, at: verb, in: sentence) != nil
      }
  }

  /// From the subject to the last word that belongs to the verb itself.
  private func clause(of verb: Int, in sentence: Int) -> Quote {
    reading.phrase(
      at: verb, in: sentence, without: [.clauses, .markers, .conjuncts, .parataxis])
  }
}
