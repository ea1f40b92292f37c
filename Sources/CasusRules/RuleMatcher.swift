internal import CasusSyntax

/// Tries rules on one sentence.
struct RuleMatcher {
  let sentence: PreparedSentence
  private var view: SentenceView { sentence.view }

  init(sentence: PreparedSentence) {
    self.sentence = sentence
  }

  /// What a try has bound so far.
  struct Binding {
    let trigger: Int
    var roles: [(name: String, tokens: [Int])] = []

    func tokens(of role: String) -> [Int]? {
      role == "trigger" ? [trigger] : roles.first { $0.name == role }?.tokens
    }
  }

  func match(_ rule: Rule, at trigger: Int) -> RuleMatch? {
    var binding = Binding(trigger: trigger)
    guard passes(rule.trigger, at: trigger, binding) else { return nil }
    for condition in rule.conditions where !condition.needsRoles {
      guard holds(condition, binding) else { return nil }
    }
    for role in rule.roles {
      if let tokens = tokens(for: role, binding) {
        binding.roles.append((role.name, tokens))
      } else if !role.isOptional {
        return nil
      }
    }
    for condition in rule.conditions where condition.needsRoles {
      guard holds(condition, binding) else { return nil }
    }
    return match(rule, binding)
  }

  /// Tokens of the first alternative that binds, in the order of the text.
  func tokens(for role: RuleRole, _ binding: Binding) -> [Int]? {
    for path in role.paths {
      var found: [Int] = []
      walk(
        path, from: binding.trigger, binding, tests: role.tests, into: &found, stopAtFirst: false)
      if !found.isEmpty { return found.sorted() }
    }
    return nil
  }

  func holds(_ condition: RuleCondition, _ binding: Binding) -> Bool {
    let reaches = condition.paths.contains {
      leads($0, from: binding.trigger, binding, tests: condition.tests)
    }
    return reaches != condition.isUnless
  }

  func passes(_ tests: [RuleTest], at token: Int, _ binding: Binding) -> Bool {
    for test in tests where !passes(test, at: token, binding) { return false }
    return true
  }

  // MARK: - Paths

  private func leads(
    _ path: RulePath, from token: Int, _ binding: Binding, tests: [RuleTest]
  ) -> Bool {
    var found: [Int] = []
    walk(path, from: token, binding, tests: tests, into: &found, stopAtFirst: true)
    return !found.isEmpty
  }

  private func walk(
    _ path: RulePath, from token: Int, _ binding: Binding, tests: [RuleTest],
    into found: inout [Int], stopAtFirst: Bool
  ) {
    if case .role(let name)? = path.steps.first?.move {
      for start in binding.tokens(of: name) ?? []
      where passes(path.steps[0].filter, at: start, binding) {
        walk(path, step: 1, at: start, binding, tests, &found, stopAtFirst)
      }
    } else {
      walk(path, step: 0, at: token, binding, tests, &found, stopAtFirst)
    }
  }

  private func walk(
    _ path: RulePath, step: Int, at token: Int, _ binding: Binding, _ tests: [RuleTest],
    _ found: inout [Int], _ stopAtFirst: Bool
  ) {
    if stopAtFirst, !found.isEmpty { return }
    guard step < path.steps.count else {
      arrive(at: token, binding, tests, &found)
      if path.takesConjuncts {
        for child in view.children(of: token) where view.token(Int(child), isUnder: "conj") {
          arrive(at: Int(child), binding, tests, &found)
        }
      }
      return
    }
    let here = path.steps[step]
    func go(_ next: Int) {
      guard passes(here.filter, at: next, binding) else { return }
      walk(path, step: step + 1, at: next, binding, tests, &found, stopAtFirst)
    }
    switch here.move {
    case .stay: go(token)
    case .down(let label, let cases):
      for child in view.children(of: token) {
        let child = Int(child)
        if let label, !view.token(child, isUnder: label) { continue }
        if cases.isEmpty || view.token(child, hasCase: cases) { go(child) }
      }
    case .up(let label):
      if let head = view.head(of: token), label.map({ view.token(token, isUnder: $0) }) ?? true {
        go(head)
      }
    case .descendants:
      for below in view.sentence.subtree(of: token) where below != token { go(below) }
    case .ancestors: for above in view.sentence.ancestors(of: token) { go(above) }
    case .offset(let count):
      if token + count >= 0, token + count < view.count { go(token + count) }
    case .named(_, let paths):
      for named in paths {
        var reached: [Int] = []
        walk(named, from: token, binding, tests: [], into: &reached, stopAtFirst: false)
        if reached.isEmpty { continue }
        for next in reached { go(next) }
        break
      }
    case .role(let name): for next in binding.tokens(of: name) ?? [] { go(next) }
    }
  }

