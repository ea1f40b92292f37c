internal import ArgumentParser
internal import CasusExchange
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads reports and adds them, their records and what follows to the ledger.",
    discussion: """
      Adding the same report again changes nothing; other words under a known id replace the old \
      ones, and what rested on them is derived anew. With --records, INPUT holds records that \
      `casus read --format ndjson` printed. Exit status: 0; 1 if any document was refused; 64 for \
      wrong usage.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var input: InputOptions

  @Flag(help: "The inputs are records printed by casus read, not reports.")
  var records = false

  func run() async throws {
    let lexicon = try matchingLexicon(data: input.data, knowledge: input.knowledge)
    let opened = try ledger.created()
    let intake = LedgerIntake(ledger: opened, lexicon: lexicon, today: DayArgument.today)
    var printer = FindingPrinter()
    var progress = ProgressLine(inputs: input.inputs)
    do {
      if records {
        try addRecords(to: intake, &printer)
      } else {
        let pipeline = try input.pipeline()
        try LedgerLinks.insertPack(of: pipeline.tools, into: opened, lexicon: lexicon)
        try await pipeline.read(input.inputs, with: input.reader) { result in
          printer.print(result.findings)
          guard let records = result.records else {
            result.findings.filter { $0.severity == .refused }.forEach(intake.refuse)
            return
          }
          try intake.add(records)
          progress.advance(bytes: records.document.text.utf8.count)
        }
      }
      try intake.flush()
    } catch let error as LedgerError {
      progress.finish()
      FindingPrinter.write("casus: \(error)")
      throw ExitCode(1)
    }
    progress.finish()
    printer.print(intake.findings)
    printer.finish()
    FindingPrinter.write(summary(intake.counts))
    if intake.counts.refused > 0 { throw ExitCode(1) }
  }

  private func addRecords(to intake: LedgerIntake, _ printer: inout FindingPrinter) throws {
    for path in input.inputs {
      let data =
        path == "-"
        ? FileHandle.standardInput.readDataToEndOfFile()
        : try Data(contentsOf: URL(fileURLWithPath: path))
      for (index, line) in data.split(separator: 0x0A).enumerated() {
        do {
          try intake.add(try RecordExchange.records(from: Data(line)))
        } catch let error as DecodingError {
          let finding = Finding(
            .refused, "records.invalid", "no records of the exchange format: \(error)",
            file: path, line: index + 1)
          printer.print([finding])
          intake.refuse(finding)
        }
      }
    }
  }

  private func summary(_ counts: IntakeCounts) -> String {
    var parts = ["\(counts.stored) added"]
    if counts.replaced > 0 { parts.append("\(counts.replaced) corrected") }
    if counts.unchanged > 0 { parts.append("\(counts.unchanged) already there") }
    if counts.refused > 0 { parts.append("\(counts.refused) refused") }
    return "casus: " + parts.joined(separator: ", ")
      + "; \(counts.commitments) new commitments, \(counts.transitions) transitions"
  }
}
