internal import CasusSyntax
internal import CasusText

/// Dates that the calendar names: days, months, years, decades, seasons, holidays.
extension TimeParser {
  /// "18 August", "August 18, 2024", "in September", "May 8–10", "2025-08-18".
  func absolute(at index: Int) -> TimeReading? {
    if let iso = isoDate(at: index) { return iso }
    let start = skippingThe(index)
    if let (first, last, end) = days(at: start) {
      let at = atoms.text(end) == "of" ? end + 1 : end
      guard let (month, after) = month(at: at, besideNumber: true) else { return nil }
      // "The 8 January attacks": the article is the noun's.
      return dated(month: month, first: first, last: last, end: after).flatMap {
        start > index && isBeforeNoun($0.end) ? nil : $0
      }
    }
    guard start == index, let (month, after) = month(at: start, besideNumber: nextIsNumber(start))
    else { return nil }
    let isDefinite = index > 0 && atoms.text(index - 1) == "the"
    if let (first, last, end) = days(at: skippingThe(after)), !isYearLike(after),
      CivilDate.days(inMonth: month, of: 2000) >= last, isDefinite || !isCountOfThings(end)
    {
      return dated(month: month, first: first, last: last, end: end)
    }
    return dated(month: month, first: nil, last: nil, end: after)
  }

  /// A month's name; "may" and "march" only where something beside them says so.
  private func month(at index: Int, besideNumber: Bool) -> (month: Int, end: Int)? {
    guard index < atoms.count, atoms[index].isCapitalised else { return nil }
    let word = atoms[index].text
    if let month = words.value(word, .month) {
      if besideNumber { return (month, index + 1) }
      let token = sentence.tokens[atoms[index].token]
      if token.upos == .aux || token.upos == .verb { return nil }
      if word == "may" || word == "march" {
        let before = index > 0 ? atoms.text(index - 1) : ""
        guard
          words.has(before, .preposition) || words.has(before, .part)
            || words.has(before, .direction) || before == "of" || before == "and"
            || atoms.isDash(index - 1)
        else { return nil }
      }
      return (month, index + 1)
    }
    guard besideNumber, let month = words.value(word, .monthAbbreviation) else { return nil }
    return (month, atoms.text(index + 1) == "." ? index + 2 : index + 1)
  }

  private func nextIsNumber(_ index: Int) -> Bool {
    let next = atoms.text(index + 1) == "." ? index + 2 : index + 1
    return atoms.integer(next, digits: 1...4) != nil
  }

  /// One day of a month or a run of days: "8", "8th", "8–10", "8 to 10", "8 and 9".
  private func days(at index: Int) -> (first: Int, last: Int, end: Int)? {
    guard let first = day(at: index) else { return nil }
    let connector = atoms.text(first.end)
    if atoms.isDash(first.end) || connector == "to" || connector == "and",
      let last = day(at: first.end + 1), last.day > first.day
    {
      return (first.day, last.day, last.end)
    }
    return (first.day, first.day, first.end)
  }

  private func day(at index: Int) -> (day: Int, end: Int)? {
    guard let day = atoms.integer(index, digits: 1...2), (1...31).contains(day) else { return nil }
    switch atoms.text(index + 1) {
    case "st", "nd", "rd", "th": return (day, index + 2)
    default: return (day, index + 1)
    }
  }

  /// "May 12 people": the figure counts what follows it.
  private func isCountOfThings(_ index: Int) -> Bool {
    guard index < atoms.count, atoms[index].kind == .word else { return false }
    let token = sentence.tokens[atoms[index].token]
    return token.xpos == "NNS" && token.upos == .noun && !atoms[index].isCapitalised
  }

  private func isBeforeNoun(_ index: Int) -> Bool {
    guard index < atoms.count, atoms[index].kind == .word else { return false }
    let part = sentence.tokens[atoms[index].token].upos
    return part == .noun || part == .propn
  }

  private func isYearLike(_ index: Int) -> Bool { atoms.integer(index, digits: 4...4) != nil }

