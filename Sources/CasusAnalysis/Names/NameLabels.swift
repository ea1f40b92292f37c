internal import CasusSyntax

/// The names of one document, with how often each was read as what.
struct NameLabels {
  private struct Entry {
    var counts: [EntityLabel: Int] = [:]
    /// What it is as the short form of a longer name.
    var shortOf: EntityLabel?

    /// The short form's label, else the most frequent one; of equals the first in the enum's order.
    var label: EntityLabel? {
      if let shortOf { return shortOf }
      var best: EntityLabel?
      for label in EntityLabel.allCases {
        if let count = counts[label], count > best.flatMap({ counts[$0] }) ?? 0 { best = label }
      }
      return best
    }
  }

  private var entries: [[String]: Entry] = [:]
  /// By first word, the numbers of words of the names that begin with it, longest first.
  private var lengths: [String: [Int]] = [:]

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ forms: [String], _ label: EntityLabel) {
    index(forms)
    entries[forms, default: Entry()].counts[label, default: 0] += 1
  }

  mutating func add(short forms: [String], of label: EntityLabel) {
    index(forms)
    if entries[forms]?.shortOf == nil { entries[forms, default: Entry()].shortOf = label }
  }

  /// The label of a name as the whole document has it, or nil to leave it.
  ///
  /// A minority gives way only to twice as many; a family name alone is the person.
  func settled(_ forms: [String], as label: EntityLabel) -> EntityLabel? {
    guard let entry = entries[forms], let other = entry.label, other != label else { return nil }
    if entry.shortOf != nil { return (entry.counts[label] ?? 0) > 2 ? nil : other }
    return (entry.counts[other] ?? 0) >= 2 * (entry.counts[label] ?? 0) ? other : nil
  }

  /// The longest known name that begins at a word, none of whose words is in a name already.
  func longest(
    _ sentence: Sentence, at index: Int, _ isNamed: [Bool]
  ) -> (length: Int, label: EntityLabel)? {
    guard let lengths = lengths[sentence.tokens[index].form] else { return nil }
    for length in lengths where index + length <= sentence.tokens.count {
      let range = index..<(index + length)
      guard range.allSatisfy({ !isNamed[$0] }),
        range.contains(where: { sentence.tokens[$0].upos == .propn }),
        let label = entries[range.map { sentence.tokens[$0].form }]?.label
      else { continue }
      return (length, label)
    }
    return nil
  }

  private mutating func index(_ forms: [String]) {
    guard let first = forms.first, entries[forms] == nil else { return }
    var known = lengths[first] ?? []
    if !known.contains(forms.count) {
      known.append(forms.count)
      known.sort(by: >)
      lengths[first] = known
    }
  }
}

/// Acronyms in brackets after the name that they shorten.
enum Acronym {
  /// The token of `(SDF)` right after a name, if its letters are initials of the name, in order.
  static func after(_ name: Range<Int>, in sentence: Sentence) -> Int? {
    let tokens = sentence.tokens
    let index = name.upperBound + 1
    guard name.count > 1, index + 1 < tokens.count, tokens[index - 1].form == "(",
      tokens[index + 1].form == ")"
    else { return nil }
    let letters = Array(tokens[index].form.unicodeScalars)
    guard (2...8).contains(letters.count),
      letters.filter({ $0.properties.isUppercase }).count >= 2
    else { return nil }
    // Each capital must start a word of the name, or stand in one (hyphens, prefixes).
    var rest = name.flatMap { Array(tokens[$0].form.unicodeScalars) }[...]
    for letter in letters where letter.properties.isUppercase {
      guard let place = rest.firstIndex(where: { lower($0) == lower(letter) }) else { return nil }
      rest = rest[(place + 1)...]
    }
    return lower(letters[0])
      == name.first.flatMap { tokens[$0].form.unicodeScalars.first }.map(lower)
      || tokens[name.lowerBound].upos == .det ? index : nil
  }

  private static func lower(_ scalar: Unicode.Scalar) -> String {
    scalar.properties.lowercaseMapping
  }
}