  private func arrive(
    at token: Int, _ binding: Binding, _ tests: [RuleTest], _ found: inout [Int]
  ) {
    if !found.contains(token), passes(tests, at: token, binding) { found.append(token) }
  }

  // MARK: - Tests

  func passes(_ test: RuleTest, at token: Int, _ binding: Binding) -> Bool {
    let here = view.sentence.tokens
    switch test {
    case .not(let inner): return !passes(inner, at: token, binding)
    case .lemmaIs(let words): return words.contains(view.lemmas[token])
    case .formIs(let words): return words.contains(view.forms[token])
    case .lemmaIn(let names):
      return sentence.hits[token].contains { names.contains($0.lexicon) }
    case .upos(let tags): return tags.contains(here[token].upos)
    case .xpos(let tags): return tags.contains(here[token].xpos)
    case .relation(let labels): return labels.contains { view.token(token, isUnder: $0) }
    case .feature(let features):
      return features.contains { here[token].features.hasFeature($0) }
    case .mention(let labels):
      return view.sentence.mention(at: token).map { labels.contains($0.label) } ?? false
    case .has(let paths): return paths.contains { leads($0, from: token, binding, tests: []) }
    case .passive: return view.isPassive(token)
    case .negated: return sentence.isNegated(token)
    case .modal: return view.hasModal(token)
    case .question: return view.isQuestion(token)
    case .quoted: return view.quoted.contains(token)
    case .before(let role):
      return binding.tokens(of: role)?.first.map { token < $0 } ?? false
    case .after(let role):
      return binding.tokens(of: role)?.last.map { token > $0 } ?? false
    case .first: return token == view.firstWord
    case .last: return token == view.lastWord
    }
  }

  // MARK: - The result

  private func match(_ rule: Rule, _ binding: Binding) -> RuleMatch {
    var entries: [LexiconHit] = []
    collect(rule.trigger, at: binding.trigger, into: &entries)
    for role in rule.roles {
      for token in binding.tokens(of: role.name) ?? [] {
        collect(role.tests, at: token, into: &entries)
        for path in role.paths { collect(path.steps.last?.filter ?? [], at: token, into: &entries) }
      }
    }
    for condition in rule.conditions where !condition.isUnless {
      for path in condition.paths {
        var found: [Int] = []
        walk(
          path, from: binding.trigger, binding, tests: condition.tests, into: &found,
          stopAtFirst: true)
        for token in found {
          collect(condition.tests + (path.steps.last?.filter ?? []), at: token, into: &entries)
        }
      }
    }
    var values: [String: String] = [:]
    for (field, value) in rule.settings {
      guard value.hasPrefix("$") else {
        values[field] = value
        continue
      }
      let column = String(value.dropFirst())
      if let found = entries.lazy.compactMap({ $0[column] }).first { values[field] = found }
    }
    return RuleMatch(
      rule: rule, trigger: binding.trigger,
      bindings: Dictionary(
        binding.roles.map { ($0.name, $0.tokens) }, uniquingKeysWith: { a, _ in a }),
      entries: entries, values: values)
  }

  private func collect(_ tests: [RuleTest], at token: Int, into entries: inout [LexiconHit]) {
    for case .lemmaIn(let names) in tests {
      for hit in sentence.hits[token] where names.contains(hit.lexicon) && !entries.contains(hit) {
        entries.append(hit)
      }
    }
  }
}
