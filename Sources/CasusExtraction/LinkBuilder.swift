internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads links out of one text.
struct LinkBuilder {
  let reading: DocumentReading

  /// The links of the whole text, in its order.
  func links(beside records: DocumentRecords) -> [Link] { [] }
}
