/// The words of time expressions, from `Data/time/words.tsv`; a word may have several classes.
struct TimeWords: Sendable {
  enum Class: String {
    case month, weekday, season, unit, units, direction, part, preposition, vague, holiday,
      overnight
    case monthAbbreviation = "month-abbreviation"
    case dayWord = "day-word"
    case dayPart = "day-part"
    case vagueCount = "vague-count"
    case futureAuxiliary = "future-auxiliary"
    case futureGovernor = "future-governor"
  }

  /// Units of length, small to large.
  enum Unit: String {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century
  }

  private let values: [String: [(Class, String)]]
  /// Entries of several words, longest first.
  let holidays: [(words: [String], value: String)]

  init(path: String) throws {
    var values: [String: [(Class, String)]] = [:]
    var holidays: [(words: [String], value: String)] = []
    for row in try ExpressionTable(path: path).rows {
      guard let kind = Class(rawValue: row["class"]) else {
        throw ExpressionTableError(
          file: path, line: row.line, message: "no class '\(row["class"])'")
      }
      if kind == .holiday {
        let words = row["entry"].split(separator: " ").map(String.init)
        holidays.append((words, row["value"]))
        values[words[0], default: []].append((kind, row["value"]))
      } else {
        values[row["entry"], default: []].append((kind, row["value"]))
      }
    }
    self.values = values
    self.holidays = holidays.sorted { $0.words.count > $1.words.count }
  }

  /// Whether the word has any class; a cheap test before anything is parsed.
  func knows(_ word: String) -> Bool { values[word] != nil }

  func text(_ word: String, _ kind: Class) -> String? {
    values[word]?.first { $0.0 == kind }?.1
  }

  func value(_ word: String, _ kind: Class) -> Int? { text(word, kind).flatMap { Int($0) } }

  func has(_ word: String, _ kind: Class) -> Bool { text(word, kind) != nil }

  /// The unit that a word names, singular or plural.
  func unit(_ word: String) -> Unit? {
    (text(word, .unit) ?? text(word, .units)).flatMap { Unit(rawValue: $0) }
  }
}
