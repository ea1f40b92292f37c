internal import GRDB

/// The ledger's tables, version by version. A released version is never edited: a change is a new
/// migration, and a test opens every earlier schema.
enum LedgerSchema {
  /// "CASU" in SQLite's application id: tells a ledger from any other database.
  static let applicationID: Int64 = 0x4341_5355

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: first)
    }
    // From here on records may be happenings, which an earlier program does not know.
    migrator.registerMigration("2") { _ in }
    return migrator
  }

  /// Records keep their exchange-format payload; the columns beside it are for finding them.
  private static let first = """
    CREATE TABLE document (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      hash TEXT NOT NULL,
      date TEXT,
      day INTEGER NOT NULL,
      title TEXT,
      text TEXT NOT NULL,
      language TEXT,
      original TEXT,
      translated_by TEXT,
      publishers TEXT NOT NULL DEFAULT '[]',
      added TEXT NOT NULL,
      removed TEXT,
      reason TEXT
    );
    CREATE INDEX document_day ON document (day);
    CREATE INDEX document_hash ON document (hash);

    CREATE TABLE record (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      document INTEGER NOT NULL REFERENCES document (seq),
      kind TEXT NOT NULL,
      type TEXT,
      party TEXT,
      party_country TEXT,
      target TEXT,
      target_country TEXT,
      day INTEGER NOT NULL,
      payload BLOB NOT NULL,
      cluster TEXT NOT NULL
    );
    CREATE INDEX record_document ON record (document);
    CREATE INDEX record_kind ON record (kind, day);
    CREATE INDEX record_cluster ON record (cluster);
    CREATE INDEX record_party ON record (kind, party_country, day);

    CREATE TABLE fact_key (
      key INTEGER NOT NULL,
      day INTEGER NOT NULL,
      record INTEGER NOT NULL REFERENCES record (seq),
      PRIMARY KEY (key, day, record)
    ) WITHOUT ROWID;
    CREATE INDEX fact_key_record ON fact_key (record);

    CREATE TABLE closing (
      commitment TEXT PRIMARY KEY NOT NULL,
      day INTEGER NOT NULL
    );

    CREATE TABLE transition_log (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      commitment TEXT NOT NULL,
      effect TEXT NOT NULL,
      cause_kind TEXT NOT NULL,
      cause TEXT NOT NULL,
      date TEXT NOT NULL,
      known TEXT NOT NULL,
      document TEXT,
      quote TEXT,
      quote_start INTEGER,
      quote_end INTEGER,
      sentence_start INTEGER,
      sentence_end INTEGER,
      chain TEXT NOT NULL DEFAULT '[]',
      rule TEXT NOT NULL,
      confidence REAL NOT NULL,
      note TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX transition_commitment ON transition_log (commitment);
    CREATE INDEX transition_document ON transition_log (document);
    CREATE INDEX transition_cause ON transition_log (cause);

    CREATE TABLE retraction (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      transition_seq INTEGER NOT NULL UNIQUE REFERENCES transition_log (seq),
      known TEXT NOT NULL,
      document TEXT,
      reason TEXT NOT NULL
    );

    CREATE TABLE redirect (
      old TEXT PRIMARY KEY NOT NULL,
      new TEXT NOT NULL,
      date TEXT NOT NULL,
      reason TEXT NOT NULL
    );

    CREATE TABLE decision (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      a TEXT NOT NULL,
      b TEXT NOT NULL,
      date TEXT NOT NULL
    );

    CREATE TABLE alert (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      known TEXT NOT NULL,
      document TEXT,
      corrects INTEGER REFERENCES alert (seq),
      UNIQUE (kind, subject)
    );
    CREATE INDEX alert_known ON alert (known);

    CREATE TABLE given_link (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      from_words TEXT NOT NULL,
      kind TEXT NOT NULL,
      to_words TEXT NOT NULL,
      to_country TEXT,
      share REAL,
      commodity TEXT,
      since TEXT,
      source TEXT NOT NULL,
      UNIQUE (from_words, kind, to_words, source)
    );

    CREATE TABLE link_key (
      key INTEGER NOT NULL,
      given INTEGER NOT NULL REFERENCES given_link (seq),
      PRIMARY KEY (key, given)
    ) WITHOUT ROWID;

    CREATE TABLE intake (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      outcome TEXT NOT NULL,
      document TEXT,
      reason TEXT
    );

    CREATE VIRTUAL TABLE document_words USING fts5 (
      title, text, content='document', content_rowid='seq',
      tokenize='porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
      INSERT INTO document_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
    END;
    CREATE TRIGGER document_changed AFTER UPDATE OF title, text ON document BEGIN
      INSERT INTO document_words (document_words, rowid, title, text)
        VALUES ('delete', old.seq, old.title, old.text);
      INSERT INTO document_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
    END;
    """
}
