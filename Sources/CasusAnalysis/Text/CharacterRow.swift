// SAFETY: bytes are read within the buffer's own count and not kept after the call.

/// A text as the character model sees it: white space collapsed, cut into paragraphs.
struct CharacterRow {
  /// Scalars, each run of white space as one U+0020, none at a paragraph's ends.
  private(set) var values: [UInt32] = []
  /// The byte at which each one starts, and the one at which it ends.
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  /// Runs of characters that blank lines part; never empty.
  private(set) var paragraphs: [Range<Int>] = []
  /// Characters that are spaces and stand for a line break.
  private(set) var lineBreaks: Set<Int> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    values.reserveCapacity(bytes.count)
    starts.reserveCapacity(bytes.count)
    ends.reserveCapacity(bytes.count)
    var first = 0
    var spaceStart = -1
    var breaks = 0
    var last: UInt32 = 0
    Scalars.forEach(bytes) { value, start, end in
      defer { last = value }
      if value <= 0x20 || value >= 0x80, Scalars.isWhitespace(value) {
        if spaceStart < 0 { spaceStart = start }
        if value == 0x0A && last != 0x0D || value == 0x0D || value == 0x85 { breaks += 1 }
        if value == 0x2029 { breaks += 2 }
        return
      }
      if spaceStart >= 0, values.count > first {
        if breaks >= 2 || (breaks == 1 && Self.isBullet(value, bytes, end)) {
          paragraphs.append(first..<values.count)
          first = values.count
        } else {
          if breaks > 0 { lineBreaks.insert(values.count) }
          append(0x20, spaceStart, start)
        }
      }
      spaceStart = -1
      breaks = 0
      append(value, start, end)
    }
    if values.count > first { paragraphs.append(first..<values.count) }
  }

  /// Whether an end here would be a bare one: the same line goes on, and either no mark of an end
  /// stands here or a small letter follows.
  func isMidLine(_ index: Int) -> Bool {
    guard index + 2 < values.count, values[index + 1] == 0x20, !lineBreaks.contains(index + 1)
    else { return false }
    let value = values[index]
    if Scalars.isWordCharacter(value) || value == 0x2C { return true }
    let isApostrophe = value == 0x27 || value == 0x2019
    if isApostrophe, index > 0, values[index - 1] | 0x20 == 0x73 { return true }
    let next = values[index + 2]
    return next < 0x80 ? next >= 0x61 && next <= 0x7A : Scalars.category(next) == .lowercaseLetter
  }

  /// Whether the word that ends here and the next one both begin with a capital.
  func isBetweenCapitals(_ index: Int) -> Bool {
    guard index + 2 < values.count, Scalars.isWordCharacter(values[index]) else { return false }
    var start = index
    while start > 0, values[start - 1] != 0x20 { start -= 1 }
    return Scalars.shape(of: values[start]) == 0x58
      && Scalars.shape(of: values[index + 2]) == 0x58
  }

  /// Whether a line that begins so is an item of a list, a paragraph of its own.
  private static func isBullet(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Bool {
    switch value {
    case 0x2022, 0x2023, 0x25E6, 0x2043, 0x25AA, 0x25AB, 0x25CF, 0x25A0: return true
    case 0x2D, 0x2A, 0x2013, 0x2014:
      return end < bytes.count && (bytes[end] == 0x20 || bytes[end] == 0x09)
    default: return false
    }
  }

  private mutating func append(_ value: UInt32, _ start: Int, _ end: Int) {
    values.append(value)
    starts.append(UInt32(start))
    ends.append(UInt32(end))
  }
}
