internal import CasusSyntax
internal import CasusText

/// Which side of the document's date a time without a year lies on.
enum TimeDirection { case past, future, unknown }

/// One reading of the words from some atom on: where it ends and what it means.
struct TimeReading {
  enum Grain: Int { case part, day, week, month, season, quarter, year, decade }

  var end: Int
  var span: DateSpan?
  var grain: Grain
  var kind: TimeExpression.Kind = .point
  /// Where a length ends that begins with the report.
  var limit: CivilDate?
  /// No year stands in the words: a neighbour's year may be taken over.
  var isYearless = false
  var isYearAssumed = false
}

/// Reads one sentence's time expressions by recursive descent over its atoms.
struct TimeParser {
  let words: TimeWords
  let numbers: NumberWords
  let atoms: ExpressionAtoms
  let sentence: Sentence
  let reference: CivilDate?
  /// The time told last: what "the same day" and "two days later" point back to.
  var focus: DateSpan?
  var direction = TimeDirection.unknown
  /// The preposition before the words being read.
  var prefix: TimeExpression.Kind?
  /// A year from the other end of a range: "28 September to 2 October 2024".
  var yearHint: Int?

  init(
    words: TimeWords, numbers: NumberWords, atoms: ExpressionAtoms, sentence: Sentence,
    reference: CivilDate?
  ) {
    self.words = words
    self.numbers = numbers
    self.atoms = atoms
    self.sentence = sentence
    self.reference = reference
  }

  /// The expression that starts exactly here, with its end in atoms.
  mutating func expression(at index: Int) -> (TimeExpression, Int)? {
    guard !isInsideName(index) else { return nil }
    yearHint = nil
    let (kind, isShown, start) = preposition(at: index)
    prefix = kind
    direction = direction(at: index, after: kind)
    guard let reading = range(at: start) else { return nil }
    let first = isShown ? index : start
    let tokens = atoms.tokens(first..<reading.end)
    let bound = bounded(reading, by: kind)
    let expression = TimeExpression(
      tokens: tokens, span: atoms.span(first..<reading.end),
      coreSpan: atoms.span(start..<reading.end), kind: bound.kind, date: bound.date,
      anchor: reading.span, limit: reading.limit, isYearAssumed: reading.isYearAssumed)
    return (expression, reading.end)
  }

  /// The preposition at an atom, whether it belongs to the expression, and what comes after it.
  private func preposition(at index: Int) -> (TimeExpression.Kind?, Bool, Int) {
    guard let name = words.text(atoms.text(index), .preposition) else { return (nil, false, index) }
    // "Before" and "since" may also open a clause; then nothing that is a time follows them.
    switch name {
    case "in": return (.point, false, index + 1)
    case "over", "during": return (.point, true, index + 1)
    case "for": return (.duration, true, index + 1)
    default: return (TimeExpression.Kind(rawValue: name), true, index + 1)
    }
  }

  private func bounded(
    _ reading: TimeReading, by preposition: TimeExpression.Kind?
  ) -> (kind: TimeExpression.Kind, date: DateSpan?) {
    let span = reading.span
    if reading.kind == .duration {
      return (preposition == .within ? .within : .duration, span)
    }
    if reading.kind == .vague { return (.vague, nil) }
    switch preposition {
    case nil, .point, .vague: return (reading.kind, span)
    case .duration: return (span == nil ? .duration : .point, span)
    case .since:
      guard let first = span?.first, let reference, first <= reference else {
        return (.since, span)
      }
      return (.since, DateSpan(first: first, last: reference, precision: .interval))
    case .after:
      return (.after, span?.last.map { DateSpan(first: $0, last: nil, precision: .interval) })
    case .within: return (.within, span)
    case .until, .by, .before, .from: return (preposition ?? .point, span)
    }
  }

