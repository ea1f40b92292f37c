internal import CasusRecords
internal import CasusText

/// What a later commitment does to an earlier one: restate it, take it back, or replace it.
struct CommitmentMatcher: Sendable {
  let lexicon: MatchingLexicon

  /// Longer apart than this, the same words are a new commitment.
  private static let longestDays = 240

  func match(_ later: CommitmentFact, to earlier: CommitmentFact) -> Match? {
    guard let a = later.holder, let b = earlier.holder, later.document != earlier.document
    else { return nil }
    let days = later.stated.ordinal - earlier.stated.ordinal
    guard days >= 0, days <= Self.longestDays else { return nil }
    let holder = lexicon.agreement(a, b)
    guard holder >= .sameState else { return nil }
    if let x = later.addressee, let y = earlier.addressee, lexicon.agreement(x, y) == .contradicts {
      return nil
    }
    let forward = earlier.action.coverage(by: later.sentence)
    let backward = later.action.coverage(by: earlier.sentence)
    let shared = earlier.action.shared(with: later.action.union(later.sentence))
    let numbers = earlier.action.numbers
    let laterNumbers = later.action.numbers
    if !numbers.isEmpty, !laterNumbers.isEmpty, numbers.shared(with: laterNumbers).isEmpty {
      return nil
    }
    guard forward >= 0.6, shared.all.count >= 2, shared.weight >= 6 else { return nil }
    let note = "same holder (\(holder)), \(shared.all.count) words of the action"
    let confidence = min(0.95, 0.4 + 0.3 * Double(forward) + 0.2 * Double(backward))
    let isOfOthers = earlier.action.countries.all.contains { country in
      !later.action.contains(country.key)
        && later.addressee?.country.map { MatchingLexicon.countryKey($0) == country.key } != true
    }
    guard !isOfOthers else { return nil }
    if (later.terms.polarity == .refrain) != (earlier.terms.polarity == .refrain) {
      guard earlier.action.coverage(by: later.action) >= 0.5 else { return nil }
      return Match(
        .withdraws, rule: "commitment.taken-back", confidence: confidence, note: note)
    }
    let (rates, laterRates) = (earlier.sentence.percentages, later.sentence.percentages)
    let isOtherRate =
      !rates.isEmpty && !laterRates.isEmpty && Set(rates).isDisjoint(with: laterRates)
    let isOneAct = !earlier.action.filter { $0.kind != .country }.shared(with: later.action).isEmpty
    guard isOneAct, !isOtherRate, backward >= 0.6,
      later.type == earlier.type || later.type == nil || earlier.type == nil,
      conditionsAgree(later.condition, earlier.condition)
    else { return nil }
    if let x = later.terms.deadline, let y = earlier.terms.deadline, x != y {
      return Match(
        .supersedes, rule: "commitment.new-terms", confidence: confidence, note: note)
    }
    return Match(.restates, rule: "commitment.restated", confidence: confidence, note: note)
  }

  private func conditionsAgree(_ a: ConditionFact?, _ b: ConditionFact?) -> Bool {
    guard let a, let b else { return true }
    return a.words.likeness(to: b.words) >= 0.3 || b.words.coverage(by: a.words) >= 0.5
  }
}
