internal import ArgumentParser
internal import CasusExtraction
internal import CasusRules
internal import CasusSyntax
internal import Foundation

struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Checks rules and lexicons, and shows what they find.",
    subcommands: [
      RulesCheck.self, RulesHits.self, RulesStanding.self, RulesTest.self, RulesHandbook.self,
    ])
}

/// Where the rules and lexicons lie; the repository's own by default.
struct RuleFolders: ParsableArguments {
  @Option(help: "The folder of rule files.") var rules = "Data/rules"
  @Option(help: "The folder of lexicons.") var lexicons = "Data/lexicons"

  func load() throws -> RuleSet {
    do {
      let lexicons = try LexiconSet(directory: lexicons)
      try lexicons.checkWordLists()
      return try RuleSet(directory: rules, lexicons: lexicons)
    } catch let faults as DataFaults {
      printError("\(faults)")
      throw ExitCode(1)
    }
  }
}

struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Loads every rule and lexicon and lists all faults.")

  @OptionGroup var folders: RuleFolders

  func run() throws {
    let set = try folders.load()
    for family in set.families {
      print("\(family): \(set.rules.filter { $0.about == family }.count) rules")
    }
    let entries = set.lexicons.entries.values.joined()
    print(
      "\(set.lexicons.names.count) lexicons, \(entries.count) entries,"
        + " \(entries.filter(\.isRefused).count) of them refused")
  }
}

struct RulesHits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hits",
    abstract: "Every sentence of a corpus on which a rule fires, with what it binds.")

  @OptionGroup var folders: RuleFolders
  @OptionGroup var options: ModelOptions
  @Argument(help: "A rule's name, or the beginning of several names.") var rule: String
  @Argument(help: "CoNLL-U files or NDJSON documents.") var inputs: [String]

  func run() throws {
    let set = try folders.load()
    let rules = set.rules.filter { $0.name.hasPrefix(rule) }
    guard !rules.isEmpty else { throw ValidationError("no rule is named \(rule)…") }
    let families = Set(rules.map(\.about)).sorted()
    var count = 0
    for input in inputs {
      try eachSentence(of: input, analyzer: options.analyzer()) { sentence in
        let prepared = set.prepare(sentence)
        for match in families.flatMap({ set.matches(about: $0, in: prepared) })
        where match.rule.name.hasPrefix(rule) {
          count += 1
          print(sentence.tokens.map(\.form).joined(separator: " "))
          print("  " + match.summary(in: sentence))
        }
      }
    }
    print("\(count) hits")
  }
}

extension RuleMatch {
  /// Rule, trigger, bindings and values in one line.
  func summary(in sentence: Sentence) -> String {
    let roles = bindings.sorted { $0.key < $1.key }.map { role, tokens in
      role + "=" + tokens.map { sentence.tokens[$0].form }.joined(separator: ",")
    }
    let fields = values.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
    return ([rule.name, "[" + sentence.tokens[trigger].form + "]"] + roles + fields)
      .joined(separator: " ")
  }
}

func conlluSentences(of path: String) throws -> [Sentence] {
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
    throw ValidationError("\(path): cannot be read")
  }
  return ConlluReader(file: path).sentences(in: text).sentences.map(\.sentence)
}

func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
