import CasusPipeline
import CasusRecords
import CasusText
import Testing

/// Reads a text with the shipped model, rules and knowledge, loaded once for all tests.
enum ShippedReading {
  private static let tools = Result { try Toolset.load(data: nil) }

  static func records(
    of text: String, id: String = "a", title: String? = nil, on date: String = "2031-06-10"
  ) throws -> DocumentRecords {
    let document = SourceDocument(
      id: id, date: CivilDate(iso: date), title: title.map { SourceText($0) },
      text: SourceText(text))
    return try #require(try tools.get().records(of: document))
  }
}
