public import CasusText
internal import Foundation

// SAFETY: the buffer is read inside the closure that lends it, cut by `prefix`, which cannot pass its end.

/// Tells text in another language than English, by script and by function words.
///
/// Made to be wrong rarely: short texts, lists and headlines get the benefit of the doubt, and so
/// does English with long foreign quotations.
public struct LanguageCheck: Sendable {
  /// The word list's place inside the data folder.
  public static let fileName = "language/function-words.tsv"

  /// Words before a judgement by function words, and letters before one by script.
  private static let fewestWords = 12
  private static let fewestLetters = 40
  /// Bytes that are looked at: the beginning of a document tells.
  private static let window = 20_000

  private let languages: [String]
  /// The languages of a word, one bit each; bit 0 is English.
  private let words: [UInt64: UInt32]

  public init(path: String) throws(ModelError) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ModelError(path: path, reason: "cannot be read")
    }
    var languages = ["English"]
    var words: [UInt64: UInt32] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 4, !columns[2].isEmpty else {
        throw ModelError(
          path: "\(path):\(number + 1)",
          reason: "\(columns.count) columns where language, words, source and note are due")
      }
      let name = String(columns[0])
      if !languages.contains(name) { languages.append(name) }
      let bit = UInt32(1) << UInt32(languages.firstIndex(of: name) ?? 0)
      guard languages.count <= 32 else {
        throw ModelError(path: "\(path):\(number + 1)", reason: "more than 32 languages")
      }
      for word in columns[1].split(separator: " ") {
        var hash = WordHash()
        for byte in word.utf8 { hash.add(byte) }
        words[hash.value, default: 0] |= bit
      }
    }
    self.languages = languages
    self.words = words
  }

  /// The language that a text is in, if it is not English; nil also where that is not certain.
  public func otherLanguage(of text: SourceText) -> String? {
    var counts = [Int](repeating: 0, count: languages.count)
    var total = 0
    var letters = 0
    var scripts: [Script: Int] = [:]
    var hash = WordHash()
    var length = 0
    func endWord() {
      guard length > 0 else { return }
      total += 1
      if let mask = words[hash.value] {
        for language in counts.indices where mask >> UInt32(language) & 1 == 1 {
          counts[language] += 1
        }
      }
      hash = WordHash()
      length = 0
    }
    text.utf8.withUnsafeBufferPointer { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes.prefix(Self.window))
      Scalars.forEach(part) { value, start, end in
        if let script = Script(value) {
          letters += 1
          scripts[script, default: 0] += 1
          length += 1
          for index in start..<end { hash.add(part[index]) }
        } else {
          endWord()
        }
      }
    }
    endWord()
    if letters >= Self.fewestLetters, let most = scripts.max(by: { $0.value < $1.value }),
      most.key != .latin, most.value * 2 > letters
    {
      return most.key.rawValue
    }
    guard total >= Self.fewestWords else { return nil }
    guard let best = counts.indices.dropFirst().max(by: { counts[$0] < counts[$1] }) else {
      return nil
    }
    if counts[best] >= 4, counts[best] * 5 >= total, counts[best] > 2 * counts[0] {
      return languages[best]
    }
    if total >= 40, counts[0] * 25 < total { return "a language that is not known here" }
    return nil
  }
}

/// FNV-1a over letters, ASCII capitals folded.
private struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    value = (value ^ UInt64(folded)) &* 0x100_0000_01b3
  }
}

/// The writing systems that are told apart.
private enum Script: String {
  case latin = "Latin script"
  case greek = "Greek"
  case cyrillic = "a language in Cyrillic script"
  case hebrew = "Hebrew"
  case arabic = "a language in Arabic script"
  case indic = "a language in an Indic script"
  case eastAsian = "Chinese, Japanese or Korean"
  case other = "a language in another script"

  /// Nil for what is no letter.
  init?(_ value: UInt32) {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF,
      0x300...0x36F:
      self = .latin
    case 0..<0x370: return nil
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
    case 0x900...0xDFF: self = .indic
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF: self = .eastAsian
    default:
      switch Scalars.category(value) {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter:
        self = .other
      default: return nil
      }
    }
  }
}