  /// Adds the year that follows, in figures or as "last year", or the one that the context gives.
  func dated(month: Int, first: Int?, last: Int?, end: Int) -> TimeReading? {
    let grain: TimeReading.Grain = first == nil ? .month : .day
    var at = end
    if atoms.text(at) == "," || atoms.text(at) == "of" { at += 1 }
    if let year = atoms.integer(at, digits: 4...4), (1500...2199).contains(year),
      !isCountOfThings(at + 1)
    {
      return TimeReading(
        end: at + 1, span: days(year, month, first, last), grain: grain)
    }
    if let year = yearWords(at: at) {
      return TimeReading(end: at + 2, span: days(year, month, first, last), grain: grain)
    }
    if let yearHint {
      return TimeReading(
        end: end, span: days(yearHint, month, first, last), grain: grain, isYearless: true)
    }
    let placed = placed { days($0, month, first, last) }
    return TimeReading(
      end: end, span: placed?.span, grain: grain, isYearless: true,
      isYearAssumed: placed?.isAssumed ?? false)
  }

  private func days(_ year: Int, _ month: Int, _ first: Int?, _ last: Int?) -> DateSpan? {
    guard let first, let last else { return DateSpan(year: year, month: month) }
    guard let start = CivilDate(year: year, month: month, day: first),
      let end = CivilDate(year: year, month: month, day: last)
    else { return nil }
    return first == last
      ? DateSpan(day: start) : DateSpan(first: start, last: end, precision: .interval)
  }

  /// "this year", "last year", "next year" after a month or a day.
  private func yearWords(at index: Int) -> Int? {
    guard let reference, atoms.text(index + 1) == "year",
      let step = words.value(atoms.text(index), .direction), abs(step) <= 1
    else { return nil }
    return reference.year + step
  }

  private func isoDate(at index: Int) -> TimeReading? {
    guard let year = atoms.integer(index, digits: 4...4), atoms.isDash(index + 1),
      let month = atoms.integer(index + 2, digits: 2...2), atoms.isDash(index + 3),
      let day = atoms.integer(index + 4, digits: 2...2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return TimeReading(end: index + 5, span: DateSpan(day: date), grain: .day)
  }

  /// "2022", "2025–26", "the 1990s", where the words around say that it is a year.
  func year(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    guard let year = atoms.integer(start, digits: 4...4), (1500...2199).contains(year),
      isYear(start)
    else { return nil }
    if atoms.text(start + 1) == "s", atoms.isGlued(start + 1) {
      let span = DateSpan(
        first: CivilDate(year: year, month: 1, day: 1),
        last: CivilDate(year: year + 9, month: 12, day: 31), precision: .interval)
      return TimeReading(end: start + 2, span: span, grain: .decade)
    }
    // "The 2020 agreement": the article is the noun's.
    guard start == index else { return nil }
    if atoms.isDash(start + 1) || atoms.text(start + 1) == "/", atoms.isGlued(start + 1),
      let short = atoms.integer(start + 2, digits: 2...4), atoms.isGlued(start + 2)
    {
      let last = short < 100 ? year / 100 * 100 + short : short
      if last > year, last < year + 100, let from = DateSpan(year: year),
        let to = DateSpan(year: last)
      {
        let span = DateSpan(first: from.first, last: to.last, precision: .interval)
        return TimeReading(end: start + 3, span: span, grain: .year)
      }
    }
    return TimeReading(end: start + 1, span: DateSpan(year: year), grain: .year)
  }

  private func isYear(_ index: Int) -> Bool {
    let before = index > 0 ? atoms.text(index - 1) : ""
    if index > 0, atoms.isGlued(index),
      !["(", "-", "–", "/", "'", "‘", "\"", "“", "["].contains(before)
    {
      return false
    }
    if atoms.isGlued(index + 1) {
      let next = atoms.text(index + 1)
      if next == "%" || atoms[index + 1].kind == .word && next != "s" { return false }
    }
    if numbers.value(atoms.text(index + 1), .scale) != nil { return false }
    let plural = isCountOfThings(index + 1)
    if words.has(before, .preposition) || words.has(before, .part) || words.has(before, .season) {
      return !plural || before == "since" || before == "by" || before == "until"
    }
    switch before {
    case "between", "and", "to", "of", "(", "-", "–", "/", "season", "or": return !plural
    case "the", "its", "their", "his", "her", "a", "'s", "that", "this", "s": return true
    default: break
    }
    guard index + 1 < atoms.count, atoms[index + 1].kind == .word else { return false }
    let next = sentence.tokens[atoms[index + 1].token]
    return !plural && (next.upos == .noun || next.upos == .propn) && next.xpos != "NNS"
  }

  /// "in spring", "the summer of 2023", "winter 2024".
  func season(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    let word = atoms.text(start)
    guard let month = words.value(word, .season) else { return nil }
    let token = sentence.tokens[atoms[start].token]
    if word == "fall" || word == "spring", token.upos == .verb { return nil }
    if word == "fall", start == index, prefix != .point { return nil }
    let at = atoms.text(start + 1) == "of" || atoms.text(start + 1) == "," ? start + 2 : start + 1
    if let year = atoms.integer(at, digits: 4...4), (1500...2199).contains(year) {
      return TimeReading(end: at + 1, span: season(from: month, of: year), grain: .season)
    }
    if let year = yearWords(at: at) {
      return TimeReading(end: at + 2, span: season(from: month, of: year), grain: .season)
    }
    guard prefix != nil || start > index || word == "autumn" else { return nil }
    let placed = placed { season(from: month, of: $0) }
    return TimeReading(
      end: start + 1, span: placed?.span, grain: .season, isYearless: true,
      isYearAssumed: placed?.isAssumed ?? false)
  }

  /// Three months from the first of one; winter runs into the next year.
  func season(from month: Int, of year: Int) -> DateSpan? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return DateSpan(
      first: first, last: first.adding(months: 3).adding(days: -1), precision: .interval)
  }

