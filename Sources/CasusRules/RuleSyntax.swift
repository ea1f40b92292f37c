internal import CasusSyntax

/// Reads paths and tests; what is wrong is thrown as a `Complaint` and gets its line outside.
struct RuleSyntax {
  struct Complaint: Error {
    let what: String
  }

  /// Named paths by name, as written; expanded where they are used.
  let namedPaths: [String: String]
  let lexiconNames: Set<String>

  /// `PATHS` or `PATHS : TESTS`.
  func pathsAndTests(_ text: String) throws -> ([RulePath], [RuleTest]) {
    let depth0 = text.splitOutside(":")
    // A colon inside a label (`nsubj:pass`) has no blank behind it.
    guard let cut = depth0.first(where: { text.isBlank(after: $0) }) else {
      return (try paths(text), [])
    }
    return (
      try paths(String(text[..<cut])), try tests(String(text[text.index(after: cut)...]))
    )
  }

  static func beginsWithPath(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    return "><+-.@={".contains(first)
  }

  func paths(_ text: String, within names: [String] = []) throws -> [RulePath] {
    try text.partsOutside("|").map { try path($0, within: names) }
  }

  func tests(_ text: String) throws -> [RuleTest] {
    try text.partsOutside(",").map(test)
  }

  private func path(_ text: String, within names: [String]) throws -> RulePath {
    var rest = text.trimmed
    guard !rest.isEmpty else { throw Complaint(what: "empty path") }
    var takesConjuncts = false
    if rest.hasSuffix("&") {
      takesConjuncts = true
      rest = rest.dropLast().trimmed
    }
    let steps = try rest.partsOutside(" ").filter { !$0.isEmpty }
      .map { try step($0, within: names) }
    return RulePath(steps: steps, takesConjuncts: takesConjuncts)
  }

  private func step(_ text: String, within names: [String]) throws -> RuleStep {
    var moveText = text[...]
    var filter: [RuleTest] = []
    if let open = text.firstIndex(of: "{") {
      guard text.hasSuffix("}") else { throw Complaint(what: "`\(text)`: no closing brace") }
      filter = try tests(String(text[text.index(after: open)...].dropLast()))
      moveText = text[..<open]
    }
    return RuleStep(move: try move(String(moveText), within: names), filter: filter)
  }

  private func move(_ text: String, within names: [String]) throws -> RuleMove {
    switch text.first {
    case nil,
      "." where text.count <= 1:
      return .stay
    case ">" where text == ">>": return .descendants
    case "<" where text == "<<": return .ancestors
    case ">": return try down(String(text.dropFirst()))
    case "<":
      let label = String(text.dropFirst())
      guard !label.isEmpty else { throw Complaint(what: "`<` without a relation") }
      return .up(label: label == "*" ? nil : try relation(label))
    case "+", "-":
      guard let count = Int(text), count != 0 else {
        throw Complaint(what: "`\(text)` is no step to a neighbour")
      }
      return .offset(count)
    case "=": return .role(String(text.dropFirst()))
    case "@":
      let name = String(text.dropFirst())
      guard let definition = namedPaths[name] else {
        throw Complaint(what: "unknown named path `@\(name)`")
      }
      guard !names.contains(name) else {
        throw Complaint(what: "named path `@\(name)` uses itself")
      }
      return .named(name: name, paths: try paths(definition, within: names + [name]))
    default: throw Complaint(what: "`\(text)` is no step of a path")
    }
  }

  private func down(_ text: String) throws -> RuleMove {
    guard let open = text.firstIndex(of: "(") else {
      guard !text.isEmpty else { throw Complaint(what: "`>` without a relation") }
      return .down(label: text == "*" ? nil : try relation(text), cases: [])
    }
    guard text.hasSuffix(")") else { throw Complaint(what: "`>\(text)`: no closing bracket") }
    let label = String(text[..<open])
    let cases = text[text.index(after: open)...].dropLast().split(separator: "|").map {
      $0.trimmed.lowercased().split(separator: "_").map(String.init)
    }
    guard !cases.isEmpty, cases.allSatisfy({ !$0.isEmpty }) else {
      throw Complaint(what: "`>\(text)`: no case between the brackets")
    }
    return .down(label: label.isEmpty || label == "*" ? nil : try relation(label), cases: cases)
  }

