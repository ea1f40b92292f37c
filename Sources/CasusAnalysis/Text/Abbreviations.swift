internal import Foundation

/// Words after which a full stop does not end the sentence, by what follows.
public struct Abbreviations: Sendable {
  /// The list's place inside the data folder.
  public static let fileName = "language/abbreviations.tsv"

  private enum Kind: String {
    /// A rank or title: a capital follows.
    case title
    /// A figure follows.
    case number
    /// Whatever follows.
    case middle
    /// One of the `afterClock` words follows.
    case clock
    case afterClock = "after-clock"
    /// No abbreviation: what may be joined to a word without a mark, as "not" in "Cannot".
    case enclitic
  }

  private var words: [Kind: Set<[UInt32]>] = [:]

  public init(path: String) throws(ModelError) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ModelError(path: path, reason: "cannot be read")
    }
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 4, !columns[2].isEmpty, let kind = Kind(rawValue: String(columns[1]))
      else {
        throw ModelError(
          path: "\(path):\(number + 1)", reason: "no row of word, kind, source and note")
      }
      words[kind, default: []].insert(columns[0].unicodeScalars.map(\.value))
    }
  }

  /// Whether a word written together may end in these letters as a word of their own.
  func isEnclitic(_ letters: ArraySlice<UInt32>) -> Bool {
    words[.enclitic]?.contains(Array(letters)) ?? false
  }

  /// Whether the sentence goes on after `word` with its stop, before the run of characters `next`.
  func goesOn(_ word: [UInt32], before next: ArraySlice<UInt32>) -> Bool {
    guard let first = next.first else { return false }
    let capital = Scalars.shape(of: first) == 0x58
    let digit = first >= 0x30 && first <= 0x39
    if words[.middle]?.contains(word) == true { return true }
    if capital, words[.title]?.contains(word) == true { return true }
    if digit, words[.number]?.contains(word) == true { return true }
    guard words[.clock]?.contains(word) == true else { return false }
    let follower = Array(next.prefix { Scalars.isWordCharacter($0) })
    return words[.afterClock]?.contains(follower) == true
  }
}

/// Addresses of the web and of mail, which hold marks that part words elsewhere.
enum Address {
  /// The address in a run between spaces, without the brackets, quotes and stops around it.
  static func range(in chunk: ArraySlice<UInt32>) -> Range<Int>? {
    guard chunk.count > 4, holdsAddress(chunk) else { return nil }
    var range = chunk.startIndex..<chunk.endIndex
    while let first = range.first, !Scalars.isWordCharacter(chunk[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, last > range.lowerBound, isTail(chunk[last]) {
      range = range.lowerBound..<last
    }
    return range.count > 4 ? range : nil
  }

  private static func holdsAddress(_ chunk: ArraySlice<UInt32>) -> Bool {
    var at = false
    for index in chunk.indices {
      switch chunk[index] {
      case 0x3A:
        if index + 2 < chunk.endIndex, chunk[index + 1] == 0x2F, chunk[index + 2] == 0x2F {
          return true
        }
      case 0x40: at = index > chunk.startIndex
      case 0x2E:
        if at, index + 1 < chunk.endIndex, Scalars.isWordCharacter(chunk[index + 1]) { return true }
      default: break
      }
    }
    let start = chunk.drop { !Scalars.isWordCharacter($0) }.prefix(4)
    return start.count == 4 && start.dropLast().allSatisfy { $0 | 0x20 == 0x77 }
      && start.last == 0x2E
  }

  private static func isTail(_ value: UInt32) -> Bool {
    switch value {
    case 0x21, 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x3F, 0x5D, 0x7D, 0xBB, 0x2019,
      0x201D, 0x2026:
      return true
    default: return false
    }
  }
}
