internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads policies out of one text.
struct PolicyBuilder {
  let reading: DocumentReading

  /// The policies of the whole text, in its order.
  func policies(beside records: DocumentRecords) -> [Policy] { [] }
}
