public import CasusRecords

/// What a common noun says of the party that it names: "minister" GOV, "rebels" REB.
public struct RoleEntry: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// One person: "minister", "spokesman".
    case person
    /// Persons without a body: "protesters", "gunmen".
    case group
    /// A body that acts: "ministry", "army", "company".
    case body
    /// A country as such: "country", "kingdom".
    case state
    /// A means that stands for whoever uses it: "drones", "warplanes".
    case means
    /// A thing that belongs to somebody: "tanker", "embassy", "refinery".
    case thing
  }

  public var entry: String
  public var sector: Sector?
  public var kind: Kind
  /// Takes country and sector of the organisation it goes with: a "Hamas official" is REB.
  public var inherits: Bool
  /// Without a country of its own, the one that the text is about: "police", "the army".
  public var isLocal: Bool
  /// Held by nobody in public: who has it is recorded by it and not by name.
  public var isPrivate: Bool
  /// `f` or `m` where the word says so.
  public var gender: String
}

/// Role nouns and nouns for bodies, looked up by their words before and at a head.
public struct RoleLexicon: Sendable {
  private var entries: [String: RoleEntry] = [:]
  private var mostWords: [String: Int] = [:]

  mutating func add(_ entry: RoleEntry) {
    entries[entry.entry] = entry
    let words = entry.entry.split(separator: " ")
    let last = String(words.last ?? "")
    mostWords[last] = max(mostWords[last] ?? 0, words.count)
  }

  public subscript(words: String) -> RoleEntry? { entries[words] }

  /// The longest entry that ends at a word.
  ///
  /// - Parameters:
  ///   - end: index of the head.
  ///   - words: lower-case forms.
  ///   - lemmas: lower-case lemmas, used for the head only.
  /// - Returns: the entry and how many words it takes, the head included.
  public func match(
    endingAt end: Int, words: [String], lemmas: [String]
  ) -> (entry: RoleEntry, count: Int)? {
    for head in Self.forms(words[end], lemmas[end]) {
      guard let most = mostWords[head] else { continue }
      var count = min(most, end + 1)
      while count > 0 {
        let before = words[(end - count + 1)..<end]
        let key = (before + [head]).joined(separator: " ")
        if let entry = entries[key] { return (entry, count) }
        count -= 1
      }
    }
    return nil
  }

  private static func forms(_ word: String, _ lemma: String) -> [String] {
    var result = [word]
    if lemma != word { result.append(lemma) }
    if word.hasSuffix("s"), word.utf8.count > 3 { result.append(String(word.dropLast())) }
    if word.hasSuffix("ies") { result.append(word.dropLast(3) + "y") }
    if word.hasSuffix("men") { result.append(word.dropLast(3) + "man") }
    return result
  }
}
