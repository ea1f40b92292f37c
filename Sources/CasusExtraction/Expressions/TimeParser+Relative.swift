internal import CasusSyntax
internal import CasusText

/// Times that count from the document's date or from the time told last.
extension TimeParser {
  /// "on Saturday", "last Tuesday", "Friday, 18 August", "Tuesday last week".
  func weekday(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    let step = words.value(atoms.text(start), .direction)
    let at = step == nil ? start : start + 1
    guard at < atoms.count, let day = words.value(atoms.text(at), .weekday), atoms[at].isCapitalised
    else { return nil }
    // A written date beside the weekday decides; the weekday adds nothing.
    for skip in 1...2 where skip == 1 || atoms.text(at + 1) == "," {
      if let date = absolute(at: at + skip), date.grain == .day {
        var whole = date
        whole.isYearAssumed = false
        return whole
      }
    }
    guard let reference else { return TimeReading(end: at + 1, span: nil, grain: .day) }
    let after = atoms.text(at + 1) == "of" ? at + 2 : at + 1
    if atoms.text(after + 1) == "week", let week = words.value(atoms.text(after), .direction),
      abs(week) <= 1
    {
      let date = monday(of: reference).adding(days: 7 * week + day - 1)
      return TimeReading(end: after + 2, span: DateSpan(day: date), grain: .day)
    }
    let word = atoms.text(start)
    let date =
      step == nil
      ? nearestWeekday(day, to: reference) : directed(day, by: word, from: reference)
    return TimeReading(end: at + 1, span: DateSpan(day: date), grain: .day)
  }

  private func nearestWeekday(_ day: Int, to reference: CivilDate) -> CivilDate {
    let ahead = (day - reference.weekday + 7) % 7
    if direction == .future { return reference.adding(days: ahead) }
    return reference.adding(days: ahead == 0 ? 0 : ahead - 7)
  }

  /// "Last Thursday" on a Friday is not yesterday, which has a word of its own.
  private func directed(_ day: Int, by word: String, from reference: CivilDate) -> CivilDate {
    let back = (reference.weekday - day + 7) % 7
    switch word {
    case "last", "past", "previous", "preceding":
      return reference.adding(days: back < 2 ? -back - 7 : -back)
    case "next": return monday(of: reference).adding(days: 7 + day - 1)
    case "this", "current": return monday(of: reference).adding(days: day - 1)
    case "same", "that": return focus?.first ?? reference.adding(days: -back)
    default: return reference.adding(days: back == 0 ? 7 : 7 - back)
    }
  }

  func monday(of date: CivilDate) -> CivilDate { date.adding(days: 1 - date.weekday) }

  /// "last week", "this year", "the past three months", "next January", "that night".
  func directed(at index: Int) -> TimeReading? {
    var start = skippingThe(index)
    // "this past week", "this coming Friday": the second word decides.
    if atoms.text(start) == "this", words.has(atoms.text(start + 1), .direction) { start += 1 }
    let word = atoms.text(start)
    guard let step = words.value(word, .direction) else { return nil }
    let at = start + 1
    let next = atoms.text(at)
    if let counted = stretch(step, at: at) { return counted }
    if let unit = words.unit(next), words.has(next, .unit) {
      return directed(step, word, unit, hasArticle: start > index, end: at + 1)
    }
    if words.has(next, .dayPart) || next == "night" {
      return directedNight(step, word, end: at + 1)
    }
    if abs(step) <= 1, let reference {
      if let month = words.value(next, .month), atoms[at].isCapitalised {
        return directedMonth(step, month, at: at + 1, from: reference)
      }
      if let month = words.value(next, .season) {
        let candidates = (-1...1).compactMap { season(from: month, of: reference.year + $0) }
        let span =
          step == 0
          ? season(from: month, of: reference.year)
          : step < 0
            ? candidates.last { ($0.last ?? reference) < reference }
            : candidates.first { ($0.first ?? reference) > reference }
        return TimeReading(end: at + 1, span: span, grain: .season)
      }
    }
    return nil
  }

