internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Takes factuality from the one mechanism; false where the words tell of no event: a bare
  /// condition, a demanded or a threatened act.
  func settleStatus(of candidate: inout EventCandidate) -> Bool {
    let reading = reading.factuality(at: candidate.at.token, in: candidate.at.sentence)
    candidate.status = reading.status
    candidate.steps = reading.steps
    return reading.isOwnEvent
  }

  /// What the sources say; a party to the fighting only alleges what it reports of it.
  ///
  /// An authority's own arrest or decision stands asserted when it tells of it itself.
  func weighSources(of candidate: inout EventCandidate) {
    let at = candidate.at
    for view in reading.factuality(at: at.token, in: at.sentence).bySource {
      let source = view.token.flatMap { reading.party(at: $0, in: at.sentence) }
      candidate.bySource.append(
        SourcedFactuality(source: source?.mention ?? source?.name, status: view.status))
      guard let source, view.kind == "report", candidate.status == .asserted else { continue }
      let isActor = candidate.agents.contains { same($0, source) }
      let isRecipient = candidate.recipients.contains { same($0, source) }
      if isActor && candidate.type == .assault || isRecipient && candidate.type.isHostile {
        candidate.status = .alleged
        candidate.steps.append("\(source.name.text) is a party to it: alleged")
      }
    }
  }
}

extension EventType {
  /// Spoken to somebody, who may stand only in what is spoken of.
  var isAddressed: Bool {
    switch self {
    case .threaten, .reject, .request, .accuse, .support: true
    case .agree, .consult, .concede, .cooperate, .aid, .retreat, .protest, .sanction, .mobilize,
      .coerce, .assault:
      false
    }
  }

  /// Done against the recipient, who therefore only alleges it.
  var isHostile: Bool {
    switch self {
    case .assault, .coerce, .sanction, .threaten, .accuse: true
    case .agree, .consult, .support, .concede, .cooperate, .aid, .retreat, .request, .reject,
      .protest, .mobilize:
      false
    }
  }
}
