internal import ArgumentParser
internal import CasusExchange
internal import CasusPipeline
internal import CasusRecords
internal import CasusText
internal import Foundation

struct Read: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads reports and prints their records; stores nothing.",
    discussion: """
      INPUT is a plain-text file, a file of NDJSON documents (id, date, title, text, sources), \
      or - for standard input. Exit status: 0; 1 if any document was refused; 64 for wrong usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson }

  @OptionGroup var input: InputOptions

  @Option(help: "text for a person, ndjson for the exchange format with offsets.")
  var format = Format.text

  @Flag(help: "Every sentence with its records, or with the reason why it has none.")
  var account = false

  func run() async throws {
    let pipeline = try input.pipeline(withAccount: account)
    var printer = FindingPrinter()
    var progress = ProgressLine(inputs: input.inputs)
    let output = OutputBuffer()
    let style = TerminalStyle.standard()
    try await pipeline.read(input.inputs, with: input.reader) { result in
      printer.print(result.findings)
      guard let records = result.records else { return }
      switch format {
      case .ndjson: output.write(try RecordExchange.line(for: records))
      case .text where account:
        output.write(AccountListing(records: records, style: style).text)
      case .text: output.write(RecordListing(records: records, style: style).text)
      }
      progress.advance(bytes: records.document.text.utf8.count)
    }
    progress.finish()
    output.flush()
    printer.finish()
    if printer.refused > 0 { throw ExitCode(1) }
  }
}
