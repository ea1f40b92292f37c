internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Reads events out of one text.
struct EventBuilder {
  let reading: DocumentReading

  /// The events of the whole text, in its order.
  func events(beside records: DocumentRecords) -> [Event] { [] }
}
