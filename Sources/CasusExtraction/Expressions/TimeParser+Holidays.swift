internal import CasusText

/// Feasts that the word table names.
extension TimeParser {
  /// A feast of a fixed day, with or without year.
  func holiday(at index: Int) -> TimeReading? {
    let start = skippingThe(index)
    guard start < atoms.count, words.has(atoms.text(start), .holiday) else { return nil }
    for (entry, value) in words.holidays {
      var at = start
      let isHere = entry.allSatisfy { word in
        let parts = word.split(separator: "'").map(String.init)
        if parts.count == 2 {
          guard atoms.text(at) == parts[0], atoms.text(at + 2) == parts[1] else { return false }
          at += 3
          return true
        }
        defer { at += 1 }
        return atoms.text(at) == word
      }
      guard isHere, atoms[start].isCapitalised, let month = Int(value.prefix(2)),
        let day = Int(value.suffix(2))
      else { continue }
      return dated(month: month, first: day, last: day, end: at)
    }
    return nil
  }
}
