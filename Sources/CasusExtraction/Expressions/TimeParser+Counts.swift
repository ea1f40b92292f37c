internal import CasusSyntax
internal import CasusText

/// Counted units: "five days ago", "within 48 hours", "two days later", "for three weeks".
extension TimeParser {
  func counted(at index: Int) -> TimeReading? {
    if atoms.text(index) == "the", let (date, end) = dayBeside(at: index) {
      return TimeReading(end: end, span: date.map { DateSpan(day: $0) }, grain: .day)
    }
    guard let (count, unit, end, isHyphenated) = countAndUnit(at: index) else { return nil }
    let isArticle = ["a", "an"].contains(atoms.text(index))
    switch atoms.text(end) {
    case "ago",
      "back" where atoms.text(end) == "ago" || !isArticle:
      return ago(count, unit, end: end + 1)
    case "from" where atoms.text(end + 1) == "now":
      return point(reference, count, unit, end: end + 2)
    case "later", "afterwards", "afterward":
      return point(focus?.last, count, unit, end: end + 1)
    case "earlier", "beforehand", "previously":
      return point(focus?.first, -count, unit, end: end + 1)
    case "after" where !isHyphenated && prefix != .duration:
      return point(focus?.last, count, unit, end: end + 1)
    case "before" where !isHyphenated && prefix != .duration:
      return point(focus?.first, -count, unit, end: end + 1)
    case "old": return nil
    default: break
    }
    if atoms.isDash(end), atoms.text(end + 1) == "old" { return nil }
    return unmarked(
      count, unit, isArticle: isArticle, isHyphenated: isHyphenated, from: index, end: end)
  }

  private func unmarked(
    _ count: Int, _ unit: TimeWords.Unit, isArticle: Bool, isHyphenated: Bool, from index: Int,
    end: Int
  ) -> TimeReading? {
    // "In two years" is a point ahead, "over two years" a length.
    let isIn = prefix == .point && atoms.text(index - 1) == "in"
    if prefix == .within || isIn && direction == .future && !isHyphenated {
      guard let reference, let last = moved(reference, by: count, unit) else {
        return TimeReading(end: end, span: nil, grain: .part, kind: .duration)
      }
      if isIn { return point(reference, count, unit, end: end) }
      return TimeReading(
        end: end, span: DateSpan(first: reference, last: last, precision: .interval),
        grain: .part, kind: .point)
    }
    // "300,000 barrels a day" is a rate, "a second strike" no time at all.
    guard !isArticle || prefix == .duration else { return nil }
    guard unit != .second || !isHyphenated else { return nil }
    return TimeReading(
      end: end, span: nil, grain: .part, kind: .duration,
      limit: reference.flatMap { moved($0, by: count, unit) })
  }

  /// "the day before", "the day after" the time told last.
  private func dayBeside(at index: Int) -> (CivilDate?, Int)? {
    guard atoms.text(index + 1) == "day" else { return nil }
    let step: Int
    switch atoms.text(index + 2) {
    case "before": step = -1
    case "after": step = 1
    default: return nil
    }
    if atoms.text(index + 3) == "yesterday" || atoms.text(index + 3) == "tomorrow" {
      return (reference?.adding(days: 2 * step), index + 4)
    }
    return ((focus?.first ?? reference)?.adding(days: step), index + 3)
  }

  private func countAndUnit(at index: Int) -> (Int, TimeWords.Unit, Int, Bool)? {
    if atoms.text(index) == "half", atoms.text(index + 1) == "a",
      let unit = words.unit(atoms.text(index + 2)), unit == .year
    {
      return (6, .month, index + 3, false)
    }
    guard index < atoms.count, let (count, end) = numbers.small(in: atoms, at: index) else {
      return nil
    }
    if index > 0, atoms[index].number != nil, atoms.isGlued(index), atoms[index - 1].kind != .sign {
      return nil
    }
    let isHyphenated = atoms.isDash(end)
    let at = isHyphenated ? end + 1 : end
    guard let unit = words.unit(atoms.text(at)) else { return nil }
    if isHyphenated, !atoms.isGlued(at) { return nil }
    return (count, unit, at + 1, isHyphenated)
  }

  /// A day for days; the week, month or year for longer units, which nobody counts to the day.
  private func ago(_ count: Int, _ unit: TimeWords.Unit, end: Int) -> TimeReading? {
    guard let reference, let date = moved(reference, by: -count, unit) else {
      return TimeReading(end: end, span: reference.map { DateSpan(day: $0) }, grain: .day)
    }
    switch unit {
    case .week, .fortnight, .month, .year:
      let span = whole(unit == .fortnight ? .week : unit, around: date, step: 0)
      return TimeReading(end: end, span: span, grain: unit == .year ? .year : .part)
    case .decade, .century:
      var span = DateSpan(year: date.year)
      span?.isApproximate = true
      return TimeReading(end: end, span: span, grain: .year)
    case .hour: return TimeReading(end: end, span: DateSpan(day: reference), grain: .day)
    case .second, .minute, .day, .weekend, .quarter:
      return TimeReading(end: end, span: DateSpan(day: date), grain: .day)
    }
  }

