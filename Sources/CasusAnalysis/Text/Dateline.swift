/// The place, day and agency before a report's first sentence: "KYIV, March 3 (Agency) - ".
///
/// It is no part of the sentence that follows: left there, its city becomes somebody who acts.
enum Dateline {
  /// Characters in which the dash must come.
  private static let longest = 90
  /// Letters of a first word in capitals that stands alone; shorter ones are mostly acronyms.
  private static let fewestLetters = 4

  /// The index of its dash within a paragraph's characters; nil where none begins the paragraph.
  ///
  /// Capitals throughout are enough of a sign; a city in small letters needs a figure (a day) or a
  /// bracket (an agency) before the dash. What follows must look like the start of a sentence.
  static func dash(in values: ArraySlice<UInt32>) -> Int? {
    guard let first = values.first, isCapital(first) else { return nil }
    guard let dash = firstDash(in: values.prefix(longest)) else { return nil }
    var next = values[(dash + 1)...].drop { $0 == 0x20 || $0 == 0x2D }
    next = next.drop { isOpeningQuote($0) }
    guard let start = next.first, isCapital(start) || isDigit(start) else { return nil }
    return isHead(values[values.startIndex..<dash]) ? dash : nil
  }

  /// A dash between spaces, or an em dash however it is set; the last of two hyphens.
  private static func firstDash(in values: ArraySlice<UInt32>) -> Int? {
    for index in values.indices.dropFirst() {
      switch values[index] {
      case 0x2014, 0x2015: return index
      case 0x2D, 0x2013, 0x5F:
        guard values[index - 1] == 0x20, index + 2 < values.endIndex else { continue }
        if values[index + 1] == 0x20 { return index }
        if values[index + 1] == 0x2D, values[index + 2] == 0x20 { return index + 1 }
      default: continue
      }
    }
    return nil
  }

  private static func isHead(_ head: ArraySlice<UInt32>) -> Bool {
    var hasDay = false
    var hasAgency = false
    var areCapitals = true
    var letters = 0
    var hasComma = false
    for part in head.split(separator: 0x20) {
      guard let first = part.first else { continue }
      hasComma = hasComma || part.last == 0x2C
      if isDigit(first) {
        hasDay = true
      } else if first == 0x28 {
        guard head.contains(0x29) else { return false }
        hasAgency = true
      } else if !hasAgency {
        guard isCapital(first) else { return false }
        let inner = part.filter { Scalars.isWordCharacter($0) }
        // After a comma stand a state or a month, which are not written in capitals.
        if !hasComma || part.last == 0x2C && letters == 0 {
          areCapitals = areCapitals && inner.allSatisfy(isCapital)
          letters += inner.count
        }
      }
    }
    if hasAgency { return true }
    return areCapitals ? letters >= fewestLetters : hasDay && hasComma
  }

  private static func isCapital(_ value: UInt32) -> Bool { Scalars.shape(of: value) == 0x58 }

  private static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  private static func isOpeningQuote(_ value: UInt32) -> Bool {
    value == 0x22 || value == 0x27 || value == 0x2018 || value == 0x201C || value == 0xAB
  }
}
