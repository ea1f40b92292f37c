internal import CasusRecords

extension EventBuilder {
  /// On whose word an event rests: the report's own, its doer's, an authority's, an enemy's.
  ///
  /// The weakest link counts: a source that only passes on what others told it is no better than
  /// they are.
  func basis(of event: EventCandidate) -> TruthTable.Basis? {
    switch event.status {
    case .expected, .possible: return nil
    case .denied: return .deniedByParty
    case .asserted, .alleged: break
    }
    let kinds = Set(event.sources.map(\.kind))
    if kinds.contains("hearsay") || kinds.contains("rumour") { return .hearsay }
    if kinds.contains("accusation") || kinds.contains("allegation") || kinds.contains("claim") {
      return event.sources.contains { $0.isInvolved } ? .partyToIt : .accusation
    }
    guard let source = event.sources.last(where: { $0.kind == "report" || $0.kind == "factive" })
    else {
      if event.status == .alleged { return .hearsay }
      return isOfficialAct(event) ? .officialAct : .toldAsFact
    }
    if event.status == .alleged { return .partyToIt }
    guard let party = source.party else { return .unnamedOfficials }
    if source.isActor { return .ownWords }
    switch party.sector {
    case .police, .judiciary, .government, .military, .legislature: return .officialReport
    case .intergovernmental, .ngo, .media, .education: return .independentBody
    case .spy, .party, .opposition, .rebel, .criminal, .civilian, .business, .religious, .labour,
      .refugee, nil:
      return .namedSource
    }
  }

  /// What an authority does in its own office: it is on record.
  private func isOfficialAct(_ event: EventCandidate) -> Bool {
    guard event.agents.contains(where: { isAuthority($0) }) else { return false }
    switch event.type {
    case .sanction, .agree, .concede, .support, .reject, .request, .aid: return true
    case .coerce: return event.agents.contains { $0.sector != .rebel && $0.sector != .criminal }
    case .consult, .cooperate, .retreat, .accuse, .threaten, .protest, .mobilize, .assault:
      return false
    }
  }
}
