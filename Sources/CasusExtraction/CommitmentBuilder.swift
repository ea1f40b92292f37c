internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads commitments out of one text.
struct CommitmentBuilder {
  let reading: DocumentReading

  /// The commitments of the whole text, in its order.
  func commitments(beside records: DocumentRecords) -> [Commitment] { [] }
}
