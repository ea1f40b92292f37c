internal import CasusSyntax
internal import CasusText

/// Parts of a time: "late June", "the end of the month", "dawn on Saturday", "the second half of".
extension TimeParser {
  /// "early", "mid-", "late" before a time, or "the end of" one.
  func part(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    if let yearEnd = yearEnd(at: start) { return yearEnd }
    guard let part = words.value(atoms.text(start), .part) else { return nil }
    var at = start + 1
    let isOf = atoms.text(at) == "of"
    if isOf || atoms.isDash(at) || atoms.text(at) == "on" || atoms.text(at) == "in" { at += 1 }
    if part == 4 || ["beginning", "start", "outset"].contains(atoms.text(start)), !isOf {
      return nil
    }
    // "early hours of Tuesday", "early morning on 3 May"
    if let part = dayPart(at: at) { return part }
    guard let inner = deictic(at: at) ?? body(at: at), inner.kind == .point else { return nil }
    var reading = inner
    reading.span = third(part, of: inner, isStart: prefix == .since)
    if inner.grain.rawValue > TimeReading.Grain.day.rawValue { reading.grain = .part }
    return reading
  }

  /// "the month", "the year", "the week" after "the end of": those of the document's date.
  private func deictic(at index: Int) -> TimeReading? {
    guard atoms.text(index) == "the" || atoms.text(index) == "year",
      let unit = words.unit(atoms.text(skippingThe(index))),
      words.has(atoms.text(skippingThe(index)), .unit), unit != .second, unit != .minute,
      unit != .hour
    else { return nil }
    let end = skippingThe(index) + 1
    let span = reference.flatMap { whole(unit, around: $0, step: 0) }
    let grain: TimeReading.Grain =
      unit == .day ? .day : unit == .year ? .year : unit == .month ? .month : .week
    return TimeReading(end: end, span: span, grain: grain)
  }

  /// "year-end", "year's end", "month-end".
  private func yearEnd(at index: Int) -> TimeReading? {
    guard let unit = words.unit(atoms.text(index)), unit == .year || unit == .month else {
      return nil
    }
    var at = index + 1
    if atoms.isDash(at) {
      at += 1
    } else if atoms.text(at) == "'" || atoms.text(at) == "’", atoms.text(at + 1) == "s" {
      at += 2
    } else {
      return nil
    }
    guard atoms.text(at) == "end",
      let last = reference.flatMap({ whole(unit, around: $0, step: 0) })?.last
    else { return nil }
    return TimeReading(end: at + 1, span: DateSpan(day: last), grain: .day)
  }

  /// A third of a time. Months go 1–10, 11–20, 21–end; years and decades by the calendar.
  private func third(_ part: Int, of reading: TimeReading, isStart: Bool) -> DateSpan? {
    guard let span = reading.span, let first = span.first, let last = span.last else { return nil }
    func days(_ from: CivilDate, _ to: CivilDate) -> DateSpan {
      DateSpan(first: from, last: to, precision: .interval)
    }
    if part == 4, prefix == .by || prefix == .before || prefix == .until {
      return DateSpan(day: last)
    }
    switch reading.grain {
    case .day, .part: return span
    case .week:
      switch part {
      case 1: return days(first, first.adding(days: 2))
      case 2: return days(first.adding(days: 2), first.adding(days: 3))
      default: return days(first.adding(days: 3), last)
      }
    case .month:
      switch part {
      case 1: return days(first, first.adding(days: 9))
      case 2: return days(first.adding(days: isStart ? 14 : 10), first.adding(days: 19))
      default: return days(first.adding(days: 20), last)
      }
    case .season, .quarter:
      return months(part == 4 ? 3 : part, of: first, length: 1)
    case .year:
      if part == 4 { return DateSpan(year: last.year, month: 12) }
      return months(part, of: first, length: 4)
    case .decade:
      let years = part == 1 ? (0, 3) : part == 2 ? (4, 6) : (7, 9)
      guard let from = DateSpan(year: first.year + years.0),
        let to = DateSpan(year: first.year + years.1), let start = from.first, let end = to.last
      else { return nil }
      return days(start, end)
    }
  }

