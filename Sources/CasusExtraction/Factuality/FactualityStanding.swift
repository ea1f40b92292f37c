internal import CasusRecords

/// What a word does to the act it governs, as the lexicons say it.
enum FactualityEffect: String, Sendable {
  case actual, denied, alleged, expected, possible
  /// Named, but no event: a condition, a demand, a purpose.
  case idle
  /// Presupposed: it holds whatever becomes of the governing clause.
  case given
  /// It was under way, unless the governing clause is itself only planned or demanded.
  case settled
  /// As the governing clause.
  case same
  /// A commitment that was kept: what it promised came about.
  case fulfilled
}

/// How an act stands while the walk goes down to it.
struct FactualityStanding: Sendable, Hashable {
  var value: Factuality = .asserted
  /// Whether it counts as an event of its own.
  var isOwn = true
  /// The governing commitment was kept.
  var isFulfilled = false

  static let asserted = FactualityStanding()
  static let idle = FactualityStanding(value: .possible, isOwn: false)

  /// The standing of an act under this one by a word with effects `yes` and, negated, `no`.
  func governing(
    _ yes: FactualityEffect, _ no: FactualityEffect
  ) -> FactualityStanding {
    if isFulfilled, yes == .idle || yes == .expected || yes == .possible { return .asserted }
    switch value {
    case .asserted: return result(of: yes)
    case .denied: return result(of: no)
    case .alleged:
      var result = result(of: yes)
      if result.value == .asserted, yes != .given { result.value = .alleged }
      return result
    case .expected:
      var result = result(of: yes)
      switch result.value {
      case .asserted where yes != .given: result.value = .expected
      case .denied, .alleged: result.isOwn = false
      default: break
      }
      return result
    case .possible:
      var result = result(of: yes)
      if yes != .given { result.value = .possible }
      return result
    }
  }

  private func result(of effect: FactualityEffect) -> FactualityStanding {
    switch effect {
    case .actual: with(.asserted)
    case .denied: with(.denied)
    case .alleged: with(.alleged)
    case .expected: with(.expected)
    case .possible: with(.possible)
    case .idle: .idle
    case .given: .asserted
    case .settled: value == .asserted || value == .denied ? .asserted : self
    case .same: self
    case .fulfilled: FactualityStanding(value: .asserted, isOwn: true, isFulfilled: true)
    }
  }

  private func with(_ value: Factuality) -> FactualityStanding {
    FactualityStanding(value: value, isOwn: isOwn)
  }

  /// Under a negation of its own.
  var negated: FactualityStanding {
    switch value {
    case .asserted, .alleged: with(.denied)
    case .denied: with(.asserted)
    // A future or an option that is ruled out is a refusal, no event.
    case .expected: .idle
    case .possible: self
    }
  }
}
