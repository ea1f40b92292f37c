/// The words of numbers and what they are worth, from `Data/time/numbers.tsv`.
struct NumberWords: Sendable {
  enum Class: String {
    case one, ten, scale, plural, fraction, article, pair, vague, none, ordinal
    case scaleSign = "scale-sign"
  }

  /// A number as it was read: the least it can be, the best figure if there is one, the end.
  struct Reading {
    var end: Int
    var low: Double
    var best: Double?
    /// "dozens", "hundreds", "several": a floor, not a figure.
    var isVague = false
    /// Whether any of it is written in digits.
    var hasDigits = false
  }

  private let values: [String: [(Class, Double)]]

  init(path: String) throws {
    var values: [String: [(Class, Double)]] = [:]
    for row in try ExpressionTable(path: path).rows {
      guard let kind = Class(rawValue: row["class"]), let value = Double(row["value"]) else {
        throw ExpressionTableError(file: path, line: row.line, message: "no such class or value")
      }
      values[row["entry"], default: []].append((kind, value))
    }
    self.values = values
  }

  func value(_ word: String, _ kind: Class) -> Double? {
    values[word]?.first { $0.0 == kind }?.1
  }

  /// Whether a number may start here; a cheap test before `number(in:at:)`.
  func starts(_ atom: ExpressionAtom) -> Bool { atom.number != nil || values[atom.text] != nil }

  /// A small whole number, in digits or one word: the counts of time expressions.
  func small(in atoms: ExpressionAtoms, at index: Int) -> (value: Int, end: Int)? {
    if let value = atoms.integer(index, digits: 1...4) { return (value, index + 1) }
    let word = atoms.text(index)
    if let tens = value(word, .ten) {
      if let ones = value(atoms.text(index + 1), .one), ones < 10 {
        return (Int(tens + ones), index + 2)
      }
      if atoms.isDash(index + 1), let ones = value(atoms.text(index + 2), .one), ones < 10 {
        return (Int(tens + ones), index + 3)
      }
      return (Int(tens), index + 1)
    }
    if let one = value(word, .one) { return (Int(one), index + 1) }
    if value(word, .article) != nil {
      if value(atoms.text(index + 1), .pair) != nil {
        return (2, atoms.text(index + 2) == "of" ? index + 3 : index + 2)
      }
      return (1, index + 1)
    }
    return nil
  }

  /// A number in digits or words with its scale: "1.2bn", "two hundred and five", "half a
  /// million", "two dozen", "tens of thousands".
  func number(in atoms: ExpressionAtoms, at index: Int, money: Bool = false) -> Reading? {
    guard index < atoms.count else { return nil }
    if let fraction = fraction(in: atoms, at: index) { return fraction }
    if let vague = vague(in: atoms, at: index) { return vague }
    guard let first = simple(in: atoms, at: index) else { return nil }
    return scaled(first, in: atoms, money: money)
  }

  /// Digits, or words below a scale.
  private func simple(in atoms: ExpressionAtoms, at index: Int) -> Reading? {
    if let value = atoms.number(index) {
      return Reading(end: index + 1, low: value, best: value, hasDigits: true)
    }
    let word = atoms.text(index)
    if value(word, .none) != nil { return nil }
    if value(word, .article) != nil {
      guard let next = atoms.indices(after: index),
        value(atoms.text(next), .scale) != nil || value(atoms.text(next), .pair) != nil
      else { return nil }
      if let pair = value(atoms.text(next), .pair) {
        return Reading(
          end: atoms.text(next + 1) == "of" ? next + 2 : next + 1, low: pair, best: pair)
      }
      return Reading(end: next, low: 1, best: 1)
    }
    guard let small = small(in: atoms, at: index) else { return nil }
    return Reading(end: small.end, low: Double(small.value), best: Double(small.value))
  }

  /// Multiplies by the scales that follow and adds what comes after them.
  private func scaled(
    _ first: Reading, in atoms: ExpressionAtoms, money: Bool
  ) -> Reading {
    var total = 0.0
    var current = first.low
    var result = first
    var at = first.end
    while at < atoms.count {
      let dash = atoms.isDash(at) && value(atoms.text(at + 1), .scale) != nil ? 1 : 0
      let word = atoms.text(at + dash)
      if let scale = value(word, .scale) {
        current *= scale
        at += dash + 1
        result.end = at
        if scale >= 1000 {
          total += current
          current = 0
        }
      } else if result.hasDigits, let scale = value(word, .scaleSign),
        atoms.isGlued(at) || money, !(word == "m" && !money)
      {
        current *= scale
        at += 1
        result.end = at
      } else if current == 0 || current >= 100, !result.hasDigits, result.end > first.end,
        let more = small(in: atoms, at: atoms.text(at) == "and" ? at + 1 : at),
        value(atoms.text(at), .article) == nil, atoms.number(more.end - 1) == nil,
        Double(more.value) < (current == 0 ? 1000 : 100)
      {
        current += Double(more.value)
        at = more.end
        result.end = at
      } else {
        break
      }
    }
    // 4.1 times a billion is a whole number to every reader.
    let sum = total + current
    let whole = sum.rounded()
    result.low = abs(sum - whole) < 1e-9 * abs(sum) ? whole : sum
    result.best = result.low
    return result
  }

  private func fraction(in atoms: ExpressionAtoms, at index: Int) -> Reading? {
    guard let share = value(atoms.text(index), .fraction),
      value(atoms.text(index + 1), .article) != nil,
      let scale = value(atoms.text(index + 2), .scale), scale >= 1000
    else { return nil }
    return Reading(end: index + 3, low: share * scale, best: share * scale)
  }

  /// "dozens", "tens of thousands", "several hundred".
  private func vague(in atoms: ExpressionAtoms, at index: Int) -> Reading? {
    let word = atoms.text(index)
    if let floor = value(word, .plural) {
      if atoms.text(index + 1) == "of", let scale = value(atoms.text(index + 2), .plural) {
        let scales = floor * scale / 2
        return Reading(end: index + 3, low: scales, best: nil, isVague: true)
      }
      return Reading(end: index + 1, low: floor, best: nil, isVague: true)
    }
    let start = value(word, .article) != nil ? index + 1 : index
    guard let floor = value(atoms.text(start), .vague) else { return nil }
    if let scale = value(atoms.text(start + 1), .scale) {
      return Reading(
        end: start + 2, low: scale == 12 ? 24 : floor * scale, best: nil, isVague: true)
    }
    return Reading(end: start + 1, low: floor, best: nil, isVague: true)
  }
}

extension ExpressionAtoms {
  fileprivate func indices(after index: Int) -> Int? { index + 1 < count ? index + 1 : nil }
}