  /// "the last two weeks", "next 15 years", "the past few days".
  private func stretch(_ step: Int, at index: Int) -> TimeReading? {
    guard abs(step) == 1 else { return nil }
    if words.has(atoms.text(index), .vagueCount), let _ = words.unit(atoms.text(index + 1)) {
      return TimeReading(end: index + 2, span: nil, grain: .part, kind: .vague)
    }
    guard let (count, end) = numbers.small(in: atoms, at: index),
      let unit = words.unit(atoms.text(end))
    else { return nil }
    guard let reference, let other = moved(reference, by: step * count, unit) else {
      return TimeReading(end: end + 1, span: nil, grain: .part, kind: .duration)
    }
    return TimeReading(
      end: end + 1,
      span: DateSpan(
        first: min(reference, other), last: max(reference, other), precision: .interval),
      grain: .part)
  }

  private func directed(
    _ step: Int, _ word: String, _ unit: TimeWords.Unit, hasArticle: Bool, end: Int
  ) -> TimeReading? {
    let isAnaphoric =
      step == 9 || ["previous", "preceding", "following"].contains(word)
      || unit == .day && word == "next"
    if word == "that", sentence.tokens[atoms[end - 2].token].upos == .sconj { return nil }
    guard let base = isAnaphoric ? focus?.first ?? reference : reference else {
      return TimeReading(end: end, span: nil, grain: .day)
    }
    let amount = step == 9 ? 0 : step
    if unit == .week, word == "coming" {
      return TimeReading(
        end: end,
        span: DateSpan(first: base, last: base.adding(days: 6), precision: .interval), grain: .week)
    }
    // "Over the next decade" runs from now on, "in the past year" up to now.
    if hasArticle, abs(amount) == 1, !isAnaphoric, unit != .weekend,
      ["over", "in", "within", "during"].contains(atoms.text(end - 4)),
      let other = moved(base, by: amount, unit)
    {
      let span = DateSpan(first: min(base, other), last: max(base, other), precision: .interval)
      return TimeReading(end: end, span: span, grain: .part)
    }
    guard let span = whole(unit, around: base, step: amount) else { return nil }
    return TimeReading(end: end, span: span, grain: grain(of: unit))
  }

  private func directedNight(_ step: Int, _ word: String, end: Int) -> TimeReading? {
    let isAnaphoric = step == 9 || ["previous", "preceding", "following", "next"].contains(word)
    guard let base = isAnaphoric ? focus?.first ?? reference : reference else {
      return TimeReading(end: end, span: nil, grain: .day)
    }
    let date = base.adding(days: step == 9 ? 0 : step)
    return TimeReading(end: end, span: DateSpan(day: date), grain: .day)
  }

