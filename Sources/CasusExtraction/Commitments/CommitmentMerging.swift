internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// One commitment a holder and act: a second wording is kept beside the first.
enum CommitmentMerging {
  static func merged(_ commitments: [Commitment]) -> [Commitment] {
    var result: [Commitment] = []
    for commitment in commitments {
      if let same = result.firstIndex(where: { isSame($0, commitment) }) {
        result[same] = joined(result[same], commitment)
      } else {
        result.append(commitment)
      }
    }
    return result
  }

  private static func isSame(_ a: Commitment, _ b: Commitment) -> Bool {
    guard sameHolder(a.holder, b.holder) else { return false }
    if a.action.quote.span.overlaps(b.action.quote.span) { return true }
    guard a.provenance.sentence != b.provenance.sentence else { return false }
    let shared = likeness(a.action.quote.text, b.action.quote.text)
    if shared >= 0.5, a.action.polarity == b.action.polarity { return true }
    // "May end its embargo", "is poised to lift the embargo": other verbs, the same in the same case.
    if shared >= 0.5, let one = a.condition, let other = b.condition,
      one.type == other.type || one.quantifier != nil && one.quantifier == other.quantifier,
      a.action.polarity != .refrain, b.action.polarity != .refrain
    {
      return true
    }
    // Officials may say softly what the minister says loudly: the same kind of act, both of them
    // threats or both promises, and one of them with the other's condition left out.
    return a.act == b.act && a.action.type == b.action.type && a.action.type != nil
      && a.condition != nil && b.condition != nil && a.condition?.type == b.condition?.type
      && a.condition?.type != nil
  }

  static func sameHolder(_ a: Party?, _ b: Party?) -> Bool {
    guard let a, let b else { return false }
    if a.name.text == b.name.text { return true }
    return a.country != nil && a.country == b.country
  }

  /// Share of the shorter's words that both have, short words aside.
  static func likeness(_ a: String, _ b: String) -> Double {
    func words(_ text: String) -> Set<Substring> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
    }
    let (a, b) = (words(a), words(b))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    return Double(a.intersection(b).count) / Double(min(a.count, b.count))
  }

  /// The one with a condition, else the one told first, stands; the weaker authority caps it.
  private static func joined(_ a: Commitment, _ b: Commitment) -> Commitment {
    let bLeads = a.condition == nil && b.condition != nil
    var result = bLeads ? b : a
    let other = bLeads ? a : b
    if !result.action.quote.span.overlaps(other.action.quote.span) {
      result.restated = a.restated + b.restated + [other.action.quote]
    }
    result.addressee = result.addressee ?? other.addressee
    result.deadline = result.deadline ?? other.deadline
    result.deadlineDate = result.deadlineDate ?? other.deadlineDate
    // Said once by the minister and once by nobody in particular: no firmer than the latter.
    if let weaker = other.authority, let own = result.authority, rank(weaker) > rank(own),
      !result.restated.isEmpty
    {
      result.authority = weaker
      result.provenance.steps.append("authority: \(weaker.rawValue), the weaker of two")
    }
    result.provenance.steps.append("told again: \(other.action.quote.text)")
    return result
  }

  private static func rank(_ authority: Authority) -> Int {
    switch authority {
    case .ownWords: 0
    case .namedSpokesperson: 1
    case .unnamedOfficials: 2
    case .outlet: 3
    }
  }
}
