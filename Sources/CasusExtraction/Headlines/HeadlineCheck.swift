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
    let told = records.events.filter { $0.place == .text }
    for event in records.events where event.place == .title {
      found += finding(event, "the headline", against: told, records)
    }
    if let lead {
      // Behind the first sentence other acts of the same parties follow, with other plans.
      let later = told.filter { !lead.overlaps($0.trigger.span) }
      for event in told where lead.overlaps(event.trigger.span) {
        let doubted = later.filter {
          stem($0.trigger.text) == stem(event.trigger.text)
            && ($0.status == .alleged || $0.status == .denied || $0.status == .asserted)
        }
        guard !doubted.isEmpty else { continue }
        found += finding(event, "the first sentence", against: doubted, records)
      }
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
    _ strong: Event, _ part: String, against others: [Event], _ records: DocumentRecords
  ) -> [Finding] {
    guard strong.status == .asserted else { return [] }
    let same = others.filter { isSame(strong, $0) }
    guard same.allSatisfy({ $0.status != .asserted }) else { return [] }
    if let first = same.first {
      return [
        warning(
          "\(part) says that it was so, the text only “\(first.status.rawValue)”: "
            + "“\(first.trigger.text)”", first.trigger.span, records)
      ]
    }
    // "Chad expels envoy" over a threat to expel him.
    // "Announces an inquiry" says no more than that it will be held: words are no acts.
    let isHeadline = strong.place == .title && !Self.speech.contains(strong.type)
    let announced = textCommitments.first {
      isHeadline && $0.action.polarity != .refrain && isSame(strong, $0)
        && !$0.action.quote.span.overlaps(strong.trigger.span)
    }
    return announced.map {
      [
        warning(
          "\(part) says that it was so, the text no more than “\($0.strength.rawValue)”: "
            + "“\($0.action.quote.text)”", $0.action.quote.span, records)
      ]
    } ?? []
  }

  private static let speech: Set<EventType> = [
    .threaten, .request, .accuse, .reject, .support, .consult,
  ]

  /// The same doer does the same kind of thing to the same: another object is another act.
  private func isSame(_ a: Event, _ b: Event) -> Bool {
    guard a.type == b.type else { return false }
    let (one, other) = (objects(of: a), objects(of: b))
    let hasObjects = !one.isEmpty && !other.isEmpty
    if hasObjects, one.isDisjoint(with: other) { return false }
    let isDoneAlike = stem(a.trigger.text) == stem(b.trigger.text)
    guard hasObjects || isDoneAlike else { return false }
    return shares(a.actors, b.actors) || a.actors.isEmpty && shares(a.recipients, b.recipients)
  }

  private func isSame(_ event: Event, _ commitment: Commitment) -> Bool {
    guard let holder = commitment.holder, shares(event.actors, [holder]) else { return false }
    let action = words(of: commitment.action.quote.text)
    let isDoneAlike = action.contains(stem(event.trigger.text))
    let aim = objects(of: event)
    return isDoneAlike && (aim.isEmpty || !aim.isDisjoint(with: action))
      || event.type == commitment.action.type && !aim.isDisjoint(with: action)
  }

  /// The particular words of what it is done to, cut to where their endings part.
  private func objects(of event: Event) -> Set<Substring> {
    (event.objects.map(\.text) + event.recipients.map(\.name.text))
      .reduce(into: []) { $0.formUnion(words(of: $1)) }
  }

  private func words(of text: String) -> Set<Substring> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }
        .filter { $0.utf8.count > 3 }.map { $0.prefix(4) })
  }

  private func shares(_ a: [Party], _ b: [Party]) -> Bool {
    a.contains { one in b.contains { CommitmentMerging.sameHolder(one, $0) } }
  }

  /// The first letters of the first word: "strikes" and "struck" differ, "sends" and "send" not.
  private func stem(_ text: String) -> Substring {
    text.lowercased().prefix { $0.isLetter }.prefix(4)
  }

  private func warning(_ message: String, _ span: TextSpan, _ records: DocumentRecords) -> Finding {
    Finding(
      .warning, "headline.stronger-than-body", message, document: records.document.id, span: span)
  }
}