  /// "on the 12th": of this month or the one that the tense points to.
  func dayOfMonth(at index: Int) -> TimeReading? {
    guard atoms.text(index) == "the", index > 0,
      atoms.text(index - 1) == "on" || prefix == .by
        || prefix == .until,
      let (day, end) = day(at: index + 1), end == index + 3, let reference
    else { return nil }
    if end < atoms.count, atoms[end].kind == .word {
      let next = sentence.tokens[atoms[end].token].upos
      if next == .noun || next == .propn || next == .adj || next == .other { return nil }
    }
    let candidates = [-1, 0, 1].compactMap { step -> CivilDate? in
      let month = reference.adding(months: step)
      return CivilDate(year: month.year, month: month.month, day: day)
    }
    guard let date = nearest(candidates.map { DateSpan(day: $0) }) else { return nil }
    return TimeReading(end: end, span: date.span, grain: .day)
  }

  /// The year that tense and nearness to the document's date give.
  func placed(_ make: (Int) -> DateSpan?) -> (span: DateSpan, isAssumed: Bool)? {
    guard let reference else { return nil }
    return nearest((-1...1).compactMap { make(reference.year + $0) })
  }

  private func nearest(_ candidates: [DateSpan]) -> (span: DateSpan, isAssumed: Bool)? {
    guard let reference else { return nil }
    switch direction {
    case .future:
      guard let span = candidates.first(where: { ($0.last ?? reference) >= reference }) else {
        return nil
      }
      return (span, false)
    case .past:
      guard let span = candidates.last(where: { ($0.first ?? reference) <= reference }) else {
        return nil
      }
      // "Was due on 3 January", told in December: nearness outweighs the tense.
      if let ahead = candidates.first(where: { ($0.first ?? reference) > reference }),
        let first = ahead.first, let last = span.last,
        first.ordinal - reference.ordinal < 21, reference.ordinal - last.ordinal > 300
      {
        return (ahead, true)
      }
      return (span, false)
    case .unknown:
      func distance(_ span: DateSpan) -> Int {
        guard let first = span.first, let last = span.last else { return .max }
        if first <= reference, reference <= last { return 0 }
        return min(abs(first.ordinal - reference.ordinal), abs(last.ordinal - reference.ordinal))
      }
      guard let span = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
      return (span, distance(span) > 45)
    }
  }
}
