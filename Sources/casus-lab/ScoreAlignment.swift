internal import CasusSyntax
internal import CasusText

/// Words placed by the characters that are no white space, so that two readings of one text can be
/// laid side by side; after `conll18_ud_eval.py` of the CoNLL 2018 shared task.
struct AlignableWords {
  struct Word {
    var token: Token
    var range: Range<Int>
    var isMultiword: Bool
    /// Index of the head among all words; -1 for a root.
    var head: Int
  }

  private(set) var words: [Word] = []
  private(set) var tokens: Set<Range<Int>> = []
  private(set) var sentences: Set<Range<Int>> = []
  /// Characters so far.
  var length = 0

  mutating func add(_ sentence: Sentence, of text: SourceText) {
    let first = words.count
    let start = length
    var multiword = sentence.multiwordTokens[...]
    var index = 0
    while index < sentence.tokens.count {
      var group = index..<(index + 1)
      if let range = multiword.first, range.lowerBound == index {
        group = range
        multiword = multiword.dropFirst()
      }
      let surface = text.words(in: sentence.span(ofTokens: group))
      let end = length + Self.count(surface)
      tokens.insert(length..<end)
      for place in group {
        let token = sentence.tokens[place]
        words.append(
          Word(
            token: token, range: length..<end, isMultiword: group.count > 1,
            head: token.head < 0 ? -1 : first + token.head))
      }
      length = end
      index = group.upperBound
    }
    if length > start { sentences.insert(start..<length) }
  }

  /// Pairs of words that stand for each other.
  func aligned(with other: AlignableWords) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    let (a, b) = (words, other.words)
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i].isMultiword || b[j].isMultiword {
        var end: Int
        if a[i].isMultiword {
          end = a[i].range.upperBound
          if !b[j].isMultiword, b[j].range.lowerBound < a[i].range.lowerBound {
            j += 1
            continue
          }
        } else {
          end = b[j].range.upperBound
          if a[i].range.lowerBound < b[j].range.lowerBound {
            i += 1
            continue
          }
        }
        let (firstI, firstJ) = (i, j)
        while (i < a.count && a[i].range.lowerBound < end)
          || (j < b.count && b[j].range.lowerBound < end)
        {
          if i < a.count, j >= b.count || a[i].range.lowerBound <= b[j].range.lowerBound {
            if a[i].isMultiword { end = max(end, a[i].range.upperBound) }
            i += 1
          } else {
            if b[j].isMultiword { end = max(end, b[j].range.upperBound) }
            j += 1
          }
        }
        pairs += Self.common(a[firstI..<i], b[firstJ..<j])
      } else if a[i].range == b[j].range {
        pairs.append((i, j))
        i += 1
        j += 1
      } else if a[i].range.lowerBound <= b[j].range.lowerBound {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The longest common subsequence by lower-case form.
  private static func common(_ a: ArraySlice<Word>, _ b: ArraySlice<Word>) -> [(Int, Int)] {
    let left = a.map { $0.token.form.lowercased() }
    let right = b.map { $0.token.form.lowercased() }
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        lengths[i][j] =
          left[i] == right[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        pairs.append((a.startIndex + i, b.startIndex + j))
        i += 1
        j += 1
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  private static func count(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
  }
}
