/// Reads the blocks of one rule file; every fault is kept with its line.
struct RuleReader {
  let file: String
  private(set) var faults: [DataFault] = []

  init(file: String) {
    self.file = file
  }

  /// One keyword line with its continuations joined.
  struct Line {
    let number: Int
    let keyword: String
    let value: String
  }

  /// The file's blocks: lines apart by blank lines.
  func blocks(in text: String) -> [[Line]] {
    var blocks: [[Line]] = []
    var block: [Line] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = String(raw).replacingTabs.trimmed
      if content.hasPrefix("#") { continue }
      if content.isEmpty {
        if !block.isEmpty { blocks.append(block) }
        block = []
      } else if raw.first == " " || raw.first == "\t", let above = block.last {
        block[block.count - 1] = Line(
          number: above.number, keyword: above.keyword, value: above.value + " " + content)
      } else {
        let parts = content.split(separator: " ", maxSplits: 1)
        block.append(
          Line(
            number: index + 1, keyword: String(parts[0]),
            value: parts.count > 1 ? parts[1].trimmed : ""))
      }
    }
    if !block.isEmpty { blocks.append(block) }
    return blocks
  }

  /// Named paths of a file, with the lines that define them.
  static func namedPaths(in blocks: [[Line]]) -> [(name: String, text: String, line: Int)] {
    blocks.joined().filter { $0.keyword == "path" }.map { line in
      let parts = line.value.split(separator: " ", maxSplits: 1)
      return (
        parts.first.map(String.init) ?? "", parts.count > 1 ? parts[1].trimmed : "", line.number
      )
    }
  }

  /// The rule of a block; nil where the block defines only paths or is too faulty to be one.
  mutating func rule(from block: [Line], syntax: RuleSyntax) -> Rule? {
    let lines = block.filter { $0.keyword != "path" }
    guard let head = lines.first else { return nil }
    guard head.keyword == "rule" else {
      fault(head.number, "a block begins with `rule`, not `\(head.keyword)`")
      return nil
    }
    let before = faults.count
    let draft = RuleDraft(lines: lines, reader: &self, syntax: syntax)
    return faults.count == before ? draft.rule(file: file) : nil
  }

  mutating func fault(_ line: Int, _ what: String) {
    faults.append(DataFault(file: file, line: line, what: what))
  }
}

/// A rule's parts while its lines are read.
private struct RuleDraft {
  var name = ""
  var about = ""
  var trigger: [RuleTest] = []
  var settings: [(field: String, value: String)] = []
  var roles: [RuleRole] = []
  var conditions: [RuleCondition] = []
  var examples: [RuleExample] = []
  var rejects: [RuleExample] = []
  var misread: [RuleExample] = []
  var note: String?
  var rare: String?
  var line: Int

  init(lines: [RuleReader.Line], reader: inout RuleReader, syntax: RuleSyntax) {
    line = lines.first?.number ?? 1
    for line in lines {
      do {
        try take(line, syntax: syntax)
      } catch {
        reader.fault(line.number, (error as? RuleSyntax.Complaint)?.what ?? "\(error)")
      }
    }
    if about.isEmpty { reader.fault(line, "rule `\(name)` has no `about`") }
    if trigger.isEmpty { reader.fault(line, "rule `\(name)` has no `trigger`") }
    if examples.isEmpty { reader.fault(line, "rule `\(name)` has no `example`") }
    if rejects.isEmpty { reader.fault(line, "rule `\(name)` has no `reject`") }
    for example in examples + rejects + misread {
      for mark in example.marks where !roles.contains(where: { $0.name == mark.role }) {
        reader.fault(example.line, "example marks `\(mark.role)`, which is no role of the rule")
      }
    }
  }

  func rule(file: String) -> Rule {
    Rule(
      name: name, about: about, settings: settings, roles: roles, examples: examples,
      rejects: rejects, misread: misread, note: note, rare: rare, file: file, line: line,
      trigger: trigger,
      conditions: conditions)
  }

  private mutating func take(
    _ line: RuleReader.Line, syntax: RuleSyntax
  ) throws {
    let value = line.value
    guard !value.isEmpty else {
      throw RuleSyntax.Complaint(what: "`\(line.keyword)` without a value")
    }
    switch line.keyword {
    case "rule": name = value
    case "about": about = value
    case "trigger": trigger += try syntax.tests(value)
    case "role": roles.append(try role(value, syntax: syntax))
    case "where", "unless":
      conditions.append(try condition(value, isUnless: line.keyword == "unless", syntax: syntax))
    case "set":
      let parts = value.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { throw RuleSyntax.Complaint(what: "`set` needs FIELD VALUE") }
      settings.append((String(parts[0]), parts[1].trimmed))
    case "example": examples.append(try example(value, line: line.number))
    case "reject": rejects.append(try example(value, line: line.number))
    case "misread": misread.append(try example(value, line: line.number))
    case "note": note = value
    case "rare": rare = value
    default: throw RuleSyntax.Complaint(what: "unknown keyword `\(line.keyword)`")
    }
  }

  private func role(
    _ value: String, syntax: RuleSyntax
  ) throws -> RuleRole {
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { throw RuleSyntax.Complaint(what: "`role` needs NAME PATHS") }
    let isOptional = parts[0].hasSuffix("?")
    let (paths, tests) = try syntax.pathsAndTests(parts[1].trimmed)
    return RuleRole(
      name: String(isOptional ? parts[0].dropLast() : parts[0]), isOptional: isOptional,
      text: parts[1].trimmed, paths: paths, tests: tests)
  }

  private func condition(
    _ value: String, isUnless: Bool, syntax: RuleSyntax
  ) throws -> RuleCondition {
    if RuleSyntax.beginsWithPath(value) {
      let (paths, tests) = try syntax.pathsAndTests(value)
      return RuleCondition(isUnless: isUnless, text: value, paths: paths, tests: tests)
    }
    let here = RulePath(steps: [RuleStep(move: .stay, filter: [])], takesConjuncts: false)
    return RuleCondition(
      isUnless: isUnless, text: value, paths: [here], tests: try syntax.tests(value))
  }

  /// Reads `[words]role` marks; they may nest.
  private func example(_ text: String, line: Int) throws -> RuleExample {
    var words: [String] = []
    var open: [Int] = []
    var marks: [RuleExample.Mark] = []
    for part in text.split(separator: " ") {
      var word = part[...]
      while word.count > 1, word.first == "[" {
        open.append(words.count)
        word.removeFirst()
      }
      guard let close = word.firstIndex(of: "]"), !open.isEmpty else {
        words.append(String(word))
        continue
      }
      words.append(String(word[..<close]))
      for role in word[close...].split(separator: "]") {
        guard let start = open.popLast() else {
          throw RuleSyntax.Complaint(what: "`]` closes nothing in `\(part)`")
        }
        marks.append(.init(role: String(role), words: start..<words.count))
      }
    }
    guard open.isEmpty else { throw RuleSyntax.Complaint(what: "`[` is never closed") }
    return RuleExample(words: words, marks: marks, line: line)
  }
}

extension String {
  fileprivate var replacingTabs: String { String(map { $0 == "\t" || $0 == "\r" ? " " : $0 }) }
}