  /// A reading, or two that span a range: "8 to 10 May", "between 2000 and 2002".
  private mutating func range(at index: Int) -> TimeReading? {
    guard var first = body(at: index) else { return nil }
    let connector = atoms.text(first.end)
    let isAnd = connector == "and" || connector == "or" || connector == "&"
    let isTo =
      connector == "to" || connector == "through" || connector == "until" || connector == "/"
      || atoms.isDash(first.end)
    guard first.kind == .point, first.span != nil, isAnd || isTo, first.end + 1 < atoms.count,
      !isInsideName(first.end + 1)
    else { return first }
    var second = body(at: first.end + 1)
    if let year = second?.span?.first?.year, first.isYearless, second?.isYearless == false {
      yearHint = year
      first = body(at: index) ?? first
      yearHint = nil
    } else if let year = first.span?.first?.year, !first.isYearless, second?.isYearless == true {
      yearHint = year
      second = body(at: first.end + 1)
      yearHint = nil
    }
    guard let second, second.kind == .point, let end = second.span?.last,
      let start = first.span?.first, start <= end, first.grain == second.grain
    else { return first }
    let isBetween = prefix == .from || atoms.text(index - 1) == "between"
    let isLong = first.grain.rawValue >= TimeReading.Grain.month.rawValue
    guard !isAnd || isBetween || isLong || end.ordinal - start.ordinal <= 3 else { return first }
    var whole = second
    whole.span = DateSpan(first: start, last: end, precision: .interval)
    whole.isYearAssumed = first.isYearAssumed || second.isYearAssumed
    return whole
  }

  /// A time without preposition or range; the order tells longer readings from their parts.
  func body(at index: Int) -> TimeReading? {
    guard index < atoms.count else { return nil }
    if let bound = bound(at: index) { return bound }
    var found = relative(at: index)
    if found == nil { found = named(at: index) }
    if found == nil { found = counted(at: index) }
    if found == nil { found = vague(at: index) }
    guard var reading = found else { return nil }
    // "Wednesday morning", "the 12th at dawn": the day stays.
    if reading.grain == .day, words.has(atoms.text(reading.end), .dayPart) { reading.end += 1 }
    if prefix == .from,
      atoms.text(reading.end) == "on" || atoms.text(reading.end) == "onwards"
        || atoms.text(reading.end) == "onward",
      reading.end + 1 >= atoms.count || body(at: reading.end + 1) == nil
    {
      reading.end += 1
    }
    return reading
  }

  /// "By then", "within her first 100 days": known only from what was told, or not at all.
  private func bound(at index: Int) -> TimeReading? {
    guard let prefix, [.by, .until, .before, .within].contains(prefix) else { return nil }
    if prefix != .within, atoms.text(index) == "then" {
      return TimeReading(end: index + 1, span: focus, grain: .day)
    }
    guard prefix == .within,
      let first = (index..<min(index + 5, atoms.count)).first(where: { atoms.text($0) == "first" }),
      let (_, end) = numbers.small(in: atoms, at: first + 1), words.unit(atoms.text(end)) != nil
    else { return nil }
    return TimeReading(end: end + 1, span: nil, grain: .part, kind: .duration)
  }

  private func relative(at index: Int) -> TimeReading? {
    if let reading = earlierOrLater(at: index) { return reading }
    if let reading = part(at: index) { return reading }
    return dayPart(at: index)
  }

  private func named(at index: Int) -> TimeReading? {
    if let reading = absolute(at: index) { return reading }
    if let reading = weekday(at: index) { return reading }
    if let reading = directed(at: index) { return reading }
    if let reading = dayWord(at: index) { return reading }
    if let reading = ordinalOf(at: index) { return reading }
    if let reading = season(at: index) { return reading }
    if let reading = holiday(at: index) { return reading }
    if let reading = year(at: index) { return reading }
    return dayOfMonth(at: index)
  }

  /// Past the articles that may stand before a time.
  func skippingThe(_ index: Int) -> Int { atoms.text(index) == "the" ? index + 1 : index }

  /// Months and weekdays are names too: nothing inside a person's or a body's name is a time.
  private func isInsideName(_ index: Int) -> Bool {
    guard let mention = sentence.mention(at: atoms[index].token) else { return false }
    switch mention.label {
    case .person, .organisation:
      return mention.tokens.count > 1
        || !words.has(atoms[index].text, .weekday)
          && !words.has(atoms[index].text, .month)
    case .location, .other: return false
    }
  }
}
