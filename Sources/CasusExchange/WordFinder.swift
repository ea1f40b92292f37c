internal import CasusRecords
internal import CasusText

/// Places quotes that come without offsets, as the gold's do: the first occurrence near a record's
/// key words, else the first in the text.
struct WordFinder {
  let text: SourceText
  var near: TextSpan?
  var place = RecordPlace.text

  /// The quote with its place; nil where the words do not stand in the text.
  func quote(_ words: String?, at spans: [[Int]]? = nil, nth: Int = 1) -> Quote? {
    guard let words, !words.isEmpty else { return nil }
    if let pair = spans?.first, let span = span(pair) { return Quote(text: words, span: span) }
    return locate(words, nth: nth).map { Quote(text: words, span: $0) }
  }

  func quotes(_ words: [String], at spans: [[Int]]?) -> [Quote] {
    words.enumerated().compactMap { index, each in
      let own = spans.flatMap { $0.indices.contains(index) ? [$0[index]] : nil }
      return quote(each, at: own)
    }
  }

  func span(_ pair: [Int]) -> TextSpan? {
    guard pair.count == 2, pair[0] >= 0, pair[0] <= pair[1], pair[1] <= text.count else {
      return nil
    }
    return TextSpan(start: pair[0], end: pair[1])
  }

  private func locate(_ words: String, nth: Int) -> TextSpan? {
    let needle = Array(words.utf8)
    var occurrences: [TextSpan] = []
    var at = 0
    while let found = firstIndex(of: needle, from: at) {
      occurrences.append(text.span(ofBytes: found..<(found + needle.count)))
      at = found + 1
      if occurrences.count >= 64 { break }
    }
    if nth > 1 { return occurrences.indices.contains(nth - 1) ? occurrences[nth - 1] : nil }
    guard let near else { return occurrences.first }
    return occurrences.min { abs($0.start - near.start) < abs($1.start - near.start) }
  }

  private func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
    guard needle.count <= text.utf8.count else { return nil }
    var index = start
    let last = text.utf8.count - needle.count
    while index <= last {
      if text.utf8[index] == needle[0],
        text.utf8[index..<(index + needle.count)].elementsEqual(needle)
      {
        return index
      }
      index += 1
    }
    return nil
  }
}

extension TextSpan {
  var pair: [Int] { [start, end] }
}
