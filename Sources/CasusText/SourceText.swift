/// A text as it was given, addressed by code points and by UTF-8 bytes.
///
/// Everything that Casus stores points into such a text by `TextSpan`; the analysis works on the
/// bytes. Pure ASCII, the common case, needs no table: both counts agree.
public struct SourceText: Hashable, Sendable {
  public let string: String
  public let utf8: [UInt8]
  /// Byte offset of each code point and, last, of the end; empty for pure ASCII.
  private let byteOffsets: [UInt32]

  public init(_ string: String) {
    self.string = string
    utf8 = Array(string.utf8)
    byteOffsets = Self.table(utf8)
  }

  /// The number of code points.
  public var count: Int { byteOffsets.isEmpty ? utf8.count : byteOffsets.count - 1 }

  public var isEmpty: Bool { utf8.isEmpty }

  public var span: TextSpan { TextSpan(start: 0, end: count) }

  /// The byte at which a code point starts.
  public func byte(at codePoint: Int) -> Int {
    byteOffsets.isEmpty ? codePoint : Int(byteOffsets[codePoint])
  }

  /// The code point that holds a byte.
  public func codePoint(atByte byte: Int) -> Int {
    guard !byteOffsets.isEmpty else { return byte }
    var low = 0
    var high = byteOffsets.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(byteOffsets[middle]) <= byte { low = middle } else { high = middle - 1 }
    }
    return low
  }

  public func span(ofBytes range: Range<Int>) -> TextSpan {
    TextSpan(
      start: codePoint(atByte: range.lowerBound), end: codePoint(atByte: range.upperBound))
  }

  /// The words of a span.
  ///
  /// The span must lie inside the text: `contains(_:)` tells for spans that come from outside.
  public func words(in span: TextSpan) -> String {
    String(decoding: utf8[byte(at: span.start)..<byte(at: span.end)], as: UTF8.self)
  }

  public func contains(_ span: TextSpan) -> Bool { span.start >= 0 && span.end <= count }

  public static func == (a: SourceText, b: SourceText) -> Bool { a.utf8 == b.utf8 }

  public func hash(into hasher: inout Hasher) { hasher.combine(utf8) }

  private static func table(_ utf8: [UInt8]) -> [UInt32] {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    var offsets: [UInt32] = []
    offsets.reserveCapacity(utf8.count + 1)
    for (index, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      offsets.append(UInt32(index))
    }
    offsets.append(UInt32(utf8.count))
    return offsets
  }
}
