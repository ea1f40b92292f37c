/// A half-open range of Unicode code points in one document's text.
///
/// Code points, not grapheme clusters and not UTF-8 bytes: the W3C annotation model counts them, and
/// so do readers in Python.
public struct TextSpan: Hashable, Sendable, Comparable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    precondition(start <= end, "a span ends before it starts")
    self.start = start
    self.end = end
  }

  public init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }

  public var length: Int { end - start }
  public var isEmpty: Bool { start == end }

  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The smallest span that holds both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(start: min(start, other.start), end: max(end, other.end))
  }

  public func shifted(by offset: Int) -> TextSpan {
    TextSpan(start: start + offset, end: end + offset)
  }

  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
