internal import CasusRecords
public import CasusSyntax
internal import CasusText

/// Reads numbers of things, sums of money and measures with their bounds.
///
/// Years, days of the month and clock times are left out only where they look like nothing else;
/// whoever needs counts of people asks for those with a counted noun.
public struct QuantityReader: Sendable {
  let numbers: NumberWords
  let currencies: CurrencyTable
  private let bounds: [String: [BoundPhrase]]
  private let units: [String: [[String]]]

  struct BoundPhrase {
    let words: [String]
    let bound: Bound
    let isBefore: Bool
  }

  /// `directory` is the data folder: `time/numbers.tsv` and the `unit-`, `currency-` and
  /// `quantity-` lexicons are read.
  public init(directory: String) throws {
    numbers = try NumberWords(path: directory + "/time/numbers.tsv")
    currencies = try CurrencyTable(
      paths: ["currency-codes", "currency-names"].map { directory + "/lexicons/\($0).tsv" })
    var bounds: [String: [BoundPhrase]] = [:]
    for row in try ExpressionTable(path: directory + "/lexicons/quantity-bound.tsv").rows {
      let words = row["entry"].split(separator: " ").map(String.init)
      guard let bound = Bound(rawValue: row["bound"]), let first = words.first,
        let last = words.last
      else { continue }
      let isBefore = row["position"] == "before"
      bounds[isBefore ? last : first, default: []].append(
        BoundPhrase(words: words, bound: bound, isBefore: isBefore))
    }
    self.bounds = bounds.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    var units: [String: [[String]]] = [:]
    for row in try ExpressionTable(path: directory + "/lexicons/unit-words.tsv").rows {
      let words = row["entry"].split { $0 == " " || $0 == "-" }.map(String.init)
      units[words[0], default: []].append(words)
    }
    self.units = units.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The quantities of one sentence in the order of the text.
  public func quantities(in sentence: Sentence) -> [QuantityExpression] {
    let atoms = ExpressionAtoms(sentence)
    var result: [QuantityExpression] = []
    var at = 0
    while at < atoms.count {
      guard let (expression, end) = quantity(in: atoms, sentence, at: at) else {
        at += 1
        continue
      }
      result.append(expression)
      at = max(end, at + 1)
    }
    return result
  }

  private func quantity(
    in atoms: ExpressionAtoms, _ sentence: Sentence, at index: Int
  ) -> (QuantityExpression, Int)? {
    let sign = currencies.sign(in: atoms, at: index)
    let start = sign?.end ?? index
    guard start < atoms.count, numbers.starts(atoms[start]) else { return nil }
    if sign == nil, index > 0, atoms.isGlued(index), atoms[index - 1].kind == .word { return nil }
    guard let figure = numbers.number(in: atoms, at: start, money: sign != nil) else { return nil }
    var end = figure.end
    var best = figure.best
    var low: Double? = figure.low
    var high = figure.best
    if let upper = upperEnd(in: atoms, after: figure, isMoney: sign != nil) {
      low = upper.low
      high = upper.high
      best = nil
      end = upper.end
    }
    if atoms.text(end) == "st" || atoms.text(end) == "nd" || atoms.text(end) == "rd"
      || atoms.text(end) == "th", atoms.isGlued(end)
    {
      return nil
    }
    let dash = atoms.isDash(end) ? 1 : 0
    var currency = sign?.code
    var isAssumed = sign?.isAssumed ?? false
    var unit: String?
    if sign == nil, let name = currencies.name(in: atoms, at: end + dash) {
      currency = name.code
      isAssumed = name.isAssumed
      end = name.end
    } else if let measure = measure(in: atoms, at: end + dash) {
      unit = measure.words
      end = measure.end
    } else if sign != nil, let code = currencies.code(in: atoms, at: end) {
      currency = code.code
      isAssumed = false
      end = code.end
    }
    if figure.isVague, currency == nil, unit == nil, atoms.text(end) == "of" { end += 1 }
    let figureSpan = atoms.span(index..<end)
    var result = QuantityExpression(
      tokens: atoms.tokens(index..<end), span: figureSpan, figureSpan: figureSpan, low: low,
      best: best, high: figure.isVague ? nil : high, bound: figure.isVague ? .over : .exactly,
      currency: currency, currencyIsAssumed: isAssumed, unit: unit)
    result.isConversion = index > 0 && atoms.text(index - 1) == "(" && currency != nil
    result.isCompound = dash == 1 && atoms.isGlued(min(end, atoms.count - 1)) || atoms.isDash(end)
    bind(&result, in: atoms, index..<end)
    if currency == nil { result.countedNoun = counted(in: sentence, result.tokens, unit: unit) }
    return (result, end)
  }

  /// The upper end of a range: "10–15", "between 10 and 15", "2 to 3 million".
  private func upperEnd(
    in atoms: ExpressionAtoms, after figure: NumberWords.Reading, isMoney: Bool
  ) -> (low: Double, high: Double, end: Int)? {
    let at = figure.end
    guard at + 1 < atoms.count, figure.best != nil else { return nil }
    let isRange = atoms.isDash(at) || atoms.text(at) == "to" || atoms.text(at) == "or"
    let start = figure.end - 1
    let isBetween =
      atoms.text(at) == "and" && (0...3).contains { atoms.text(start - $0) == "between" }
    guard isRange || isBetween else { return nil }
    let next = currencies.sign(in: atoms, at: at + 1)?.end ?? at + 1
    guard let upper = numbers.number(in: atoms, at: next, money: isMoney), let high = upper.best,
      upper.hasDigits == figure.hasDigits
    else { return nil }
    var low = figure.low
    // "2 to 3 million": the scale belongs to both.
    if low < high, high >= 1000, low < 1000, atoms.number(next) != high, figure.end - start == 1,
      let plain = atoms.number(next), plain >= low
    {
      low *= high / plain
    }
    guard low < high, !(atoms.text(at) == "or" && high > low + 2) else { return nil }
    return (low, high, upper.end)
  }

  /// "barrels a day", "megawatts", "cubic feet", "%".
  private func measure(in atoms: ExpressionAtoms, at index: Int) -> (words: String, end: Int)? {
    for words in units[atoms.text(index)] ?? [] {
      let fits = words.indices.allSatisfy { atoms.text(index + $0) == words[$0] }
      guard fits else { continue }
      var end = index + words.count
      var text = words.joined(separator: " ")
      let article = atoms.text(end)
      if article == "a" || article == "per",
        ["day", "second", "year", "hour", "month", "week", "minute"]
          .contains(atoms.text(end + 1))
      {
        text += " \(article) " + atoms.text(end + 1)
        end += 2
      }
      return (text, end)
    }
    return nil
  }

  /// Widens by the words that bound the figure and narrows low and high by them.
  private func bind(
    _ result: inout QuantityExpression, in atoms: ExpressionAtoms, _ range: Range<Int>
  ) {
    let isMoney = result.currency != nil
    var first = range.lowerBound
    // "a deal worth more than an estimated $3 billion": at most two phrases.
    for _ in 0..<2 {
      // "Hand over 14 trucks": a particle of its verb bounds nothing.
      guard let phrase = phrase(before: first, in: atoms), phrase.bound != .exactly else { break }
      first -= phrase.words.count
      if result.bound == .exactly || result.bound == .about && phrase.bound != .exactly {
        result.bound = phrase.bound
      }
    }
    var end = range.upperBound
    if let phrase = (bounds[atoms.text(end)] ?? []).first(where: { phrase in
      !phrase.isBefore
        && phrase.words.indices.allSatisfy { atoms.text(end + $0) == phrase.words[$0] }
    }) {
      end += phrase.words.count
      result.bound = phrase.bound
    } else if atoms.text(end) == "+", !isMoney || atoms.isGlued(end) {
      end += 1
      result.bound = .over
    }
    if first < range.lowerBound || end > range.upperBound {
      result.span = atoms.span(first..<end)
      result.tokens = atoms.tokens(first..<end)
    }
    switch result.bound {
    case .exactly, .about: break
    case .over: if result.best != nil { result.high = nil }
    case .upTo: if result.best != nil { result.low = nil }
    }
  }

  private func phrase(before index: Int, in atoms: ExpressionAtoms) -> BoundPhrase? {
    guard index > 0 else { return nil }
    return (bounds[atoms.text(index - 1)] ?? []).first { phrase in
      guard phrase.isBefore, index >= phrase.words.count else { return false }
      let start = index - phrase.words.count
      return phrase.words.indices.allSatisfy { atoms.text(start + $0) == phrase.words[$0] }
    }
  }

  /// The noun that a figure counts: the head it modifies, else the next noun within three words.
  private func counted(in sentence: Sentence, _ tokens: Range<Int>, unit: String?) -> Int? {
    guard unit == nil else { return nil }
    for index in tokens.reversed() {
      let token = sentence.tokens[index]
      guard
        token.relation.base == "nummod" || token.relation.base == "amod"
          || token.relation.base == "det", sentence.tokens.indices.contains(token.head),
        !tokens.contains(token.head)
      else { continue }
      let head = sentence.tokens[token.head]
      if head.upos == .noun || head.upos == .propn || head.upos == .adj { return token.head }
    }
    for index in tokens.upperBound..<min(tokens.upperBound + 4, sentence.tokens.count) {
      switch sentence.tokens[index].upos {
      case .noun:
        let next = index + 1
        if next < sentence.tokens.count, sentence.tokens[next].upos == .noun,
          sentence.tokens[index].spaceAfter, sentence.tokens[index].xpos != "NNS"
        {
          continue
        }
        return index
      case .adj, .propn, .adv: continue
      default: return nil
      }
    }
    return nil
  }
}
