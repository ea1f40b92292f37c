internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads transfers out of one text.
struct TransferBuilder {
  let reading: DocumentReading

  /// The transfers of the whole text, in its order.
  func transfers(beside records: DocumentRecords) -> [Transfer] { [] }
}
