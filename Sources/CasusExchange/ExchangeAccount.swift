internal import CasusRecords
internal import CasusText

/// A sentence of `account`: its records' ids, or the reason why it has none.
struct ExchangeAccount: Codable, Sendable {
  var place: String?
  var start: Int
  var end: Int
  var records: [String]
  var reason: String?
  var detail: String?

  enum CodingKeys: String, CodingKey {
    case start, end, records, reason, detail
    case place = "in"
  }

  init(_ account: SentenceAccount) {
    place = account.place == .title ? account.place.rawValue : nil
    start = account.span.start
    end = account.span.end
    records = account.records.map(\.text)
    reason = account.reason?.rawValue
    detail = account.detail
  }

  /// Nil where the reason is unknown or the offsets are none.
  var account: SentenceAccount? {
    guard start >= 0, start <= end else { return nil }
    let known = reason.flatMap(SentenceAccount.Reason.init(rawValue:))
    guard reason == nil || known != nil else { return nil }
    return SentenceAccount(
      place: place.flatMap(RecordPlace.init(rawValue:)) ?? .text,
      span: TextSpan(start: start, end: end), records: records.map { RecordID(text: $0) },
      reason: known, detail: detail)
  }
}
