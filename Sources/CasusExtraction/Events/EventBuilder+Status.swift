internal import CasusRecords
internal import CasusRules
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
      candidate.sources.append(
        EventSource(
          kind: view.kind, party: source,
          isInvolved: source.map { party in
            (candidate.agents + candidate.recipients).contains {
              $0.country != nil && $0.country == party.country
            }
          } ?? false,
          isActor: source.map { party in candidate.agents.contains { same($0, party) } } ?? false))
      guard let source, view.kind == "report", candidate.status == .asserted else { continue }
      let isActor = candidate.agents.contains { same($0, source) }
      let isForce = candidate.type == .assault || candidate.type == .coerce
      let isRecipient =
        isForce && candidate.recipients.contains { same($0, source) }
        || isOfTheOtherSide(source, candidate) && !isPresupposed(at, under: view.cue)
      if isActor && candidate.type == .assault || isRecipient {
        candidate.status = .alleged
        candidate.steps.append("\(source.name.text) is a party to it: alleged")
      }
    }
  }
}

extension EventBuilder {
  /// "Announces that it will train troops following the incursion": said beside what is reported.
  private func isPresupposed(_ at: TokenPlace, under cue: Int) -> Bool {
    let tree = reading.sentences[at.sentence]
    return ([at.token] + tree.ancestors(of: at.token)).prefix { $0 != cue }.contains { token in
      tree.tokens[token].relation.base == "advcl"
        || tree.children(of: token, by: "case").contains {
          reading.hit("factuality-prepositions", at: $0, in: at.sentence)?["yes"] == "given"
        }
    }
  }

  /// Whether a state or an armed group speaks of what another one did on its side: a belligerent
  /// alleges what it reports of its enemy. Its own police and officials report of crimes.
  private func isOfTheOtherSide(_ source: Party, _ candidate: EventCandidate) -> Bool {
    guard candidate.type == .assault, let country = source.country,
      [.government, .military, .rebel].contains(source.sector),
      candidate.agents.contains(where: {
        $0.country != country && [.government, .military, .rebel].contains($0.sector)
      })
    else { return false }
    return candidate.location?.country == country
      || candidate.recipients.contains { $0.country == country }
      || candidate.recipients.isEmpty && candidate.location == nil
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
