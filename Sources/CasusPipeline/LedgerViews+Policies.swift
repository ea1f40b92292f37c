internal import CasusExchange
internal import CasusRecords
public import CasusStore
public import CasusText
internal import CasusTracking

extension LedgerViews {
  /// Policies told by a day, in order of their first report.
  public func policies(
    asOf: CivilDate, knownAt: CivilDate? = nil
  ) throws -> [PolicyView] {
    let latest = knownAt.map { min($0, asOf) } ?? asOf
    return try reader.records(kind: .policy, heads: true, to: latest)
      .compactMap { try policy($0, asOf: asOf, knownAt: knownAt) }
      .filter { $0.policy.place == .text }
  }

  public func policy(
    _ record: StoredRecord, asOf: CivilDate, knownAt: CivilDate? = nil
  ) throws -> PolicyView? {
    guard let stored = try reader.document(record.document),
      let policy = try RecordExchange.policy(from: record.payload, in: stored.document)
    else { return nil }
    let transitions = try reader.transitions(of: record.id, knownAt: knownAt)
    return PolicyView(
      record: record, policy: policy, document: stored,
      outcome: PolicyLife(told: policy.state)
        .outcome(of: transitions, asOf: asOf, knownAt: knownAt))
  }

  static func title(of policy: Policy) -> String {
    (policy.holder?.name.text ?? "unnamed") + ": " + policy.quote.text
  }
}
