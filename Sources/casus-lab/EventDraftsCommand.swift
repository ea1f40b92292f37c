internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

struct EventDraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event-drafts",
    abstract: "Prints every event candidate with the features that weigh it, one a line.")

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
        for draft in extractor.eventDrafts(in: analyzer.analyse(document)) {
          let span = draft.event.trigger.span
          print(
            ([
              document.id, "\(span.start)", "\(span.end)", draft.event.type.rawValue,
              draft.event.trigger.text,
            ] + draft.features).joined(separator: "\t"))
        }
      }
    }
  }
}