  /// "Last October" in September is that of the year before; "this June" is this year's.
  private func directedMonth(
    _ step: Int, _ month: Int, at index: Int, from reference: CivilDate
  ) -> TimeReading? {
    var year = reference.year
    if step < 0, month >= reference.month { year -= 1 }
    if step > 0, month <= reference.month { year += 1 }
    if let day = atoms.integer(index, digits: 1...2),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return TimeReading(end: index + 1, span: DateSpan(day: date), grain: .day)
    }
    return TimeReading(end: index, span: DateSpan(year: year, month: month), grain: .month)
  }

  /// "today", "tomorrow", "overnight into Friday".
  func dayWord(at index: Int) -> TimeReading? {
    let word = atoms.text(index)
    if let step = words.value(word, .dayWord) {
      let span = reference.map { DateSpan(day: $0.adding(days: step)) }
      return TimeReading(end: index + 1, span: span, grain: .day)
    }
    guard words.has(word, .overnight) else { return nil }
    let link = atoms.text(index + 1)
    if link == "into" || link == "to" || link == "on" || link == "from",
      let day = weekday(at: index + 2) ?? absolute(at: index + 2), day.grain == .day,
      let last = day.span?.first
    {
      if link == "from" { return TimeReading(end: day.end, span: day.span, grain: .day) }
      let span = DateSpan(first: last.adding(days: -1), last: last, precision: .interval)
      return TimeReading(end: day.end, span: span, grain: .part)
    }
    let span = reference.map {
      DateSpan(first: $0.adding(days: -1), last: $0, precision: .interval)
    }
    return TimeReading(end: index + 1, span: span, grain: .part)
  }

  /// "earlier this week", "later in the month", "earlier today", "later that day".
  func earlierOrLater(at index: Int) -> TimeReading? {
    let isEarlier = atoms.text(index) == "earlier"
    guard isEarlier || atoms.text(index) == "later" else { return nil }
    var at = index + 1
    if atoms.text(at) == "in" || atoms.text(at) == "on" { at += 1 }
    if atoms.text(at) == "the", let unit = words.unit(atoms.text(at + 1)) ?? dayUnit(at + 1),
      let reference
    {
      return half(of: whole(unit, around: reference, step: 0), isEarlier, end: at + 2)
    }
    guard let reading = directed(at: at) ?? dayWord(at: at) ?? weekday(at: at) ?? absolute(at: at)
    else { return nil }
    if reading.grain == .day { return reading }
    return half(of: reading.span, isEarlier, end: reading.end)
  }

  private func dayUnit(_ index: Int) -> TimeWords.Unit? {
    words.has(atoms.text(index), .dayPart) ? .day : nil
  }

  private func half(of span: DateSpan?, _ isEarlier: Bool, end: Int) -> TimeReading {
    guard let span, let reference, let first = span.first, let last = span.last,
      first <= reference, reference <= last, first < last
    else { return TimeReading(end: end, span: span, grain: .part) }
    let half =
      isEarlier
      ? DateSpan(first: first, last: reference, precision: .interval)
      : DateSpan(first: reference, last: last, precision: .interval)
    return TimeReading(end: end, span: half, grain: .part)
  }

  /// The whole day, week, month … that holds a date, or one some steps away.
  func whole(_ unit: TimeWords.Unit, around date: CivilDate, step: Int) -> DateSpan? {
    func between(_ first: CivilDate, _ days: Int) -> DateSpan {
      DateSpan(first: first, last: first.adding(days: days - 1), precision: .interval)
    }
    switch unit {
    case .second, .minute, .hour: return DateSpan(day: date)
    case .day: return DateSpan(day: date.adding(days: step))
    case .week: return between(monday(of: date).adding(days: 7 * step), 7)
    case .fortnight: return between(monday(of: date).adding(days: 14 * step), 14)
    case .weekend:
      // On a Saturday or Sunday "last weekend" is the one before, "this weekend" the present one.
      return between(monday(of: date).adding(days: 7 * step + 5), 2)
    case .month:
      let month = date.adding(months: step)
      return DateSpan(year: month.year, month: month.month)
    case .quarter:
      let count = date.year * 4 + (date.month - 1) / 3 + step
      guard let first = CivilDate(year: count / 4, month: count % 4 * 3 + 1, day: 1) else {
        return nil
      }
      return DateSpan(
        first: first, last: first.adding(months: 3).adding(days: -1), precision: .interval)
    case .year: return DateSpan(year: date.year + step)
    case .decade, .century:
      let length = unit == .decade ? 10 : 100
      let year = (date.year / length + step) * length
      return DateSpan(
        first: CivilDate(year: year, month: 1, day: 1),
        last: CivilDate(year: year + length - 1, month: 12, day: 31), precision: .interval)
    }
  }

  /// The date some units away; nil for units below a day.
  func moved(_ date: CivilDate, by count: Int, _ unit: TimeWords.Unit) -> CivilDate? {
    guard abs(count) < 10_000 else { return nil }
    switch unit {
    case .second, .minute: return nil
    case .hour: return date.adding(days: count >= 0 ? (count + 23) / 24 : -((-count + 23) / 24))
    case .day: return date.adding(days: count)
    case .week, .weekend: return date.adding(days: 7 * count)
    case .fortnight: return date.adding(days: 14 * count)
    case .month: return date.adding(months: count)
    case .quarter: return date.adding(months: 3 * count)
    case .year: return date.adding(months: 12 * count)
    case .decade: return date.adding(months: 120 * count)
    case .century: return date.adding(months: 1200 * count)
    }
  }

  private func grain(of unit: TimeWords.Unit) -> TimeReading.Grain {
    switch unit {
    case .second, .minute, .hour, .day: .day
    case .week, .weekend, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade, .century: .decade
    }
  }
}
