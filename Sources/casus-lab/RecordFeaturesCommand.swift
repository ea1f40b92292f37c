internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusRecords
internal import CasusRules

struct RecordFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record-features",
    abstract: "Prints the features that weigh each record, one record a line, by id.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var folders: RuleFolders
  @Option(help: "The data folder, for times and quantities.") var data = "Data"
  @Argument(help: "NDJSON with “id”, “date” and “text”.") var files: [String]

  func run() throws {
    let analyzer = try options.analyzer()
    let extractor = RecordExtractor(
      rules: try folders.load(), expressions: try ExpressionReaders(directory: data),
      knowledge: try Knowledge(folders: [data + "/knowledge"]))
    for file in files {
      for document in try MarkedDocument.read(file).map(\.source) {
        let records = extractor.records(in: analyzer.analyse(document))
        for r in records.statements { show("statements", r.id, RecordFeatures.of(r)) }
        for r in records.commitments { show("commitments", r.id, RecordFeatures.of(r)) }
        for r in records.policies { show("policies", r.id, RecordFeatures.of(r)) }
        for r in records.transfers { show("transfers", r.id, RecordFeatures.of(r)) }
      }
    }
  }

  private func show(_ kind: String, _ id: RecordID, _ features: [String]) {
    print(([kind, id.text] + features).joined(separator: "\t"))
  }
}
