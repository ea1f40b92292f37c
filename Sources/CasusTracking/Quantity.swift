/// A figure with what it counts: "60 generators", "2 billion euros".
///
/// Two figures are compared only where they count the same thing; what stands right behind a figure
/// tells what it counts.
public struct Quantity: Hashable, Sendable {
  public var value: Double
  /// Keys of the words that name what is counted.
  public var units: Set<UInt64>
  /// As the report prints it.
  public var words: String

  func countsTheSame(as other: Quantity) -> Bool { !units.isDisjoint(with: other.units) }
}

extension MatchingLexicon {
  /// The quantities of a text, in order; percentages, years and days of the month are none.
  func quantities(in text: String) -> [Quantity] {
    let tokens = Tokens.words(of: text)
    var result: [Quantity] = []
    var index = 0
    while index < tokens.count {
      guard let start = figure(tokens[index]) else {
        index += 1
        continue
      }
      var (value, next, words) = (start, index + 1, [tokens[index].text])
      while next < tokens.count, let scale = scales[tokens[next].text] {
        value *= scale
        words.append(tokens[next].text)
        next += 1
      }
      // "Two of the six boats": two boats.
      if let whole = whole(after: next, in: tokens) { next = whole }
      var units: Set<UInt64> = tokens[index].isMoney ? [wordKey("class:money")] : []
      for token in tokens[next..<min(next + 3, tokens.count)] {
        if figure(token) != nil { break }
        let stem = stem(token.text)
        if stops.contains(wordKey(token.text)) { continue }
        units.insert(classes[stem] ?? stem)
        words.append(token.text)
      }
      if !units.isEmpty {
        result.append(Quantity(value: value, units: units, words: words.joined(separator: " ")))
      }
      index = next
    }
    return result
  }

  /// Where what is counted begins behind "of the six".
  private func whole(after next: Int, in tokens: [Tokens.Word]) -> Int? {
    guard next + 1 < tokens.count, tokens[next].text == "of" else { return nil }
    return tokens[(next + 1)..<min(next + 3, tokens.count)]
      .firstIndex { figure($0) != nil }.map { $0 + 1 }
  }

  private func figure(_ token: Tokens.Word) -> Double? {
    if let value = numbers[token.text] { return value }
    guard token.isNumber, !token.text.hasSuffix("%") else { return nil }
    guard let value = Double(token.text.filter { $0 != "," }) else { return nil }
    return value
  }
}
