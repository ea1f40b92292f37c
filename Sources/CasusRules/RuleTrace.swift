internal import CasusSyntax

/// How far a rule came at a token: every step that held, and the one that failed.
public struct RuleTrace: Sendable {
  public let rule: Rule
  public let trigger: Int
  public let held: [String]
  /// The line of the rule that failed, as written; nil where the rule fires.
  public let failure: String?

  public var fires: Bool { failure == nil }
}

extension RuleSet {
  /// How a rule fares at a token as its trigger.
  public func trace(_ rule: Rule, at token: Int, in sentence: PreparedSentence) -> RuleTrace {
    RuleMatcher(sentence: sentence).trace(rule, at: token)
  }

  /// The rule that came nearest to firing on some tokens: the most steps held, a lexicon entry
  /// of the trigger counting most. Nil where no trigger test held anywhere.
  public func nearest(
    about family: String? = nil, to tokens: Range<Int>, in sentence: PreparedSentence
  ) -> RuleTrace? {
    var best: (score: Int, trace: RuleTrace)?
    for rule in rules where family == nil || rule.about == family {
      for token in tokens.clamped(to: 0..<sentence.view.count) {
        let trace = trace(rule, at: token, in: sentence)
        if trace.held.isEmpty { continue }
        let score =
          trace.held.count * 2 + (trace.fires ? 100 : 0)
          + (trace.held.contains { $0.contains("lemma") } ? 3 : 0)
        if score > best?.score ?? 0 { best = (score, trace) }
      }
    }
    return best?.trace
  }
}

extension RuleMatcher {
  func trace(_ rule: Rule, at trigger: Int) -> RuleTrace {
    var held: [String] = []
    func result(_ failure: String?) -> RuleTrace {
      RuleTrace(rule: rule, trigger: trigger, held: held, failure: failure)
    }
    var binding = Binding(trigger: trigger)
    for test in rule.trigger {
      guard passes(test, at: trigger, binding) else { return result("trigger \(test)") }
      held.append("trigger \(test)")
    }
    for role in rule.roles {
      if let tokens = tokens(for: role, binding) {
        binding.roles.append((role.name, tokens))
        held.append("role \(role.name) \(role.text)")
      } else if !role.isOptional {
        return result("role \(role.name) \(role.text)")
      }
    }
    for condition in rule.conditions {
      let line = (condition.isUnless ? "unless " : "where ") + condition.text
      guard holds(condition, binding) else { return result(line) }
      held.append(line)
    }
    return result(nil)
  }
}

extension RuleSet {
  /// The lexicons in which a family's triggers are looked up, by name.
  public func triggerLexicons(about family: String) -> [String] {
    var names: Set<String> = []
    for rule in rules where rule.about == family {
      for case .lemmaIn(let lexicons) in rule.trigger { names.formUnion(lexicons) }
    }
    return names.sorted()
  }
}
