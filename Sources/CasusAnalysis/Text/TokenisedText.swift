/// Words and sentences of a text, in bytes.
struct TokenisedText {
  struct Word {
    var start: UInt32
    var end: UInt32
    /// White space, or the text's end, follows.
    var spaceAfter: Bool
    /// The next word belongs to the same multiword token.
    var isJoined: Bool
  }

  var words: [Word] = []
  /// The first word of each sentence, and the end of the last.
  var sentences: [Int] = [0]
  /// Sentences that were cut because they had no end.
  var cuts: [Int] = []
  /// Sentences that are no sentence but a dateline.
  var datelines: Set<Int> = []

  var sentenceCount: Int { sentences.count - 1 }

  mutating func endSentence() {
    if words.count > sentences[sentences.count - 1] { sentences.append(words.count) }
  }
}
