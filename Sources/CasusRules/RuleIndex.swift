/// A family's rules by what must stand at the trigger, so that most tokens try none.
struct RuleIndex: Sendable {
  private var byLemma: [String: [Int]] = [:]
  private var byForm: [String: [Int]] = [:]
  private var byLexicon: [String: [Int]] = [:]
  private var anywhere: [Int] = []
  private let rules: [Rule]

  init(_ rules: [Rule]) {
    self.rules = rules
    for (index, rule) in rules.enumerated() {
      if let words = rule.trigger.firstValue({ if case .lemmaIs(let w) = $0 { w } else { nil } }) {
        for word in Set(words) { byLemma[word, default: []].append(index) }
      } else if let words = rule.trigger.firstValue({
        if case .formIs(let words) = $0 { words } else { nil }
      }) {
        for word in Set(words) { byForm[word, default: []].append(index) }
      } else if let names = rule.trigger.firstValue({
        if case .lemmaIn(let names) = $0 { names } else { nil }
      }) {
        for name in Set(names) { byLexicon[name, default: []].append(index) }
      } else {
        anywhere.append(index)
      }
    }
  }

  /// Rules whose trigger may pass at a token, in the order of their files.
  func candidates(at token: Int, in sentence: PreparedSentence) -> [Rule] {
    var found = anywhere
    if let some = byLemma[sentence.view.lemmas[token]] { found += some }
    if !byForm.isEmpty, let some = byForm[sentence.view.forms[token]] { found += some }
    for hit in sentence.hits[token] {
      if let some = byLexicon[hit.lexicon] { found += some }
    }
    if found.isEmpty { return [] }
    if found.count > 1 {
      found.sort()
      var last = -1
      found.removeAll { index in
        defer { last = index }
        return index == last
      }
    }
    return found.map { rules[$0] }
  }
}

extension Array where Element == RuleTest {
  fileprivate func firstValue(_ pick: (RuleTest) -> [String]?) -> [String]? {
    for test in self { if let value = pick(test) { return value } }
    return nil
  }
}
