internal import CasusSyntax
internal import CasusText

/// A run of letters, a number or one sign: the unit in which times and quantities are read.
///
/// Finer than a token, since tokenisers differ on "45-million-baht", "US$1.2bn" and "31st".
struct ExpressionAtom {
  enum Kind { case word, number, sign }

  let kind: Kind
  /// In lower case.
  let text: String
  let isCapitalised: Bool
  let isUppercase: Bool
  /// The figure that the digits write; nil for words and signs.
  let number: Double?
  /// How many digits, where there are no others signs: tells years from counts.
  let digits: Int
  let token: Int
  let span: TextSpan
  /// Whether it follows the atom before it without a blank.
  let isGlued: Bool
}

/// The atoms of one sentence.
struct ExpressionAtoms {
  let atoms: [ExpressionAtom]

  init(_ sentence: Sentence) {
    var result: [ExpressionAtom] = []
    result.reserveCapacity(sentence.tokens.count + 8)
    var glued = false
    for (index, token) in sentence.tokens.enumerated() {
      Self.split(token, at: index, glued: glued, into: &result)
      glued = !token.spaceAfter
    }
    atoms = result
  }

  var count: Int { atoms.count }

  subscript(index: Int) -> ExpressionAtom { atoms[index] }

  func text(_ index: Int) -> String {
    atoms.indices.contains(index) ? atoms[index].text : ""
  }

  func number(_ index: Int) -> Double? {
    atoms.indices.contains(index) ? atoms[index].number : nil
  }

  /// A whole number written in at most so many digits.
  func integer(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard atoms.indices.contains(index), let value = atoms[index].number,
      digits.contains(atoms[index].digits)
    else { return nil }
    return Int(value)
  }

  func isDash(_ index: Int) -> Bool {
    switch text(index) {
    case "-", "–", "—", "‑", "−": true
    default: false
    }
  }

  func isGlued(_ index: Int) -> Bool { atoms.indices.contains(index) && atoms[index].isGlued }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(start: atoms[range.lowerBound].span.start, end: atoms[range.upperBound - 1].span.end)
  }

  func tokens(_ range: Range<Int>) -> Range<Int> {
    atoms[range.lowerBound].token..<(atoms[range.upperBound - 1].token + 1)
  }

  private enum Class { case letter, digit, sign }

  private static func split(
    _ token: Token, at index: Int, glued: Bool, into result: inout [ExpressionAtom]
  ) {
    let scalars = Array(token.form.unicodeScalars)
    var at = 0
    var glued = glued
    while at < scalars.count {
      let start = at
      let kind = classify(scalars[at])
      at += 1
      switch kind {
      case .letter:
        while at < scalars.count, classify(scalars[at]) == .letter || isMark(scalars[at]) {
          at += 1
        }
      case .digit:
        while at < scalars.count {
          if classify(scalars[at]) == .digit {
            at += 1
          } else if scalars[at] == "," || scalars[at] == ".", at + 1 < scalars.count,
            classify(scalars[at + 1]) == .digit
          {
            at += 2
          } else {
            break
          }
        }
      case .sign: break
      }
      let form = String(String.UnicodeScalarView(scalars[start..<at]))
      let value = kind == .digit ? figure(form) : nil
      result.append(
        ExpressionAtom(
          kind: kind == .letter ? .word : kind == .digit ? .number : .sign,
          text: form.lowercased(), isCapitalised: scalars[start].properties.isUppercase,
          isUppercase: kind == .letter
            && scalars[start..<at].allSatisfy { $0.properties.isUppercase },
          number: value,
          digits: value != nil && form.utf8.count == at - start
            && !form.utf8.contains { $0 < 0x30 } ? at - start : 0,
          token: index,
          span: TextSpan(start: token.span.start + start, end: token.span.start + at),
          isGlued: glued || start > 0))
      glued = true
    }
  }

  /// The value of digits, with commas between thousands and one decimal point.
  private static func figure(_ form: String) -> Double? {
    let groups = form.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let isGrouped = groups.dropFirst().allSatisfy { group in
        let whole = group.split(separator: ".", maxSplits: 1)
        return whole[0].utf8.count == 3 || whole[0].utf8.count == 2
      }
      guard isGrouped else { return Double(groups.joined(separator: ".")) }
    }
    return Double(groups.joined())
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static func classify(_ scalar: Unicode.Scalar) -> Class {
    if scalar.value < 0x80 {
      switch scalar.value {
      case 0x30...0x39: return .digit
      case 0x41...0x5A, 0x61...0x7A: return .letter
      default: return .sign
      }
    }
    return scalar.properties.isAlphabetic ? .letter : .sign
  }
}
