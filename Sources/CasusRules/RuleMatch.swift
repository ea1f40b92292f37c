/// One firing of a rule.
public struct RuleMatch: Sendable {
  public let rule: Rule
  /// The token that started the try.
  public let trigger: Int
  /// Role → tokens in the order of the text; unbound optional roles are absent.
  public let bindings: [String: [Int]]
  /// Lexicon entries that decided: the trigger's first, then those of roles and conditions.
  public let entries: [LexiconHit]
  /// The rule's settings; a `$column` is replaced, a setting whose column is absent is dropped.
  public let values: [String: String]

  public subscript(_ role: String) -> [Int] { bindings[role] ?? [] }

  public func first(_ role: String) -> Int? { bindings[role]?.first }
}
