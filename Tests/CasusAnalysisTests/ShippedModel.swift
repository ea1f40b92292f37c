import CasusAnalysis
import CasusText
import Foundation

/// The repository's own model, loaded once for all tests.
enum ShippedModel {
  static let folder = DataFolder(
    path: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Data").path)
  static let model = Result { try LanguageModel(in: folder) }
  static let analyzer = Result { Analyzer(try model.get()) }

  static let news = [
    "Norland's foreign minister, Ann Berg, told reporters on Friday that Norland won't end its embargo.",
    "(PORT OST) — “We can’t accept that,” he said. “The strikes must stop by 1 May.”\n\nThe U.S. sent $2.5m.",
    "Talks between the two countries broke down: neither side would say why. Gen. Olsen left at 3 p.m.",
    "Short.",
  ]

  static func document(_ text: String, id: String = "d") -> SourceDocument {
    SourceDocument(id: id, date: nil, text: SourceText(text))
  }
}
