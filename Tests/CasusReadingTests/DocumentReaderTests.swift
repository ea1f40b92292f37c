import CasusReading
import CasusText
import Foundation
import Testing

/// Writes a file, reads it, and removes it again.
private func items(
  _ bytes: Data, as name: String = "in.ndjson", reader: DocumentReader = DocumentReader()
) throws -> [ReadItem] {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try bytes.write(to: file)
  return Array(reader.items(in: file.path))
}

private func codes(_ items: [ReadItem]) -> [String] { items.flatMap(\.findings).map(\.code) }

@Suite struct DocumentReaderTests {
  @Test func aBrokenLineIsAFindingAndTheNextLineIsRead() throws {
    let read = try items(
      Data(
        """
        {"id": "a", "date": "2025-07-30", "text": "One."}
        {"id": "b", "text":
        {"id": "c", "date": "2025-07-31T08:00:00Z", "text": "Three.", "sources": [{"name": "X"}]}
        """.utf8))
    #expect(read.map { $0.document?.id } == ["a", nil, "c"])
    #expect(read[1].findings.first?.line == 2)
    #expect(read[1].findings.first?.code == "ndjson.malformed")
    #expect(read[2].document?.date == CivilDate(year: 2025, month: 7, day: 31))
    #expect(read[2].document?.publishers.first?.name == "X")
  }

  @Test(arguments: [
    ("{\"id\": \"a\", \"text\": \"\"}", "document.empty"),
    ("{\"id\": \"a\", \"text\": 7}", "ndjson.malformed"),
    ("[1, 2]", "ndjson.malformed"),
    ("{\"id\": \"a\\u001b[31m\", \"text\": \"Some words.\"}", "document.bad-id"),
    ("{\"id\": \"a\", \"text\": \"Some words.\", \"date\": \"yesterday\"}", "document.bad-date"),
    ("{\"id\": \"a\", \"text\": \"Some words.\"}", "document.undated"),
  ])
  func eachFaultHasItsCode(_ line: String, _ code: String) throws {
    #expect(codes(try items(Data(line.utf8))) == [code])
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() throws {
    let binary = try items(Data([0x41, 0x00, 0x42]), as: "a.txt")
    #expect(codes(binary) == ["encoding.binary"] && binary[0].isRefused)
    let latin = try items(Data([0x41, 0x0A, 0xE9, 0x42]), as: "a.txt")
    #expect(codes(latin) == ["encoding.invalid-utf8"])
    #expect(latin[0].findings[0].line == 2)
  }

  @Test func aMissingFileAndAFolderAreFindings() {
    let reader = DocumentReader()
    #expect(codes(Array(reader.items(in: "/no/such/file.txt"))) == ["input.missing"])
    #expect(codes(Array(reader.items(in: "/tmp"))) == ["input.folder"])
  }

  @Test func aPlainTextReportKeepsItsTitleApart() throws {
    let date = CivilDate(year: 2025, month: 1, day: 2)
    let read = try items(
      Data("\u{FEFF}Embargo may end\n\nNorland may end it.\n".utf8), as: "report.txt",
      reader: DocumentReader(defaultDate: date))
    #expect(read[0].document?.title?.string == "Embargo may end")
    #expect(read[0].document?.text.string == "Norland may end it.\n")
    #expect(read[0].document?.date == date)
    #expect(read[0].document?.id.hasPrefix("report-") == true)
  }

  @Test func aTranslationKeepsItsOriginal() throws {
    let line = """
      {"id": 7, "date": "2025-01-02", "text": "It ends.", "original": "Es endet.", "lang": "en", \
      "translated_by": "a person"}
      """
    let document = try #require(try items(Data(line.utf8))[0].document)
    #expect(document.isTranslated && document.original == "Es endet." && document.id == "7")
  }

  @Test func windowsLineEndsAndBlankLinesAreNoDocuments() throws {
    let read = try items(
      Data("{\"id\": \"a\", \"date\": \"2025-01-02\", \"text\": \"A b.\"}\r\n\r\n\n".utf8))
    #expect(read.count == 1 && codes(read).isEmpty)
  }
}
