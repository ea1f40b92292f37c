internal import CasusRecords
internal import CasusText

/// Whether two reports tell of one event.
struct EventMatcher: Sendable {
  let lexicon: MatchingLexicon

  static let longestDays = 2
  /// Counts are brought up to date for weeks.
  private static let longestFollowUp = 45

  static func longestDays(for event: EventFact) -> Int {
    event.isFollowUp ? longestFollowUp : longestDays
  }

  /// How alike the two sentences are, to choose among several.
  func likeness(_ a: EventFact, _ b: EventFact) -> Float { a.sentence.likeness(to: b.sentence) }

  /// Type, parties, day and place must agree and the words be alike; figures that both give and
  /// that differ by more than a follow-up would explain keep them apart.
  func isSame(_ a: EventFact, _ b: EventFact) -> Bool {
    if b.isFollowUp, isBroughtUpToDate(a, by: b) { return true }
    guard a.type == b.type, a.document != b.document,
      abs(a.date.ordinal - b.date.ordinal) <= Self.longestDays,
      (a.status == .expected) == (b.status == .expected)
    else { return false }
    let likeness = a.sentence.likeness(to: b.sentence)
    guard !countsOtherwise(a, b) else { return false }
    // "The perpetrator is arrested" stands in many reports and names nobody.
    let isParticular = a.sentence.shared(with: b.sentence).weight >= 18
    // Two days apart the words must nearly agree: strikes on one town come one after the other.
    if abs(a.date.ordinal - b.date.ordinal) >= 2, likeness < 0.5 { return false }
    // What a verb tells as the news of another day is another act; a noun may look back.
    let isNewsTwice = a.date == a.reported && b.date == b.reported && a.date != b.date
    if isNewsTwice, b.isVerbal { return false }
    if likeness >= 0.85 { return isParticular && a.trigger == b.trigger }
    guard partiesAgree(a.actors, b.actors), partiesAgree(a.recipients, b.recipients) else {
      return false
    }
    if !a.place.isEmpty, !b.place.isEmpty, a.place.shared(with: b.place).isEmpty { return false }
    if let x = a.killed, let y = b.killed, x != y, min(x, y) * 2 < max(x, y) { return false }
    let names = a.sentence.names.shared(with: b.sentence.names)
    return a.trigger.shared(with: b.trigger).weight >= 1.5 && likeness >= 0.35
      && names.weight >= 5
  }

  /// "The death toll of the bombing in … rises to 27": a higher count of an earlier event whose own
  /// names return.
  private func isBroughtUpToDate(_ a: EventFact, by b: EventFact) -> Bool {
    let days = b.date.ordinal - a.date.ordinal
    // A day that the follow-up states is the event's own.
    let isDated = b.date != b.reported
    guard a.type == b.type, a.document != b.document, a.status != .expected, !a.isFollowUp,
      !isDated || days <= 1,
      (0...Self.longestFollowUp).contains(days), let before = a.killed, let now = b.killed,
      now >= before
    else { return false }
    let names = b.sentence.names
    guard names.weight >= 5, names.coverage(by: a.sentence) >= 0.6 else { return false }
    return a.trigger.shared(with: b.sentence).weight >= 1.5
  }

  /// "Two more bodies" and "one more body": what both count, they count otherwise.
  private func countsOtherwise(_ a: EventFact, _ b: EventFact) -> Bool {
    a.amounts.contains { x in
      let told = b.amounts.filter { $0.countsTheSame(as: x) }
      return !told.isEmpty
        && told.allSatisfy { max($0.value, x.value) >= min($0.value, x.value) * 2 }
    }
  }

  private func partiesAgree(_ a: [PartyFact], _ b: [PartyFact]) -> Bool {
    if a.isEmpty && b.isEmpty { return true }
    guard let first = a.first else { return false }
    return lexicon.agreement(first, b) >= .sameState
  }
}
