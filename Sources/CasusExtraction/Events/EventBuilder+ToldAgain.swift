internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// One happening told in several sentences: by later words that point back, and by who denies it.
extension EventBuilder {
  /// Every happening of the text once: later words that point back become mentions.
  func toldOnce(_ candidates: [EventCandidate]) -> [EventCandidate] {
    var result: [EventCandidate] = []
    for candidate in candidates {
      if let index = result.lastIndex(where: { isToldAgain(candidate, of: $0) }) {
        result[index] = union(fullest: result[index], candidate)
      } else {
        result.append(candidate)
      }
    }
    return result
  }

  private func isToldAgain(_ later: EventCandidate, of earlier: EventCandidate) -> Bool {
    guard later.type == earlier.type, later.at.sentence > earlier.at.sentence,
      !conflicts(later.agents, earlier.agents),
      isCompatible(later.status, earlier.status) || isDenial(later, of: earlier)
    else { return false }
    if let a = later.date, let b = earlier.date, a != b { return false }
    // "Two people were killed." after the attack, without a doer, a place or a time of its own.
    if later.isVerbal, later.type == .assault, later.agents.isEmpty,
      earlier.killed == nil || later.killed == nil,
      later.at.sentence == earlier.at.sentence + 1, later.location == nil, later.when == nil,
      reading.hit("event-outcome", at: later.at.token, in: later.at.sentence) != nil
    {
      return true
    }
    guard !conflicts(later.recipients, earlier.recipients) else { return false }
    if later.isDefinite { return true }
    return later.lemma == earlier.lemma && !isElsewhere(later, earlier)
      && (later.killed == nil || earlier.killed == nil
        || later.killed?.best == earlier.killed?.best)
  }

  private func isCompatible(_ a: Factuality, _ b: Factuality) -> Bool {
    (a == .denied) == (b == .denied)
  }

  /// What one source alleges and the accused denies is one happening, with a value for each source.
  private func isDenial(_ later: EventCandidate, of earlier: EventCandidate) -> Bool {
    later.status == .denied && !earlier.bySource.isEmpty && earlier.status != .denied
      && !later.agents.isEmpty && !earlier.agents.isEmpty
      && later.sources.contains { $0.isInvolved || $0.isActor }
  }

  private func isElsewhere(_ a: EventCandidate, _ b: EventCandidate) -> Bool {
    guard let x = a.location?.words.text, let y = b.location?.words.text else { return false }
    return !x.contains(y) && !y.contains(x)
  }

  private func union(fullest a: EventCandidate, _ b: EventCandidate) -> EventCandidate {
    var result = a
    if result.agents.isEmpty { result.agents = b.agents }
    if result.recipients.isEmpty { result.recipients = b.recipients }
    if result.locationRank < b.locationRank {
      (result.location, result.locationRank) = (b.location, b.locationRank)
    }
    if result.when == nil { (result.when, result.date) = (b.when, b.date) }
    result.killed = result.killed ?? b.killed
    result.injured = result.injured ?? b.injured
    if b.status == .denied, a.status != .denied {
      result.status = .denied
      result.bySource += b.bySource
      result.sources += b.sources
      result.steps += b.steps
    }
    result.mentions.append(
      reading.span(from: b.words.lowerBound, to: b.words.upperBound, in: b.at.sentence))
    return result
  }
}
