/// A dependency relation of Universal Dependencies; others own the set, so unknown ones survive.
public struct Relation: Hashable, Sendable, CustomStringConvertible {
  /// The whole label, as `nsubj:pass`.
  public let label: String
  /// The universal part, as `nsubj`.
  public let base: String

  public init(_ label: String) {
    self.label = label
    base = label.firstIndex(of: ":").map { String(label[..<$0]) } ?? label
  }

  public var description: String { label }

  public static let root = Relation("root")
  public static let nsubj = Relation("nsubj")
  public static let nsubjPass = Relation("nsubj:pass")
  public static let punct = Relation("punct")
  public static let conj = Relation("conj")
}
