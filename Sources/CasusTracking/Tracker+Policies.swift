internal import CasusRecords
internal import CasusText

extension Tracker {
  /// A document's policies take their place among those told before; its events, commitments and
  /// transfers bear on them.
  func followPolicies(
    of records: DocumentRecords, events: [EventFact], commitments: [CommitmentFact],
    on day: CivilDate, in work: inout Work
  ) throws {
    for policy in derivation.policies(of: records, on: day) { try place(policy, in: &work) }
    for event in events where event.type == .concede {
      for policy in try standing(keys.policyLookups(for: event.actors), by: event.reported, work)
      where policy.document != event.document {
        if let match = policies.match(event, to: policy) {
          try append(
            match, to: policy, cause: .event(work.cluster(of: event.id)),
            on: event.date, quote: event.quote, sentence: event.sentenceSpan,
            from: records.document.id, known: day, in: &work)
        }
      }
    }
    for commitment in commitments {
      let holders = commitment.holder.map { [$0] } ?? []
      for policy in try standing(keys.policyLookups(for: holders), by: day, work) {
        if let match = policies.match(commitment, to: policy) {
          try append(
            match, to: policy, cause: .statement(commitment.id), on: day,
            quote: commitment.quote, sentence: commitment.sentenceSpan,
            from: records.document.id, known: day, in: &work)
        }
      }
    }
    for transfer in derivation.transfers(of: records) {
      for policy in try standing(keys.policyLookups(for: [transfer.giver]), by: day, work) {
        if let match = policies.match(transfer, to: policy) {
          try append(
            match, to: policy, cause: .statement(transfer.id), on: day, quote: transfer.quote,
            sentence: transfer.sentenceSpan, from: records.document.id, known: day, in: &work)
        }
      }
    }
  }

  /// Earlier policies, and those of the document itself.
  private func standing(
    _ lookups: [UInt64], by day: CivilDate, _ work: Work
  ) throws -> [PolicyFact] {
    guard !lookups.isEmpty else { return [] }
    let own = work.changes.facts.compactMap { fact -> PolicyFact? in
      guard case .policy(let policy) = fact.value, !Set(fact.keys).isDisjoint(with: lookups) else {
        return nil
      }
      return policy
    }
    return try work.memory.policies(under: lookups, by: day) + own
  }

  private func place(_ policy: PolicyFact, in work: inout Work) throws {
    let found = try work.memory.policies(under: keys.keys(of: policy), by: policy.stated)
    let twin = found.last { policies.isSame(policy, as: $0) }
    let cluster = try work.decided(policy.id, otherwise: twin?.id) ?? policy.id
    work.changes.memberships.append(.init(record: policy.id, cluster: cluster))
    work.changes.facts.append(
      .init(
        record: policy.id, day: policy.stated,
        keys: cluster == policy.id ? keys.keys(of: policy) : [], value: .policy(policy)))
    guard let twin, cluster == twin.id else { return }
    let match = Match(
      policies.effect(of: policy, on: twin), rule: "policy.told-again", confidence: 0.8,
      note: "the same kind, holder and recipient; now \(policy.state.rawValue)")
    try append(
      match, to: twin, cause: .statement(policy.id), on: policy.stated, quote: policy.quote,
      sentence: policy.sentenceSpan, from: policy.document, known: policy.stated, in: &work)
  }

  private func append(
    _ match: Match, to policy: PolicyFact, cause: TransitionCause, on date: CivilDate,
    quote: Quote, sentence: TextSpan, from document: String, known: CivilDate,
    in work: inout Work
  ) throws {
    let transition = Transition(
      commitment: policy.id, effect: match.effect, cause: cause, date: max(date, policy.stated),
      known: known, document: document, quote: quote, sentence: sentence, rule: match.rule,
      confidence: match.confidence, note: match.note)
    let before = try work.transitions(of: policy.id)
    guard
      !before.contains(where: { $0.effect == match.effect && $0.document == document })
    else { return }
    let life = PolicyLife(told: policy.state)
    let outcome = life.outcome(of: before + [transition], asOf: transition.date)
    guard let step = outcome.steps.first(where: { $0.transition == transition }),
      step.before != step.after || match.effect == .mayBreach || match.effect == .restates
    else { return }
    work.changes.transitions.append(transition)
  }
}
