import CasusStore
import CasusText
import Foundation
import Testing

@Suite struct LedgerFileTests {
  @Test func aFileOfSomethingElseIsRefusedAndLeftAlone() throws {
    let path = Self.path()
    let words = Data("these are notes, not a ledger\n".utf8)
    try words.write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.self) { try Ledger(path: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == words)
  }

  @Test func aMissingLedgerIsNotMadeByReading() throws {
    let path = Self.path()
    #expect(throws: LedgerError.missing(path: path)) { try Ledger(path: path, opening: .existing) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aDocumentIsNewThenUnchangedThenChangedThenRemoved() throws {
    let ledger = try Ledger(path: Self.path())
    let day = try #require(CivilDate(iso: "2025-03-01"))
    var document = SourceDocument(
      id: "d1", date: day, text: SourceText("Norland sent aid."),
      publishers: [.init(name: "Meridian")])
    try ledger.write { writer in
      #expect(try writer.standing(of: document) == .new)
      try writer.insert(document, day: day, added: day)
      #expect(try writer.standing(of: document) == .unchanged)
    }
    #expect(try ledger.read { try $0.document("d1")?.document } == document)
    document.text = SourceText("Norland sent no aid.")
    try ledger.write { writer in
      #expect(try writer.standing(of: document) == .changed)
      try writer.removeDocument("d1", on: day, reason: "test")
      #expect(try writer.standing(of: document) == .removed(day))
    }
    #expect(try ledger.read { try $0.documents().count } == 0)
    #expect(try ledger.read { try $0.documents(includingRemoved: true).count } == 1)
  }

  @Test func anErrorUndoesTheWholeWrite() throws {
    struct Stop: Error {}
    let ledger = try Ledger(path: Self.path())
    let day = try #require(CivilDate(iso: "2025-03-01"))
    let document = SourceDocument(id: "d1", date: day, text: SourceText("Norland sent aid."))
    #expect(throws: Stop.self) {
      try ledger.write { writer in
        try writer.insert(document, day: day, added: day)
        throw Stop()
      }
    }
    #expect(try ledger.read { try $0.count(of: .document) } == 0)
  }

  @Test(arguments: [
    ("aid", 1), ("aid norland", 1), ("\"aid", 1), ("aid OR tanks", 0), ("tanks", 0), ("", 0),
    ("text:aid", 0),
  ])
  func searchTakesWordsAsWords(_ words: String, _ count: Int) throws {
    let ledger = try Ledger(path: Self.path())
    let day = try #require(CivilDate(iso: "2025-03-01"))
    try ledger.write {
      try $0.insert(
        SourceDocument(id: "d1", date: day, text: SourceText("Norland sent aid.")), day: day,
        added: day)
    }
    #expect(try ledger.read { try $0.search(words).count } == count)
  }

  @Test func aBackupIsTheWholeLedger() throws {
    let ledger = try Ledger(path: Self.path())
    let day = try #require(CivilDate(iso: "2025-03-01"))
    try ledger.write {
      try $0.insert(
        SourceDocument(id: "d1", date: day, text: SourceText("Norland sent aid.")), day: day,
        added: day)
    }
    let (copy, other) = (Self.path(), Self.path())
    try ledger.backup(to: copy)
    try Ledger.restore(from: copy, to: other)
    #expect(try Ledger(path: other).read { try $0.document("d1") != nil })
  }

  static func path() -> String {
    FileManager.default.temporaryDirectory.path + "/casus-\(UUID().uuidString).sqlite"
  }
}
