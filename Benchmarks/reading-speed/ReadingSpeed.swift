internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExchange
internal import CasusPipeline
internal import CasusReading
internal import CasusText
internal import Foundation

/// Words per CPU-second of each part of the way from a text to its records, on one worker.
///
/// Prints and asserts nothing: what a machine does beside it would decide a test. The first round
/// fills the caches of word forms and is not shown.
@main
struct ReadingSpeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading-speed",
    abstract: "Words per CPU-second: tokenising, parsing, names, all of it to records.")

  @Option(help: "Rounds that are measured; the best one counts.") var rounds = 3
  @Option(help: "The data folder.") var data: String?
  @Argument(help: "Reports as casus read takes them.") var inputs: [String]

  /// Documents that are analysed together, as the command does.
  private static let batch = 64

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment["CASUS_DATA"]
    let folder = try DataFolder.find(option: data, environment: environment)
    let model = try LanguageModel(in: folder)
    let whole = Analyzer(model)
    let nameless = Analyzer(model, readsNames: false)
    let reader = DocumentReader()
    let documents = inputs.flatMap { reader.items(in: $0).compactMap(\.document) }
    let texts = documents.map(\.text) + documents.compactMap(\.title)
    let words = texts.reduce(0) { $0 + whole.words(in: $1).reduce(0) { $0 + $1.count } }
    print("\(documents.count) documents, \(words) words")

    let tokenising = best {
      for text in texts { _ = whole.words(in: text) }
    }
    let trees = best { analyse(documents, nameless) }
    let names = best { analyse(documents, whole) }
    let pipeline = ReadingPipeline(
      tools: try Toolset.load(data: data, environment: environment), workers: 1)
    var records = Double.infinity
    for round in 0...rounds {
      let start = processorSeconds()
      var bytes = 0
      try await pipeline.read(inputs, with: reader) { result in
        if let records = result.records { bytes += try RecordExchange.line(for: records).count }
      }
      if round > 0 { records = min(records, processorSeconds() - start) }
    }
    for (name, seconds) in [
      ("tokenising", tokenising), ("tags, lemmas, trees", trees - tokenising),
      ("names", names - trees), ("text to names", names), ("names to records", records - names),
      ("text to records, the whole way", records),
    ] {
      let speed = seconds > 0 ? String(Int(Double(words) / seconds)) : "-"
      let padded = name.padding(toLength: 32, withPad: " ", startingAt: 0)
      print("\(padded)\(String(repeating: " ", count: max(0, 9 - speed.count)))\(speed)")
    }
  }

  private func analyse(_ documents: [SourceDocument], _ analyzer: Analyzer) {
    for first in stride(from: 0, to: documents.count, by: Self.batch) {
      _ = analyzer.analyse(Array(documents[first..<min(first + Self.batch, documents.count)]))
    }
  }

  /// The fewest CPU-seconds of several rounds, after one that is not measured.
  private func best(_ work: () -> Void) -> Double {
    work()
    return (0..<max(1, rounds)).map { _ in
      let start = processorSeconds()
      work()
      return processorSeconds() - start
    }.min() ?? 0
  }

  private func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