  private func months(_ part: Int, of first: CivilDate, length: Int) -> DateSpan {
    let start = first.adding(months: (part - 1) * length)
    return DateSpan(
      first: start, last: start.adding(months: length).adding(days: -1), precision: .interval)
  }

  /// "the night of 28 September", "at dawn on Saturday", "the small hours of Saturday".
  func dayPart(at index: Int) -> TimeReading? {
    var at = skippingThe(index)
    if atoms.text(at) == "small" || atoms.text(at) == "early", atoms.text(at + 1) == "hours" {
      at += 2
    } else if atoms.text(at) == "hours" {
      at += 1
    } else if words.has(atoms.text(at), .dayPart) {
      at += 1
    } else {
      return nil
    }
    guard atoms.text(at) == "of" || atoms.text(at) == "on" || atoms.text(at) == "," else {
      return nil
    }
    guard let day = weekday(at: at + 1) ?? absolute(at: at + 1) ?? directed(at: at + 1),
      day.grain == .day
    else { return nil }
    return day
  }

  /// "the first quarter of 2025", "the second half of April", "the third week of February", "Q3".
  func ordinalOf(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    if let quarter = namedQuarter(at: start) { return quarter }
    let word = atoms.text(start)
    let isLast = word == "last" || word == "final"
    guard let ordinal = isLast ? 0 : numbers.value(word, .ordinal) else { return nil }
    let unitWord = atoms.text(start + 1)
    guard atoms.text(start + 2) == "of" || atoms.text(start + 2) == "in" else { return nil }
    let at = start + 3
    guard let outer = absolute(at: at) ?? year(at: at) ?? directed(at: at) ?? deictic(at: at),
      let span = outer.span, let first = span.first, let last = span.last
    else { return nil }
    guard let number = Int(exactly: ordinal),
      let result = division(number, unitWord, first, last, outer.grain)
    else {
      return nil
    }
    return TimeReading(
      end: outer.end, span: result, grain: .part, isYearAssumed: outer.isYearAssumed)
  }

  private func division(
    _ ordinal: Int, _ word: String, _ first: CivilDate, _ last: CivilDate,
    _ grain: TimeReading.Grain
  ) -> DateSpan? {
    func days(_ from: CivilDate, _ to: CivilDate) -> DateSpan? {
      from <= to ? DateSpan(first: from, last: min(to, last), precision: .interval) : nil
    }
    switch word {
    case "half":
      if grain == .year { return months(ordinal == 1 ? 1 : 2, of: first, length: 6) }
      return ordinal == 1 ? days(first, first.adding(days: 14)) : days(first.adding(days: 15), last)
    case "quarter":
      guard grain == .year, (0...4).contains(ordinal) else { return nil }
      return months(ordinal == 0 ? 4 : ordinal, of: first, length: 3)
    case "week":
      if ordinal == 0 { return days(last.adding(days: -6), last) }
      let from = first.adding(days: 7 * (ordinal - 1))
      return days(from, from.adding(days: 6))
    case "day":
      return DateSpan(day: ordinal == 0 ? last : first.adding(days: ordinal - 1))
    case "days":
      return ordinal == 0 ? days(last.adding(days: -4), last) : days(first, first.adding(days: 4))
    default: return nil
    }
  }

  private func namedQuarter(at index: Int) -> TimeReading? {
    guard atoms.text(index) == "q", let quarter = atoms.integer(index + 1, digits: 1...1),
      (1...4).contains(quarter), atoms.isGlued(index + 1)
    else { return nil }
    let at = atoms.text(index + 2) == "of" ? index + 3 : index + 2
    if let year = atoms.integer(at, digits: 4...4),
      let first = CivilDate(year: year, month: 1, day: 1)
    {
      return TimeReading(end: at + 1, span: months(quarter, of: first, length: 3), grain: .quarter)
    }
    let placed = placed { year in
      CivilDate(year: year, month: 1, day: 1).map { months(quarter, of: $0, length: 3) }
    }
    return TimeReading(
      end: index + 2, span: placed?.span, grain: .quarter, isYearless: true,
      isYearAssumed: placed?.isAssumed ?? false)
  }
}
