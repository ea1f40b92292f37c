internal import CasusRecords
internal import CasusStore
internal import CasusTracking

/// Writes a document's transitions with their alerts.
struct LedgerTransitions {
  let writer: LedgerWriter

  /// A restatement is remembered but never alerts again.
  func append(_ changes: TrackingChanges) throws {
    for transition in changes.transitions {
      let sequence = try writer.append(transition)
      guard transition.effect != .restates else { continue }
      try writer.alert(
        kind: "transition", subject: String(sequence), known: transition.known,
        document: transition.document)
    }
    for closing in changes.closings {
      try writer.close(closing.commitment.text, day: closing.day)
    }
  }
}
