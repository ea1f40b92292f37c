internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads statements out of one text.
struct StatementBuilder {
  let reading: DocumentReading

  /// The statements of the whole text, in its order.
  func statements(beside records: DocumentRecords) -> [Statement] { [] }
}
