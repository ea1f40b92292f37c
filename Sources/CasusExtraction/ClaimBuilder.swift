internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads claims out of one text.
struct ClaimBuilder {
  let reading: DocumentReading

  /// The claims of the whole text, in its order.
  func claims(beside records: DocumentRecords) -> [Claim] { [] }
}
