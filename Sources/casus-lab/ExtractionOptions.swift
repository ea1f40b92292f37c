internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusRules
internal import CasusSyntax

/// What a command takes that shows how records are drawn from reports.
struct ExtractionOptions: ParsableArguments {
  @OptionGroup var model: ModelOptions
  @OptionGroup var folders: RuleFolders
  @Option(help: "The data folder, for times and quantities.") var data = "Data"
  @Argument(help: "NDJSON with “id”, “date” and “text”.") var files: [String]

  /// Hands on each report of the files, analysed, with what extracts its records.
  func eachDocument(_ body: (AnalysedDocument, RecordExtractor) throws -> Void) throws {
    let analyzer = try model.analyzer()
    let extractor = RecordExtractor(
      rules: try folders.load(), expressions: try ExpressionReaders(directory: data),
      knowledge: try Knowledge(folders: [data + "/knowledge"]))
    for file in files {
      for document in try MarkedDocument.read(file).map(\.source) {
        try body(analyzer.analyse(document), extractor)
      }
    }
  }
}
