public import CasusRecords

/// An event before it is weighed, with the features that it is weighed by: what learns the weights
/// reads these.
public struct EventDraft: Sendable {
  public var event: Event
  public var features: [String]
  /// On whose word it rests; nil for what is still to come.
  var basis: TruthTable.Basis?
}
