internal import CasusRecords
internal import CasusText

/// Finds where a headline, or the first sentence, says more than the text behind it: a will for a
/// may, done for alleged, no condition for one, a party's own word for that of unnamed officials.
///
/// Only where every later wording of the same thing is weaker in that one respect; a different act
/// of the same party is another thing.
struct HeadlineCheck {
  /// Each wording of a commitment, before those of one commitment are joined.
  var titleCommitments: [Commitment] = []
  var textCommitments: [Commitment] = []

  func findings(for records: DocumentRecords, lead: TextSpan?) -> [Finding] {
    var found: [Finding] = []
    for wording in titleCommitments {
      found += finding(wording, "the headline", against: textCommitments, records)
    }
    if let lead {
      let rest = textCommitments.filter { !lead.overlaps($0.action.quote.span) }
      for wording in textCommitments where lead.overlaps(wording.action.quote.span) {
        found += finding(wording, "the first sentence", against: rest, records)
      }
    }
    for event in records.events where event.place == .title {
      found += finding(event, against: records.events.filter { $0.place == .text }, records)
    }
    return found
  }

  // MARK: - Commitments

  private func finding(
    _ strong: Commitment, _ part: String, against others: [Commitment], _ records: DocumentRecords
  ) -> [Finding] {
    let same = others.filter { isSame(strong, $0) }
    guard let first = same.first else { return [] }
    let difference: String
    if same.allSatisfy({ rank($0.strength) < rank(strong.strength) }) {
      difference =
        "says “\(strong.strength.rawValue)”, the text no more than “\(first.strength.rawValue)”"
    } else if strong.condition == nil, strong.strength != .may, strong.action.polarity != .refrain,
      same.allSatisfy({ $0.condition != nil }), let condition = first.condition
    {
      difference = "names no condition, the text “\(condition.quote.text)”"
    } else if strong.authority == .ownWords,
      same.allSatisfy({ $0.authority == .unnamedOfficials || $0.authority == .outlet }),
      let authority = first.authority
    {
      difference = "gives it as the holder's own word, the text as that of \(authority.rawValue)"
    } else {
      return []
    }
    return [
      warning(
        "\(part) \(difference): “\(strong.action.quote.text)”", first.action.quote.span, records)
    ]
  }

  private func isSame(_ a: Commitment, _ b: Commitment) -> Bool {
    guard a.action.polarity == b.action.polarity, a.act == b.act || a.action.type == b.action.type,
      CommitmentMerging.sameHolder(a.holder, b.holder)
    else { return false }
    return CommitmentMerging.likeness(a.action.quote.text, b.action.quote.text) >= 0.5
  }

  private func rank(_ strength: Strength) -> Int {
    switch strength {
    case .may: 0
    case .ready: 1
    case .will: 2
    }
  }

  // MARK: - Events

  private func finding(
    _ strong: Event, against others: [Event], _ records: DocumentRecords
  ) -> [Finding] {
    guard strong.status == .asserted else { return [] }
    let same = others.filter { isSame(strong, $0) }
    guard let first = same.first, same.allSatisfy({ $0.status != .asserted }) else { return [] }
    return [
      warning(
        "the headline says that it was so, the text only “\(first.status.rawValue)”: "
          + "“\(first.trigger.text)”", first.trigger.span, records)
    ]
  }

  private func isSame(_ a: Event, _ b: Event) -> Bool {
    guard a.type == b.type, stem(a.trigger.text) == stem(b.trigger.text) else { return false }
    return shares(a.actors, b.actors) || a.actors.isEmpty && shares(a.recipients, b.recipients)
  }

  private func shares(_ a: [Party], _ b: [Party]) -> Bool {
    a.contains { one in b.contains { CommitmentMerging.sameHolder(one, $0) } }
  }

  /// The first letters of the first word: "strikes" and "struck" differ, "attack" and "attacked" not.
  private func stem(_ text: String) -> Substring {
    text.lowercased().prefix { $0.isLetter }.prefix(5)
  }

  private func warning(_ message: String, _ span: TextSpan, _ records: DocumentRecords) -> Finding {
    Finding(
      .warning, "headline.stronger-than-body", message, document: records.document.id, span: span)
  }
}
