internal import ArgumentParser
internal import CasusAnalysis
internal import CasusRules
internal import CasusSyntax
internal import CasusText
internal import Foundation

struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs every example and rejection of the rules through the model.")

  @OptionGroup var folders: RuleFolders
  @OptionGroup var options: ModelOptions
  @Argument(help: "Only rules whose names begin so.") var rule: String = ""

  func run() throws {
    let set = try folders.load()
    let rules = set.rules.filter { $0.name.hasPrefix(rule) }
    let outcomes = RuleTrial(set: set, analyzer: try options.analyzer()).outcomes(of: rules)
    let failures = outcomes.filter { $0.kind != .misread && !$0.holds }
    for outcome in failures { print(outcome) }
    let misread = outcomes.filter { $0.kind == .misread }
    for outcome in misread where outcome.holds {
      print("\(outcome.place): no longer misread, make it an example: \(outcome.text)")
    }
    print(
      "\(rules.count) rules, \(outcomes.count - misread.count) examples and rejections,"
        + " \(failures.count) fail; \(misread.count) known to be misread")
    if !failures.isEmpty { throw ExitCode(1) }
  }
}

/// Runs the sentences of rules through the model, all in one batch.
struct RuleTrial {
  enum Kind { case example, reject, misread }

  /// How one sentence of a rule came out.
  struct Outcome: CustomStringConvertible {
    var kind: Kind
    var holds: Bool
    var place: String
    var text: String
    var why: String

    var description: String { "\(place): \(kind): \(text)\n  \(why)" }
  }

  let set: RuleSet
  let analyzer: Analyzer

  func outcomes(of rules: [Rule]) -> [Outcome] {
    var jobs: [(rule: Rule, kind: Kind, example: RuleExample)] = []
    for rule in rules {
      jobs += rule.examples.map { (rule, .example, $0) }
      jobs += rule.rejects.map { (rule, .reject, $0) }
      jobs += rule.misread.map { (rule, .misread, $0) }
    }
    let sentences = analyzer.analyse(tokenised: jobs.map { Self.sentence(of: $0.example.words) })
    return zip(jobs, sentences).map { job, sentence in
      let prepared = set.prepare(sentence)
      let matches = set.matches(about: job.rule.about, in: prepared).filter { $0.rule == job.rule }
      let problem =
        job.kind == .reject
        ? matches.first.map { "fires: " + $0.summary(in: sentence) }
        : problem(job.rule, job.example, matches, prepared)
      return Outcome(
        kind: job.kind, holds: problem == nil, place: "\(job.rule.file):\(job.example.line)",
        text: job.example.text, why: problem ?? "")
    }
  }

  /// Why an example does not come out as marked, or nil.
  private func problem(
    _ rule: Rule, _ example: RuleExample, _ matches: [RuleMatch], _ sentence: PreparedSentence
  ) -> String? {
    let fits = matches.contains { match in
      example.marks.allSatisfy { mark in match[mark.role].contains { mark.words.contains($0) } }
    }
    if fits { return nil }
    if let match = matches.first {
      return "binds otherwise: " + match.summary(in: sentence.sentence) + "\n  "
        + Self.tree(of: sentence.sentence)
    }
    let traces = sentence.sentence.tokens.indices.map { set.trace(rule, at: $0, in: sentence) }
    let nearest = traces.max { $0.held.count < $1.held.count }
    return "fails at: " + (nearest?.failure ?? "-") + "\n  " + Self.tree(of: sentence.sentence)
  }

  static func sentence(of words: [String]) -> Sentence {
    var at = 0
    let tokens = words.map { word in
      let length = word.unicodeScalars.count
      defer { at += length + 1 }
      return Token(span: TextSpan(start: at, end: at + length), form: word)
    }
    return Sentence(span: TextSpan(start: 0, end: max(0, at - 1)), tokens: tokens)
  }

  /// The tree in a line: `pledged/VERB:root reopen/VERB:xcomp<pledged`.
  static func tree(of sentence: Sentence) -> String {
    sentence.tokens.map { token in
      "\(token.form)/\(token.upos.rawValue):\(token.relation.label)"
        + (sentence.tokens.indices.contains(token.head)
          ? "<" + sentence.tokens[token.head].form : "")
    }.joined(separator: " ")
  }
}
