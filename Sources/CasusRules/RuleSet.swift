public import CasusSyntax
internal import Foundation

/// All rules, checked and indexed by what can start them.
public struct RuleSet: Sendable {
  public let rules: [Rule]
  public let lexicons: LexiconSet
  let index: [String: RuleIndex]

  /// Reads every `*.rules` of a folder; throws `DataFaults` with all that is wrong in them.
  public init(directory: String, lexicons: LexiconSet) throws {
    var texts: [(file: String, text: String)] = []
    var faults: [DataFault] = []
    for name in try dataFiles(in: directory, ending: ".rules") {
      let path = directory + "/" + name
      if let text = try? String(contentsOfFile: path, encoding: .utf8) {
        texts.append((path, text))
      } else {
        faults.append(DataFault(file: path, line: 1, what: "not readable as UTF-8 text"))
      }
    }
    guard faults.isEmpty else { throw DataFaults(faults) }
    try self.init(files: texts, lexicons: lexicons)
  }

  /// Rules from a text in the file format, for tests.
  public init(text: String, lexicons: LexiconSet) throws {
    try self.init(files: [("rules", text)], lexicons: lexicons)
  }

  private init(files: [(file: String, text: String)], lexicons: LexiconSet) throws {
    var faults: [DataFault] = []
    var blocks: [(file: String, blocks: [[RuleReader.Line]])] = []
    var named: [String: String] = [:]
    for (file, text) in files {
      let read = RuleReader(file: file).blocks(in: text)
      blocks.append((file, read))
      for path in RuleReader.namedPaths(in: read) {
        if path.name.isEmpty || path.text.isEmpty {
          faults.append(DataFault(file: file, line: path.line, what: "`path` needs NAME PATHS"))
        } else if named.updateValue(path.text, forKey: path.name) != nil {
          faults.append(
            DataFault(file: file, line: path.line, what: "path `\(path.name)` is defined twice"))
        }
      }
    }
    let syntax = RuleSyntax(namedPaths: named, lexiconNames: Set(lexicons.names))
    var rules: [Rule] = []
    var lineOfName: [String: String] = [:]
    for (file, fileBlocks) in blocks {
      var reader = RuleReader(file: file)
      for block in fileBlocks {
        for line in block where line.keyword == "path" {
          do { _ = try syntax.paths(line.value.afterFirstWord) } catch {
            reader.fault(line.number, (error as? RuleSyntax.Complaint)?.what ?? "\(error)")
          }
        }
        for line in block where line.keyword == "rule" {
          if let other = lineOfName[line.value] {
            reader.fault(line.number, "rule `\(line.value)` stands at \(other) already")
          }
          lineOfName[line.value] = "\(file):\(line.number)"
        }
        if let rule = reader.rule(from: block, syntax: syntax) { rules.append(rule) }
      }
      faults += reader.faults
    }
    guard faults.isEmpty else { throw DataFaults(faults) }
    self.rules = rules
    self.lexicons = lexicons
    index = Dictionary(grouping: rules, by: \.about).mapValues(RuleIndex.init)
  }

  public func rule(named name: String) -> Rule? { rules.first { $0.name == name } }

  /// Families that have rules.
  public var families: [String] { index.keys.sorted() }

  /// A sentence laid out for this set; make it once where several families are asked for.
  public func prepare(_ sentence: Sentence) -> PreparedSentence {
    PreparedSentence(sentence, lexicons: lexicons)
  }

  /// Every firing of a family's rules, in the order of the triggers, then of the rules' files.
  ///
  /// Empty for a family without rules.
  public func matches(about family: String, in sentence: PreparedSentence) -> [RuleMatch] {
    guard let index = index[family] else { return [] }
    let matcher = RuleMatcher(sentence: sentence)
    var result: [RuleMatch] = []
    for token in 0..<sentence.view.count {
      for rule in index.candidates(at: token, in: sentence) {
        if let match = matcher.match(rule, at: token) { result.append(match) }
      }
    }
    return result
  }

  public func matches(about family: String, in sentence: Sentence) -> [RuleMatch] {
    index[family] == nil ? [] : matches(about: family, in: prepare(sentence))
  }
}

extension String {
  fileprivate var afterFirstWord: String {
    split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
  }
}
