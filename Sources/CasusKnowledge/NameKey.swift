internal import Foundation

/// How names are compared: letters and digits only, lower case, without marks.
///
/// "al-Qāʾim", "Al Qaim" and "al - Qaim" are one key, so neither the tokeniser's choice about
/// hyphens nor a newspaper's about accents matters. The scripts fold the same way.
public enum NameKey {
  public static func folded(_ name: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      guard byte < 0x80 else { return foldedSlowly(String(name)) }
      append(byte, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x41...0x5A: bytes.append(byte | 0x20)
    case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
    default: break
    }
  }

  private static func foldedSlowly(_ name: String) -> String {
    var result = ""
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let plain = plain[scalar] {
        result += plain
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil,
        scalar.properties.canonicalCombiningClass == .notReordered
      {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Letters that do not decompose.
  private static let plain: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ə": "a", "ħ": "h", "ʻ": "", "ʼ": "", "ʾ": "", "ʿ": "",
  ]

  /// The first word as names are indexed: up to white space or a hyphen.
  static func firstWord(_ name: String) -> String {
    let end = name.unicodeScalars.firstIndex { $0 == " " || $0 == "-" || $0 == "–" }
    return folded(name[..<(end ?? name.endIndex)])
  }
}
