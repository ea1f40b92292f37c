public import CasusRecords

/// What speaks for and against a finished record, as short names that `record-confidence.tsv`
/// weighs; no name of a party among them.
public enum RecordFeatures {
  public static func of(_ statement: Statement) -> [String] {
    let kind = "statement"
    return common(kind, statement.provenance) + [
      "\(kind) speaker=\(sector(statement.speaker))", "\(kind) direct=\(statement.isDirect)",
      "\(kind) anonymous=\(statement.isAnonymous)",
      "\(kind) words=\(size(statement.content.text))",
    ]
  }

  public static func of(_ commitment: Commitment) -> [String] {
    let kind = "commitment"
    return common(kind, commitment.provenance) + [
      "\(kind) holder=\(sector(commitment.holder))", "\(kind) act=\(commitment.act.rawValue)",
      "\(kind) strength=\(commitment.strength.rawValue)",
      "\(kind) polarity=\(commitment.action.polarity.rawValue)",
      "\(kind) typed=\(commitment.action.type != nil)",
      "\(kind) addressee=\(commitment.addressee != nil)",
      "\(kind) condition=\(commitment.condition.map { $0.kind.rawValue } ?? "-")",
      "\(kind) authority=\(commitment.authority?.rawValue ?? "-")",
      "\(kind) words=\(size(commitment.action.quote.text))",
    ]
  }

  public static func of(_ policy: Policy) -> [String] {
    let kind = "policy"
    return common(kind, policy.provenance) + [
      "\(kind) holder=\(sector(policy.holder))", "\(kind) kind=\(policy.kind.rawValue)",
      "\(kind) state=\(policy.state.rawValue)", "\(kind) recipient=\(policy.recipient != nil)",
      "\(kind) since=\(policy.since != nil)", "\(kind) words=\(size(policy.quote.text))",
    ]
  }

  public static func of(_ transfer: Transfer) -> [String] {
    let kind = "transfer"
    return common(kind, transfer.provenance) + [
      "\(kind) giver=\(sector(transfer.giver))", "\(kind) receiver=\(sector(transfer.receiver))",
      "\(kind) kind=\(transfer.kind.rawValue)", "\(kind) status=\(transfer.status.rawValue)",
      "\(kind) amount=\(transfer.amount != nil)", "\(kind) items=\(!transfer.items.isEmpty)",
    ]
  }

  private static func common(_ kind: String, _ provenance: Provenance) -> [String] {
    var result = ["\(kind) bias", "\(kind) rule=\(provenance.rule)"]
    if let entry = provenance.entries.first { result.append("\(kind) entry=\(entry)") }
    result.append("\(kind) hearsay=\(provenance.steps.contains { $0.contains("alleged") })")
    return result
  }

  private static func sector(_ party: Party?) -> String {
    party.map { $0.sector?.rawValue ?? "?" } ?? "-"
  }

  private static func size(_ words: String) -> String {
    switch words.split(separator: " ").count {
    case ...2: "1-2"
    case ...5: "3-5"
    case ...12: "6-12"
    default: "13+"
    }
  }
}