  private func point(
    _ base: CivilDate?, _ count: Int, _ unit: TimeWords.Unit, end: Int
  ) -> TimeReading? {
    guard unit != .hour || prefix != nil, let base, let date = moved(base, by: count, unit) else {
      return TimeReading(end: end, span: nil, grain: .part, kind: .vague)
    }
    switch unit {
    case .month:
      return TimeReading(end: end, span: whole(.month, around: date, step: 0), grain: .month)
    case .year: return TimeReading(end: end, span: DateSpan(year: date.year), grain: .year)
    default: return TimeReading(end: end, span: DateSpan(day: date), grain: .day)
    }
  }

  /// "recently", "hours later", "in recent weeks", "a few days ago": said, but no day follows.
  func vague(at index: Int) -> TimeReading? {
    let word = atoms.text(index)
    if words.has(word, .vague) {
      return TimeReading(end: index + 1, span: nil, grain: .part, kind: .vague)
    }
    var at = index
    if atoms.text(at) == "a" { at += 1 }
    let isCounted = words.has(atoms.text(at), .vagueCount)
    if isCounted { at += 1 }
    guard words.unit(atoms.text(at)) != nil, words.has(atoms.text(at), .units) else { return nil }
    let next = atoms.text(at + 1)
    let isRelated = ["later", "ago", "earlier", "after", "before"].contains(next)
    guard isRelated || isCounted else { return nil }
    return TimeReading(
      end: isRelated ? at + 2 : at + 1, span: nil, grain: .part,
      kind: isRelated || word == "recent" ? .vague : .duration)
  }

  /// The side of the document's date that preposition, auxiliary and tense point to.
  func direction(at index: Int, after prefix: TimeExpression.Kind?) -> TimeDirection {
    if prefix == .since { return .past }
    let tense = tense(at: atoms[index].token)
    switch prefix {
    case .by, .until, .within: return .future
    case .from: return tense == .past ? .unknown : tense
    default: return tense
    }
  }

  private func tense(at token: Int) -> TimeDirection {
    let tokens = sentence.tokens
    guard tokens.contains(where: { $0.upos != .other }) else { return scannedTense(before: token) }
    var at = token
    var steps = 0
    while steps <= tokens.count {
      if tokens[at].upos == .verb || tokens[at].upos == .aux && tokens[at].relation.base == "root" {
        let found = tense(ofVerb: at)
        if found != .unknown || tokens[at].relation.base != "xcomp" { return found }
      } else if tokens[at].upos == .noun || tokens[at].upos == .adj,
        words.has(tokens[at].lemma, .futureGovernor)
      {
        return .future
      }
      guard tokens.indices.contains(tokens[at].head) else { return .unknown }
      at = tokens[at].head
      steps += 1
    }
    return .unknown
  }

  private func tense(ofVerb verb: Int) -> TimeDirection {
    let tokens = sentence.tokens
    var hasHave = false
    var isInfinitive = false
    for child in sentence.children(of: verb) where child < verb {
      let form = tokens[child].form.lowercased()
      if tokens[child].upos == .aux || tokens[child].relation.base == "aux" {
        if words.has(form, .futureAuxiliary) { return .future }
        if tokens[child].xpos == "VBD" || form == "have" || form == "has" { hasHave = true }
      }
      if form == "to", tokens[child].relation.base == "mark" { isInfinitive = true }
    }
    if hasHave { return .past }
    if isInfinitive {
      let head = tokens[verb].head
      if tokens.indices.contains(head) {
        return words.has(tokens[head].lemma, .futureGovernor) || tokens[head].xpos != "VBD"
          ? .future : .unknown
      }
      return .future
    }
    if tokens[verb].xpos == "VBD" { return .past }
    if words.has(tokens[verb].lemma, .futureGovernor), tokens[verb].xpos != "VBD" { return .future }
    if tokens[verb].xpos == "VBN", tokens[verb].relation.base == "acl" { return .past }
    return .unknown
  }

  /// Without tags: the nearest auxiliary of the future to the left, or a past form.
  private func scannedTense(before token: Int) -> TimeDirection {
    for index in stride(from: token - 1, through: max(0, token - 12), by: -1) {
      let form = sentence.tokens[index].form.lowercased()
      if words.has(form, .futureAuxiliary) { return .future }
      if form.hasSuffix("ed") || form == "was" || form == "were" || form == "had" { return .past }
    }
    return .unknown
  }
}
