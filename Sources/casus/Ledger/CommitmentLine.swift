internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

/// A tracked commitment as a line of NDJSON: the record's own fields with its life beside them.
struct CommitmentLine {
  let view: CommitmentView

  func data() throws -> Data {
    var object =
      try JSONSerialization.jsonObject(with: view.record.payload) as? [String: Any] ?? [:]
    object["id"] = view.record.id
    object["document"] = view.record.document
    object["date"] = view.document.day.iso
    object["restated_in"] = Array(
      Set(view.restatements.map(\.document)).subtracting([view.record.document])
    ).sorted()
    object["deadline_date"] = view.terms.deadline?.iso ?? NSNull()
    object["state"] = view.outcome.state.rawValue
    object["state_since"] = view.outcome.steps.last?.transition.date.iso ?? view.document.day.iso
    object["transitions"] = view.outcome.steps
      .filter { $0.transition.effect != .restates }.map(Self.object)
    return try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
  }

  static func object(_ step: LifeCycle.Step) -> [String: Any] {
    object(step.transition, from: step.before.rawValue, to: step.after.rawValue)
  }

  static func object(_ t: Transition, from before: String, to after: String) -> [String: Any] {
    [
      "effect": t.effect.rawValue, "cause": ["kind": t.cause.kind, "id": t.cause.value],
      "date": t.date.iso, "known": t.known.iso, "document": t.document ?? NSNull(),
      "quote": t.quote?.text ?? NSNull(), "start": t.quote?.span.start ?? NSNull(),
      "end": t.quote?.span.end ?? NSNull(), "rule": t.rule, "confidence": t.confidence,
      "note": t.note, "from": before, "to": after,
      "chain": t.chain.map(Self.object),
    ] as [String: Any]
  }

  private static func object(_ step: ChainStep) -> [String: Any] {
    [
      "from": step.from, "kind": step.kind.rawValue, "to": step.to,
      "document": step.document ?? NSNull(), "quote": step.quote,
    ] as [String: Any]
  }
}
