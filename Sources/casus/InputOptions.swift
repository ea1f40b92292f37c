internal import ArgumentParser
internal import CasusPipeline
internal import CasusReading
internal import CasusText
internal import Foundation

/// What every command that reads reports takes.
struct InputOptions: ParsableArguments {
  @Argument(help: "Plain-text files, NDJSON files, or - for standard input.")
  var inputs: [String]

  @Option(help: "The date of reports that state none, as YYYY-MM-DD.")
  var date: String?

  @Option(help: "How to take the inputs: automatic, text or ndjson.")
  var inputFormat = "automatic"

  @Option(help: "Folder with parties, assets, places and lexicons of your own; may be repeated.")
  var knowledge: [String] = []

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  @Option(help: "How many workers; the processors' number if not given.")
  var workers: Int?

  var reader: DocumentReader {
    DocumentReader(
      defaultDate: date.flatMap { CivilDate(iso: $0) },
      format: InputFormat(rawValue: inputFormat) ?? .automatic)
  }

  func validate() throws {
    if let date, CivilDate(iso: date) == nil {
      throw ValidationError("--date: \"\(date)\" is no date of the form YYYY-MM-DD")
    }
    if InputFormat(rawValue: inputFormat) == nil {
      throw ValidationError("--input-format: automatic, text or ndjson, not \"\(inputFormat)\"")
    }
    if let workers, workers < 1 { throw ValidationError("--workers: at least 1") }
  }

  func tools() throws -> Toolset { try Toolset.standard(data: data, knowledge: knowledge) }

  func pipeline(withAccount: Bool = false) throws -> ReadingPipeline {
    ReadingPipeline(
      tools: try tools(), workers: workers ?? ProcessInfo.processInfo.activeProcessorCount,
      withAccount: withAccount)
  }
}

extension Toolset {
  /// The data folder's tools; what is wrong with it is printed.
  static func standard(data: String? = nil, knowledge: [String] = []) throws -> Toolset {
    do {
      return try Toolset.load(
        data: data, environment: ProcessInfo.processInfo.environment["CASUS_DATA"],
        knowledge: knowledge)
    } catch {
      FindingPrinter.write("casus: \(error)")
      throw ExitCode(1)
    }
  }
}
