public import CasusRecords
public import CasusText
public import Foundation

/// The exchange format: one JSON object a document, one a line, offsets in code points.
///
/// Keys are sorted, so the same records give the same bytes. Decoding keeps what it understands: a
/// record whose words do not stand in its text, or whose coded value is unknown, is left out.
public enum RecordExchange {
  /// One line, without its line end.
  public static func line(for records: DocumentRecords) throws -> Data {
    try encoder().encode(ExchangeDocument(records))
  }

  /// - Throws: `DecodingError` where the line is no object of the format.
  public static func records(from line: Data) throws -> DocumentRecords {
    try JSONDecoder().decode(ExchangeDocument.self, from: line).records
  }

  public static func payload(_ event: Event) throws -> Data {
    try encoder().encode(ExchangeEvent(event))
  }
  public static func payload(_ statement: Statement) throws -> Data {
    try encoder().encode(ExchangeStatement(statement))
  }
  public static func payload(_ commitment: Commitment) throws -> Data {
    try encoder().encode(ExchangeCommitment(commitment))
  }
  public static func payload(_ policy: Policy) throws -> Data {
    try encoder().encode(ExchangePolicy(policy))
  }
  public static func payload(_ transfer: Transfer) throws -> Data {
    try encoder().encode(ExchangeTransfer(transfer))
  }
  public static func payload(_ link: Link) throws -> Data {
    try encoder().encode(ExchangeLink(link))
  }
  public static func payload(_ claim: Claim) throws -> Data {
    try encoder().encode(ExchangeClaim(claim))
  }

  public static func payload(_ happening: Happening) throws -> Data {
    try encoder().encode(ExchangeHappening(happening))
  }

  public static func event(from payload: Data, in document: SourceDocument) throws -> Event? {
    try JSONDecoder().decode(ExchangeEvent.self, from: payload).event(in: document)
  }
  public static func statement(
    from payload: Data, in document: SourceDocument
  ) throws -> Statement? {
    try JSONDecoder().decode(ExchangeStatement.self, from: payload).statement(in: document)
  }
  public static func commitment(
    from payload: Data, in document: SourceDocument
  ) throws -> Commitment? {
    try JSONDecoder().decode(ExchangeCommitment.self, from: payload).commitment(in: document)
  }
  public static func policy(from payload: Data, in document: SourceDocument) throws -> Policy? {
    try JSONDecoder().decode(ExchangePolicy.self, from: payload).policy(in: document)
  }
  public static func transfer(from payload: Data, in document: SourceDocument) throws -> Transfer? {
    try JSONDecoder().decode(ExchangeTransfer.self, from: payload).transfer(in: document)
  }
  public static func link(from payload: Data, in document: SourceDocument) throws -> Link? {
    try JSONDecoder().decode(ExchangeLink.self, from: payload).link(in: document)
  }
  public static func claim(from payload: Data, in document: SourceDocument) throws -> Claim? {
    try JSONDecoder().decode(ExchangeClaim.self, from: payload).claim(in: document)
  }

  public static func happening(
    from payload: Data, in document: SourceDocument
  ) throws -> Happening? {
    try JSONDecoder().decode(ExchangeHappening.self, from: payload).happening(in: document)
  }

  private static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
