import CasusRecords
import Testing

@Suite struct RecordIDTests {
  @Test func theSamePartsGiveTheSameId() {
    let id = RecordID(kind: "ev", parts: ["a", "b"])
    #expect(id == RecordID(kind: "ev", parts: ["a", "b"]))
    #expect(id != RecordID(kind: "ev", parts: ["ab", ""]))
    #expect(id.text.hasPrefix("ev-") && id.text.utf8.count == 16)
  }
}
