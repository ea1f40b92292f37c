internal import CasusSyntax

/// A rule of the rule language, checked and compiled.
public final class Rule: Sendable, Hashable, CustomStringConvertible {
  public let name: String
  /// The family that the rule belongs to, as `event` or `commitment`.
  public let about: String
  /// Fields in the order of the file; values may hold `$column` of a lexicon entry.
  public let settings: [(field: String, value: String)]
  public let roles: [RuleRole]
  public let examples: [RuleExample]
  public let rejects: [RuleExample]
  /// Sentences that the rule is meant for and that today's model misreads.
  public let misread: [RuleExample]
  public let note: String?
  /// Why the rule may fire seldom; nil for a rule that must have three distinct hits.
  public let rare: String?
  public let file: String
  public let line: Int
  let trigger: [RuleTest]
  let conditions: [RuleCondition]

  init(
    name: String, about: String, settings: [(field: String, value: String)], roles: [RuleRole],
    examples: [RuleExample], rejects: [RuleExample], misread: [RuleExample], note: String?,
    rare: String?, file: String,
    line: Int, trigger: [RuleTest], conditions: [RuleCondition]
  ) {
    self.name = name
    self.about = about
    self.settings = settings
    self.roles = roles
    self.examples = examples
    self.rejects = rejects
    self.misread = misread
    self.note = note
    self.rare = rare
    self.file = file
    self.line = line
    self.trigger = trigger
    self.conditions = conditions
  }

  public var description: String { name }

  public static func == (a: Rule, b: Rule) -> Bool { a === b || a.name == b.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A role that a rule binds.
public struct RuleRole: Sendable {
  public let name: String
  public let isOptional: Bool
  /// As written, for traces and the handbook.
  public let text: String
  let paths: [RulePath]
  let tests: [RuleTest]
}

/// A sentence with marked roles: an `example` must fire, a `reject` must not.
public struct RuleExample: Sendable, Hashable {
  public let words: [String]
  /// What each mark must cover: the bound token lies in the range.
  public let marks: [Mark]
  public let line: Int

  public struct Mark: Sendable, Hashable {
    public let role: String
    public let words: Range<Int>
  }

  public var text: String { words.joined(separator: " ") }
}

/// A `where` (must reach) or `unless` (must not).
struct RuleCondition: Sendable {
  let isUnless: Bool
  let text: String
  let paths: [RulePath]
  let tests: [RuleTest]
  /// Whether it speaks of a role, and so can be tried only when the roles are bound.
  let needsRoles: Bool

  init(isUnless: Bool, text: String, paths: [RulePath], tests: [RuleTest]) {
    self.isUnless = isUnless
    self.text = text
    self.paths = paths
    self.tests = tests
    needsRoles = paths.contains(where: \.needsRoles) || tests.contains(where: \.needsRoles)
  }
}

/// A path of one alternative.
struct RulePath: Sendable {
  let steps: [RuleStep]
  /// Ends in `&`: the conjuncts of what it reaches are reached too.
  let takesConjuncts: Bool

  fileprivate var needsRoles: Bool {
    steps.contains { step in
      if case .role = step.move { return true }
      return step.filter.contains(where: \.needsRoles)
    }
  }
}

struct RuleStep: Sendable {
  let move: RuleMove
  let filter: [RuleTest]
}

enum RuleMove: Sendable {
  case stay
  /// Dependents; nil label is any; cases empty is any, else one of them stands on the dependent.
  case down(label: String?, cases: [[String]])
  case up(label: String?)
  case descendants
  case ancestors
  case offset(Int)
  /// A named path: the first alternative that leads anywhere.
  case named(name: String, paths: [RulePath])
  /// Tokens that an earlier role bound.
  case role(String)
}

indirect enum RuleTest: Sendable {
  case not(RuleTest)
  case lemmaIs([String])
  case formIs([String])
  case lemmaIn([String])
  case upos([UPOS])
  case xpos([String])
  case relation([String])
  case feature([String])
  case mention([EntityLabel])
  case has([RulePath])
  case passive, negated, modal, question, quoted
  case before(String)
  case after(String)
  case first, last

  fileprivate var needsRoles: Bool {
    switch self {
    case .before, .after: true
    case .not(let inner): inner.needsRoles
    case .has(let paths): paths.contains(where: \.needsRoles)
    default: false
    }
  }
}

/// A test with the words it was written in; `text` is what a trace prints.
extension RuleTest: CustomStringConvertible {
  var description: String {
    switch self {
    case .not(let test): "not \(test)"
    case .lemmaIs(let words): "lemma is " + words.joined(separator: "|")
    case .formIs(let words): "form is " + words.joined(separator: "|")
    case .lemmaIn(let names): "lemma in " + names.joined(separator: "|")
    case .upos(let tags): "upos is " + tags.map(\.rawValue).joined(separator: "|")
    case .xpos(let tags): "xpos is " + tags.joined(separator: "|")
    case .relation(let labels): "rel is " + labels.joined(separator: "|")
    case .feature(let features): "feat " + features.joined(separator: "|")
    case .mention(let labels): "mention is " + labels.map(\.rawValue).joined(separator: "|")
    case .has(let paths): "has " + paths.map(\.description).joined(separator: " | ")
    case .passive: "passive"
    case .negated: "negated"
    case .modal: "modal"
    case .question: "question"
    case .quoted: "quoted"
    case .before(let role): "before " + role
    case .after(let role): "after " + role
    case .first: "first"
    case .last: "last"
    }
  }
}

extension RulePath: CustomStringConvertible {
  var description: String {
    steps.map(\.description).joined(separator: " ") + (takesConjuncts ? "&" : "")
  }
}

extension RuleStep: CustomStringConvertible {
  var description: String {
    move.description
      + (filter.isEmpty ? "" : "{" + filter.map(\.description).joined(separator: ", ") + "}")
  }
}

extension RuleMove: CustomStringConvertible {
  var description: String {
    switch self {
    case .stay: "."
    case .down(let label, let cases):
      ">" + (label ?? (cases.isEmpty ? "*" : ""))
        + (cases.isEmpty
          ? "" : "(" + cases.map { $0.joined(separator: "_") }.joined(separator: "|") + ")")
    case .up(let label): "<" + (label ?? "*")
    case .descendants: ">>"
    case .ancestors: "<<"
    case .offset(let count): count > 0 ? "+\(count)" : "\(count)"
    case .named(let name, _): "@" + name
    case .role(let name): "=" + name
    }
  }
}
