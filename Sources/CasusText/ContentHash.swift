/// A hash of words that is the same on every machine and in every run (FNV-1a, 64 bits).
///
/// For telling texts apart, not against somebody who wants two to collide.
public enum ContentHash {
  public static func value(of text: some StringProtocol) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Eight hexadecimal digits.
  public static func short(of text: some StringProtocol) -> String {
    let value = value(of: text)
    let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
