internal import CasusSyntax

/// One row of a lexicon: the words, their values, and who says so.
public final class LexiconEntry: Sendable, Hashable {
  public let lexicon: String
  /// The words as written in the file, as `state of *emergency` or `strike/V`.
  public let entry: String
  /// The columns between `entry` and `source`; a column that holds `-` or nothing is absent.
  public let values: [String: String]
  public let source: String
  public let note: String
  public let line: Int
  /// Kept for its reason, never matching.
  public let isRefused: Bool
  /// Each word with its spellings (`a|b`), lower case.
  let words: [[String]]
  let headWord: Int
  let headTags: [UPOS]

  init(
    lexicon: String, entry: String, values: [String: String], source: String, note: String,
    line: Int, isRefused: Bool
  ) {
    self.lexicon = lexicon
    self.entry = entry
    self.values = values
    self.source = source
    self.note = note
    self.line = line
    self.isRefused = isRefused
    var text = entry.lowercased()
    var tags: [UPOS] = []
    for (suffix, allowed) in Self.tagSuffixes where text.hasSuffix(suffix) {
      text.removeLast(2)
      tags = allowed
    }
    headTags = tags
    let parts = text.split(separator: " ")
    headWord = parts.firstIndex { $0.hasPrefix("*") } ?? 0
    words = parts.map { part in
      (part.hasPrefix("*") ? part.dropFirst() : part).split(separator: "|").map(String.init)
    }
  }

  public static func == (a: LexiconEntry, b: LexiconEntry) -> Bool {
    a.lexicon == b.lexicon && a.line == b.line && a.entry == b.entry
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(lexicon)
    hasher.combine(line)
  }

  private static let tagSuffixes: [(String, [UPOS])] = [
    ("/v", [.verb, .aux]), ("/n", [.noun, .propn]), ("/a", [.adj]), ("/r", [.adv]),
  ]
}

/// An entry found in a sentence: the token of its head, and every token that its words cover.
public struct LexiconHit: Hashable, Sendable {
  public let entry: LexiconEntry
  public let head: Int
  /// In the order of the entry's words.
  public let tokens: [Int]

  public var lexicon: String { entry.lexicon }

  /// A value of the row, as `type`; nil where the column holds `-` or nothing.
  public subscript(_ column: String) -> String? { entry.values[column] }

  public static func == (a: LexiconHit, b: LexiconHit) -> Bool {
    a.entry === b.entry && a.head == b.head && a.tokens == b.tokens
  }
}
