/// An id that derives from content: reading the same words again gives the same id.
///
/// Kind, a dash and thirteen characters of base 32 over a 64-bit FNV-1a hash, as `cm-4q1x…`.
public struct RecordID: Hashable, Sendable, CustomStringConvertible, Comparable {
  public let text: String

  public init(text: String) { self.text = text }

  /// Over the document's id and whatever tells the record from its neighbours.
  public init(kind: String, parts: [String]) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01b3
    }
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var digits = ""
    for _ in 0..<13 {
      digits.append(alphabet[Int(hash & 31)])
      hash >>= 5
    }
    text = kind + "-" + digits
  }

  /// A record whose id is not derived yet; none leaves the extraction with it.
  public static let unset = RecordID(text: "")

  public var description: String { text }

  public static func < (a: RecordID, b: RecordID) -> Bool { a.text < b.text }
}
