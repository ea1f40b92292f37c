/// When something was or is due: first and last day, with what is not known left open.
///
/// Never filled with "now": an unknown bound is nil. Writes itself in EDTF (ISO 8601-2), reduced
/// where the text is: `2026-07`, `2025-06-21/2025-06-30`, `2022/..`.
public struct DateSpan: Hashable, Sendable {
  public enum Precision: String, Sendable {
    case day, month, year
    /// Any other stretch: a week, a decade of days, an open interval.
    case interval
  }

  public var first: CivilDate?
  public var last: CivilDate?
  public var precision: Precision
  /// "About", "around", "some": EDTF `~`.
  public var isApproximate: Bool

  public init(
    first: CivilDate?, last: CivilDate?, precision: Precision, isApproximate: Bool = false
  ) {
    self.first = first
    self.last = last
    self.precision = precision
    self.isApproximate = isApproximate
  }

  public init(day: CivilDate) { self.init(first: day, last: day, precision: .day) }

  public init?(year: Int, month: Int) {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let last = first.adding(days: CivilDate.days(inMonth: month, of: year) - 1)
    self.init(first: first, last: last, precision: .month)
  }

  public init?(year: Int) {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
    self.init(
      first: first, last: CivilDate(year: year, month: 12, day: 31), precision: .year)
  }

  /// From what `edtf` writes; nil for anything else.
  public init?(edtf text: String) {
    let isApproximate = text.hasSuffix("~")
    let body = isApproximate ? String(text.dropLast()) : text
    let parts = body.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    func reduced(_ part: String) -> DateSpan? {
      let numbers = part.split(separator: "-").map { Int($0) }
      guard !numbers.contains(nil) else { return nil }
      switch (numbers.count, part.utf8.count) {
      case (1, 4): return DateSpan(year: numbers[0]!)
      case (2, 7): return DateSpan(year: numbers[0]!, month: numbers[1]!)
      case (3, 10): return CivilDate(iso: part).map { DateSpan(day: $0) }
      default: return nil
      }
    }
    switch parts.count {
    case 1:
      guard let span = reduced(parts[0]) else { return nil }
      self = span
    case 2:
      let first = parts[0] == ".." || parts[0].isEmpty ? nil : reduced(parts[0])
      let last = parts[1] == ".." || parts[1].isEmpty ? nil : reduced(parts[1])
      guard first != nil || last != nil else { return nil }
      self.init(first: first?.first, last: last?.last, precision: .interval)
    default: return nil
    }
    self.isApproximate = isApproximate
  }

  public var edtf: String {
    let mark = isApproximate ? "~" : ""
    guard let first else { return last.map { "../" + $0.iso + mark } ?? ".." }
    switch precision {
    case .day: return first.iso + mark
    case .month: return String(first.iso.prefix(7)) + mark
    case .year: return String(first.iso.prefix(4)) + mark
    case .interval:
      if first == last { return first.iso + mark }
      return first.iso + "/" + (last.map(\.iso) ?? "..") + mark
    }
  }
}
