/// What a surface may stand for.
public enum NameReading: Hashable, Sendable {
  case country(code: String, form: CountryForm)
  /// Index into `Knowledge.parties`.
  case party(Int)
  /// Index into `Knowledge.assets`.
  case asset(Int)
}

/// Finds known names in running words: the longest one at each place.
public struct NameIndex: Sendable {
  struct Entry: Sendable {
    var reading: NameReading
    /// Written in capitals only: "US", "WHO", "IS" must stand so in the text.
    var isAcronym: Bool
    /// Begins in lower case: "al-Shabaab", "the Kremlin" do not.
    var beginsLower: Bool
    /// Words at most: "Israelis" is no reading of "Israel is".
    var words: Int
  }

  private var entries: [String: [Entry]] = [:]
  /// The first words of all names, with the greatest number of words that follow.
  private var firstWords: [String: Int] = [:]

  public init() {}

  public mutating func add(_ surface: String, _ reading: NameReading) {
    let key = NameKey.folded(surface)
    guard !key.isEmpty else { return }
    let shape = Shape(surface)
    let entry = Entry(
      reading: reading, isAcronym: shape.letters < 7 && shape.letters == shape.capitals,
      beginsLower: shape.beginsLower, words: shape.words)
    // What is added again moves to the end: the later file knows better.
    entries[key]?.removeAll { $0.reading == reading }
    entries[key, default: []].append(entry)
    let words = shape.words
    let first = NameKey.firstWord(surface)
    firstWords[first] = max(firstWords[first] ?? 0, words)
    // A tokeniser may leave "Jens-Frederik" whole.
    guard surface.utf8.contains(0x2D) else { return }
    let whole = NameKey.folded(surface.prefix { $0 != " " })
    if whole != first { firstWords[whole] = max(firstWords[whole] ?? 0, words) }
  }

  /// What the index needs to know of how a surface is written, in one pass over its scalars.
  private struct Shape {
    var letters = 0
    var capitals = 0
    var beginsLower = false
    /// An upper bound of the words that a tokeniser makes of it.
    var words = 1

    init(_ surface: String) {
      for scalar in surface.unicodeScalars {
        switch scalar {
        case "a"..."z":
          if letters == 0 { beginsLower = true }
          letters += 1
        case "A"..."Z":
          letters += 1
          capitals += 1
        case " ": words += 1
        case "-", "–", "'", "’", ",", ".": words += 2
        default:
          guard !scalar.isASCII, scalar.properties.isAlphabetic else { continue }
          if scalar.properties.isUppercase { capitals += 1 }
          if letters == 0 { beginsLower = scalar.properties.isLowercase }
          letters += 1
        }
      }
    }
  }

  /// All readings of one surface, whatever its case.
  public func readings(of surface: String) -> [NameReading] {
    (entries[NameKey.folded(surface)] ?? []).map(\.reading)
  }

  /// The longest known name that starts at a word, with its readings.
  ///
  /// - Parameters:
  ///   - forms: the words as they stand.
  ///   - keys: the same, folded.
  public func longest(
    at start: Int, forms: [String], keys: [String]
  ) -> (count: Int, readings: [NameReading])? {
    guard let most = firstWords[keys[start]], forms[start].utf8.last != 0x24 else { return nil }
    let isUpper = forms[start].first.map { $0.isUppercase || $0.isNumber } ?? false
    var key = ""
    var best: (Int, [NameReading])?
    var words = 0
    for end in start..<min(start + most + 1, forms.count) {
      if keys[end].isEmpty && end == start { return nil }
      key += keys[end]
      if keys[end].isEmpty { continue }
      words += 1
      guard let found = entries[key] else { continue }
      let fitting = found.filter { entry in
        guard words <= max(entry.words, 1) else { return false }
        if entry.isAcronym {
          let letters = forms[start...end].joined().filter(\.isLetter)
          return letters.allSatisfy(\.isUppercase)
        }
        return isUpper || entry.beginsLower
      }
      if !fitting.isEmpty { best = (end - start + 1, fitting.map(\.reading)) }
    }
    return best.map { (count: $0.0, readings: $0.1) }
  }
}
