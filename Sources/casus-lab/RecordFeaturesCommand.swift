internal import ArgumentParser
internal import CasusExtraction
internal import CasusRecords

struct RecordFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record-features",
    abstract: "Prints the features that weigh each record, one record a line, by id.")

  @OptionGroup var options: ExtractionOptions

  func run() throws {
    try options.eachDocument { document, extractor in
      let records = extractor.records(in: document)
      for r in records.statements { show("statements", r.id, RecordFeatures.of(r)) }
      for r in records.commitments { show("commitments", r.id, RecordFeatures.of(r)) }
      for r in records.policies { show("policies", r.id, RecordFeatures.of(r)) }
      for r in records.transfers { show("transfers", r.id, RecordFeatures.of(r)) }
    }
  }

  private func show(_ kind: String, _ id: RecordID, _ features: [String]) {
    print(([kind, id.text] + features).joined(separator: "\t"))
  }
}
