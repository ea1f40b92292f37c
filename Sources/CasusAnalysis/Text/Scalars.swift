// SAFETY: bytes are read within the buffer's own count (a cut-off sequence ends the walk) and not kept.

/// Unicode scalars as numbers: decoding, normalising, lower case, classes.
///
/// ASCII, nearly everything, never reaches the Unicode tables.
enum Scalars {
  /// Calls `body` with each scalar and the range of its bytes; bad bytes come as U+FFFD, singly.
  static func forEach(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ value: UInt32, _ start: Int, _ end: Int) -> Void
  ) {
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      if first < 0x80 {
        body(UInt32(first), at, at + 1)
        at += 1
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
      guard length > 0, at + length <= bytes.count else {
        body(0xFFFD, at, at + 1)
        at += 1
        continue
      }
      var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
      for step in 1..<length { value = value << 6 | UInt32(bytes[at + step] & 0x3F) }
      body(Unicode.Scalar(value) == nil ? 0xFFFD : value, at, at + length)
      at += length
    }
  }

  /// The template's `normalise` line; with `digits`, every decimal digit becomes 0.
  static func normalise(
    _ form: UnsafeBufferPointer<UInt8>, digits: Bool, into result: inout [UInt32]
  ) {
    forEach(form) { value, _, _ in
      if value < 0x80 {
        result.append(digits && value >= 0x30 && value <= 0x39 ? 0x30 : value)
      } else {
        normalise(value, digits: digits, into: &result)
      }
    }
    if result == [0x60, 0x60] || result == [0x27, 0x27] { result = [0x22] }
    if result.isEmpty { result.append(0x5F) }
  }

  private static func normalise(_ value: UInt32, digits: Bool, into result: inout [UInt32]) {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: result.append(0x27)
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: result.append(0x22)
    case 0x2010...0x2013, 0x2212: result.append(0x2D)
    case 0x2014, 0x2015: result.append(contentsOf: [0x2D, 0x2D])
    case 0x2026: result.append(contentsOf: [0x2E, 0x2E, 0x2E])
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: result.append(0x20)
    default: result.append(digits && category(value) == .decimalNumber ? 0x30 : value)
    }
  }

  static func lower(_ scalars: [UInt32], into result: inout [UInt32]) {
    for value in scalars {
      if value < 0x80 {
        result.append(value >= 0x41 && value <= 0x5A ? value + 0x20 : value)
      } else if let scalar = Unicode.Scalar(value) {
        for mapped in scalar.properties.lowercaseMapping.unicodeScalars {
          result.append(mapped.value)
        }
      }
    }
  }

  /// X, x, 0, o or the scalar itself.
  static func shape(of value: UInt32) -> UInt32 {
    if value < 0x80 {
      if value >= 0x41 && value <= 0x5A { return 0x58 }
      if value >= 0x61 && value <= 0x7A { return 0x78 }
      return value
    }
    guard let properties = Unicode.Scalar(value)?.properties else { return value }
    if properties.isUppercase { return 0x58 }
    if properties.isLowercase { return 0x78 }
    switch properties.generalCategory {
    case .otherLetter, .modifierLetter, .titlecaseLetter: return 0x6F
    default: return value
    }
  }

  static func category(_ value: UInt32) -> Unicode.GeneralCategory {
    Unicode.Scalar(value)?.properties.generalCategory ?? .unassigned
  }

  static func isWhitespace(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    return value == 0x85 || value == 0xA0 || value == 0x1680 || (0x2000...0x200A).contains(value)
      || value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x205F
      || value == 0x3000
  }

  /// Letters, marks and digits.
  static func isWordCharacter(_ value: UInt32) -> Bool {
    if value < 0x80 {
      return (value >= 0x30 && value <= 0x39) || (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A)
    }
    switch category(value) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// One currency sign, or letters and a dollar sign.
  static func isCurrency(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = form.last, (2...4).contains(form.count) else { return false }
    if last == 0x24 { return form.dropLast().allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }
    guard form[0] >= 0xC2 else { return false }
    var isSign = true
    var count = 0
    forEach(form) { value, _, _ in
      count += 1
      isSign = isSign && category(value) == .currencySymbol
    }
    return isSign && count == 1
  }

  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    return String(view)
  }
}
