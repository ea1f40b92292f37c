/// What the matching knows of words: synonyms, rarity, countries, memberships.
///
/// Data, read by the caller from `Data/tracking`; this target opens no file. A row that cannot be
/// read throws with its line.
public struct MatchingLexicon: Sendable {
  public struct BadRow: Error, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var message: String
    public var description: String { "\(file):\(line): \(message)" }
  }

  var stops: Set<WordKey> = []
  /// Irregular forms and their bases; read before the tables whose words are stemmed.
  var irregular: [String: String] = [:]
  /// Stem to the class of its synonyms.
  var classes: [WordKey: WordKey] = [:]
  /// Words of acts that end, drop or postpone: the role decides the effect.
  var roles: [WordKey: Set<String>] = [:]
  /// Stem of a verb to the particles that make another word of it.
  var phrases: [WordKey: [(particle: String, plain: String)]] = [:]
  var particles: Set<String> = []
  var cuts: Set<String> = []
  var clauseCuts: Set<String> = []
  /// Words that only measure what stands behind "of": "the last of the prisoners".
  var measures: Set<String> = []
  var stateMarkers: [String] = []
  var universals: Set<String> = []
  /// Number words and what they are worth; scales multiply the figure before them.
  var numbers: [String: Double] = [:]
  var scales: [String: Double] = [:]
  var frequencies: [WordKey: Float] = [:]
  var documents: Float = 1
  /// First word of a country's name to the rest of the name and the code.
  var countryNames: [String: [(rest: [String], code: String)]] = [:]
  /// Organisation's code to its members'.
  var members: [String: Set<String>] = [:]

  public init() {}

  /// Rows of `word<TAB>class<TAB>role<TAB>source`; class and role may be `-`.
  public mutating func readSynonyms(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 4) { row in
      let stem = stem(row[0].lowercased())
      if row[1] != "-" { classes[stem] = wordKey("class:" + row[1]) }
      if row[2] == "universal" { universals.insert(row[0]) }
      for role in row[2].split(separator: "|") where role != "-" {
        roles[stem, default: []].insert(String(role))
      }
    }
  }

  /// Rows of `form<TAB>base<TAB>source`.
  public mutating func readIrregularForms(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 2) { row in irregular[row[0]] = row[1] }
  }

  /// What is left of a word's forms: "withdrew", "withdraws" and "withdraw" have one stem.
  func stem(_ word: String) -> WordKey {
    wordKey(Stem.of(Array((irregular[word] ?? word).utf8)))
  }

  /// Rows of `verb<TAB>particle<TAB>word<TAB>source`.
  public mutating func readPhrases(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 4) { row in
      phrases[stem(row[0]), default: []].append((row[1], row[2]))
      particles.insert(row[1])
    }
  }

  public mutating func readStopwords(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 1) { row in stops.insert(wordKey(row[0])) }
  }

  /// Words before which the head of a phrase, or the clause that it stands in, ends; and markers of
  /// conditions that last.
  public mutating func readCuts(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 2) { row in
      switch row[1] {
      case "state":
        stateMarkers.append(row[0])
        return
      case "measure":
        measures.insert(row[0])
        return
      default: break
      }
      cuts.insert(row[0])
      if row[1] == "clause" { clauseCuts.insert(row[0]) }
    }
  }

  /// The first row is `*<TAB>number of documents`, the others `word<TAB>documents with it`.
  public mutating func readFrequencies(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 2) { row in
      guard let count = Float(row[1]) else { return }
      if row[0] == "*" {
        documents = count
      } else {
        frequencies[stem(row[0]), default: 0] += count
      }
    }
  }

  /// Rows of `word<TAB>class<TAB>value<TAB>…`, of which single numbers and scales count here.
  public mutating func readNumbers(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 3) { row in
      guard let value = Double(row[2]) else { return }
      switch row[1] {
      case "one", "ten": numbers[row[0]] = value
      case "scale", "scale-sign": scales[row[0]] = value
      default: break
      }
    }
  }

  /// Rows of `code<TAB>name|name|…<TAB>source`: names, adjectives, demonyms, capitals.
  public mutating func readCountryNames(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 2) { row in
      for name in row[1].split(separator: "|") { add(name: String(name), of: row[0]) }
    }
  }

  /// Rows of `organisation<TAB>member<TAB>source`.
  public mutating func readMembers(_ text: String, file: String) throws {
    try eachRow(text, file: file, columns: 2) { row in
      members[row[0], default: []].insert(row[1])
    }
  }

  public mutating func add(name: String, of code: String) {
    let parts = Tokens.words(of: name).map(\.text)
    guard let first = parts.first else { return }
    countryNames[first, default: []].append((Array(parts.dropFirst()), code))
    // The longest name wins: "Democratic Republic of the Congo" before "Democratic".
    countryNames[first]?.sort { $0.rest.count > $1.rest.count }
  }

  func isMember(_ country: String, of organisation: String) -> Bool {
    members[organisation]?.contains(country) ?? false
  }

  func hasRole(_ role: String, in words: Words) -> Bool {
    guard let keys = roleIndex[role] else { return false }
    return words.all.contains { keys.contains($0.key) }
  }

  /// How many words of a text have a role; for words that carry no weight in matching ("not"), and
  /// for roles that not every word of a class shares ("eases" of those that lift).
  func count(of role: String, in text: String) -> Int {
    plain(Tokens.words(of: text)).count {
      roles[stem($0.text)]?.contains(role) ?? false
    }
  }

  /// Whether a word is one of an act that has a class: it says little beyond the type.
  func isAct(_ key: UInt64) -> Bool { roleIndex["act"]?.contains(key) ?? false }

  /// The keys of a role's words as they stand in `Words`, their classes resolved.
  private(set) var roleIndex: [String: Set<WordKey>] = [:]

  /// Call once after the last file: roles are looked up by the words' final keys.
  public mutating func seal() {
    roleIndex = [:]
    for (stem, names) in roles {
      for name in names { roleIndex[name, default: []].insert(classes[stem] ?? stem) }
    }
  }

  private func eachRow(
    _ text: String, file: String, columns: Int, _ body: ([String]) throws -> Void
  ) throws {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard row.count >= columns else {
        throw BadRow(
          file: file, line: index + 1, message: "\(row.count) columns where \(columns) belong")
      }
      try body(row)
    }
  }
}