  private func relation(_ label: String) throws -> String {
    let base = label.split(separator: ":").first.map(String.init) ?? label
    guard Self.universalRelations.contains(base) else {
      throw Complaint(what: "`\(label)` is no relation of Universal Dependencies")
    }
    return label
  }

  static let universalRelations: Set<String> = [
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound",
    "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat",
    "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan",
    "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
  ]
}

extension RuleSyntax {
  func test(_ raw: String) throws -> RuleTest {
    let text = raw.trimmed
    if text.hasPrefix("not ") { return .not(try test(String(text.dropFirst(4)))) }
    if let simple = Self.simpleTests[text] { return simple }
    let parts = text.split(separator: " ", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2 else { throw Complaint(what: "`\(text)` is no test") }
    let rest = parts[1]
    switch parts[0] {
    case "lemma" where rest.hasPrefix("is "):
      return .lemmaIs(try words(rest).map { $0.lowercased() })
    case "lemma" where rest.hasPrefix("in "): return .lemmaIn(try lexicons(words(rest)))
    case "form": return .formIs(try words(rest).map { $0.lowercased() })
    case "upos": return .upos(try words(rest).map { try tag($0) })
    case "xpos": return .xpos(try words(rest))
    case "rel": return .relation(try words(rest).map(relation))
    case "mention": return .mention(try words(rest).map { try tag($0) })
    case "feat": return .feature(rest.split(separator: "|").map { $0.trimmed })
    case "has": return .has(try paths(rest))
    case "no": return .not(.has(try paths(rest)))
    case "before": return .before(rest)
    case "after": return .after(rest)
    default: throw Complaint(what: "unknown test `\(parts[0])`")
    }
  }

  private static let simpleTests: [String: RuleTest] = [
    "passive": .passive, "negated": .negated, "modal": .modal, "question": .question,
    "quoted": .quoted, "first": .first, "last": .last,
  ]

  /// The words behind `is` or `in`.
  private func words(_ text: String) throws -> [String] {
    guard text.hasPrefix("is ") || text.hasPrefix("in ") else {
      throw Complaint(what: "`is` or `in` expected before `\(text)`")
    }
    let words = text.dropFirst(3).split(separator: "|").map { $0.trimmed }
    guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
      throw Complaint(what: "`\(text)`: words apart by `|` expected")
    }
    return words
  }

  private func lexicons(_ names: [String]) throws -> [String] {
    for name in names where !lexiconNames.contains(name) {
      throw Complaint(what: "unknown lexicon `\(name)`")
    }
    return names
  }

  private func tag<Tag: RawRepresentable<String>>(_ text: String) throws -> Tag {
    guard let tag = Tag(rawValue: text) else { throw Complaint(what: "unknown tag `\(text)`") }
    return tag
  }
}

extension String {
  /// Where a character stands outside all brackets and braces.
  fileprivate func splitOutside(_ mark: Character) -> [Index] {
    var depth = 0
    var found: [Index] = []
    for index in indices {
      switch self[index] {
      case "(", "{": depth += 1
      case ")", "}": depth -= 1
      case mark where depth == 0: found.append(index)
      default: break
      }
    }
    return found
  }

  fileprivate func partsOutside(_ mark: Character) -> [String] {
    var parts: [String] = []
    var start = startIndex
    for cut in splitOutside(mark) {
      parts.append(String(self[start..<cut]).trimmed)
      start = index(after: cut)
    }
    parts.append(String(self[start...]).trimmed)
    return parts
  }

  fileprivate func isBlank(after position: Index) -> Bool {
    let next = index(after: position)
    return next == endIndex || self[next] == " "
  }
}
