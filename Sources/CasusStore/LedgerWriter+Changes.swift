public import CasusText
internal import GRDB

extension LedgerWriter {
  /// Sends one cluster's records and its id to another; mentions stay, the old id redirects.
  public func merge(_ old: String, into new: String, date: CivilDate, reason: String) throws {
    try statement("UPDATE record SET cluster = ? WHERE cluster = ?").run([new, old])
    try statement("INSERT OR REPLACE INTO redirect (old, new, date, reason) VALUES (?, ?, ?, ?)")
      .run([old, new, date.iso, reason])
  }

  /// Makes a record the first of a cluster of its own again.
  public func split(_ record: String, date: CivilDate) throws {
    try statement("UPDATE record SET cluster = id WHERE id = ?").run([record])
    try statement("DELETE FROM redirect WHERE old = ?").run([record])
  }

  /// Remembers what a person decided, so that later matching keeps to it.
  public func decide(_ kind: String, _ a: String, _ b: String, date: CivilDate) throws {
    try statement("INSERT INTO decision (kind, a, b, date) VALUES (?, ?, ?, ?)")
      .run([kind, a, b, date.iso])
  }

  public func setCluster(of record: String, to cluster: String) throws {
    try statement("UPDATE record SET cluster = ? WHERE id = ?").run([cluster, record])
  }

  public func replaceKeys(of record: String, with keys: [UInt64], day: CivilDate) throws {
    try statement(
      "DELETE FROM fact_key WHERE record = (SELECT seq FROM record WHERE id = ?)"
    ).run([record])
    let insert = try statement(
      """
      INSERT OR IGNORE INTO fact_key (key, day, record)
      VALUES (?, ?, (SELECT seq FROM record WHERE id = ?))
      """)
    for key in keys { try insert.run([Int64(bitPattern: key), day.ordinal, record]) }
  }

  /// Leaves a tombstone: id, hash and day stay, words and records go.
  public func removeDocument(_ id: String, on date: CivilDate, reason: String) throws {
    try statement(
      """
      DELETE FROM fact_key WHERE record IN
        (SELECT r.seq FROM record r JOIN document d ON d.seq = r.document WHERE d.id = ?)
      """
    ).run([id])
    try statement(
      "DELETE FROM record WHERE document = (SELECT seq FROM document WHERE id = ?)"
    ).run([id])
    try statement(
      """
      UPDATE document SET text = '', title = NULL, original = NULL, removed = ?, reason = ?
      WHERE id = ?
      """
    ).run([date.iso, reason, id])
  }

  /// Gives a replaced document's tombstone another id, so that its own is free for the new words.
  public func renameDocument(_ id: String, to other: String) throws {
    try statement("UPDATE document SET id = ? WHERE id = ?").run([other, id])
  }

  /// Adds a link with its keys; false where it was there already.
  @discardableResult
  public func insert(_ link: GivenLink, keys: [UInt64]) throws -> Bool {
    let before = try reader.count(of: .given_link)
    try statement(
      """
      INSERT OR IGNORE INTO given_link
        (from_words, kind, to_words, to_country, share, commodity, since, source)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      link.from, link.kind, link.to, link.toCountry, link.share, link.commodity, link.since,
      link.source,
    ])
    guard try reader.count(of: .given_link) > before else { return false }
    let insert = try statement(
      """
      INSERT OR IGNORE INTO link_key (key, given)
      VALUES (?, (SELECT max(seq) FROM given_link))
      """)
    for key in keys { try insert.run([Int64(bitPattern: key)]) }
    return true
  }
}
