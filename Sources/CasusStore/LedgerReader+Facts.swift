internal import CasusRecords
public import CasusText
internal import GRDB

extension LedgerReader {
  /// How many facts one key may bring: the newest. A key joins a party with a type or a rare word,
  /// so a longer list says nothing particular, and the time to add a report stays bounded.
  public static let longestList = 200

  /// Ids of records under any of the keys with their day in a range, each once, the newest first
  /// within a key.
  public func recordIDs(
    under keys: [UInt64], from first: CivilDate, to last: CivilDate
  ) throws -> [String] {
    let query = try statement(
      """
      SELECT r.id, k.record FROM fact_key k JOIN record r ON r.seq = k.record
      WHERE k.key = ? AND k.day BETWEEN ? AND ? ORDER BY k.day DESC, k.record DESC LIMIT ?
      """)
    var found: [(seq: Int64, id: String)] = []
    var seen: Set<Int64> = []
    for key in keys {
      let rows = try Row.fetchCursor(
        query.statement,
        arguments: [Int64(bitPattern: key), first.ordinal, last.ordinal, Self.longestList])
      while let row = try rows.next() {
        let seq: Int64 = row[1]
        if seen.insert(seq).inserted { found.append((seq, row[0])) }
      }
    }
    return found.sorted { $0.seq < $1.seq }.map(\.id)
  }

  /// Links given by a person or the pack under any of the keys.
  public func givenLinks(under keys: [UInt64]) throws -> [GivenLink] {
    let query = try statement(
      "SELECT g.* FROM link_key k JOIN given_link g ON g.seq = k.given WHERE k.key = ?")
    var result: [GivenLink] = []
    for key in keys {
      for link in try query.fetchAll([Int64(bitPattern: key)], { Self.givenLink($0) })
      where !result.contains(link) {
        result.append(link)
      }
    }
    return result
  }

  public func givenLinks() throws -> [GivenLink] {
    try statement("SELECT * FROM given_link ORDER BY seq").fetchAll([]) { Self.givenLink($0) }
  }

  /// The day after which nothing more is looked for; nil while a commitment is open.
  public func closingDay(of commitment: String) throws -> CivilDate? {
    try statement("SELECT day FROM closing WHERE commitment = ?").fetchOne([commitment]) {
      CivilDate(ordinal: $0[0])
    }
  }

  public func cluster(of record: String) throws -> String? {
    try statement("SELECT cluster FROM record WHERE id = ?").fetchOne([record]) { $0[0] }
  }

  /// What a person decided about a record, the latest last.
  public func decisions(on record: String) throws -> [StoredDecision] {
    try statement("SELECT kind, a FROM decision WHERE b = ? ORDER BY seq").fetchAll([record]) {
      StoredDecision(kind: $0[0], kept: $0[1])
    }
  }

  static func givenLink(_ row: Row) -> GivenLink {
    GivenLink(
      from: row["from_words"], kind: row["kind"], to: row["to_words"],
      toCountry: row["to_country"], share: row["share"], commodity: row["commodity"],
      since: row["since"], source: row["source"])
  }
}
