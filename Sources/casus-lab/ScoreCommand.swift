internal import ArgumentParser
internal import CasusAnalysis
internal import CasusSyntax
internal import CasusText
internal import Foundation

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Compares what is read with what is right, stage by stage.",
    subcommands: [
      ScoreParse.self, ScoreRaw.self, ScoreNames.self, ScoreSpeed.self, ScoreTimeCommand.self,
      ScoreParties.self,
    ])
}

/// Which model; the repository's own by default.
struct ModelOptions: ParsableArguments {
  @Option(help: "A model file; by default the one in the data folder.") var model: String?
  @Option(help: "The kernels' highest level: 0 plain, 1 AVX2, 2 AVX-512.") var level = 2

  func analyzer() throws -> Analyzer {
    do {
      let folder = try DataFolder.find(
        environment: ProcessInfo.processInfo.environment["CASUS_DATA"])
      let loaded = try LanguageModel(in: folder, model: model)
      return Analyzer(loaded, level: ProcessorLevel(rawValue: level) ?? .v4)
    } catch {
      printError("\(error)")
      throw ExitCode(1)
    }
  }
}

/// A gold file's sentences; its faults go to standard error.
func conlluFile(_ path: String) throws -> ConlluFile {
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
    throw ValidationError("\(path): cannot be read")
  }
  let file = ConlluReader(file: path).sentences(in: text)
  for finding in file.findings { printError("\(finding)") }
  return file
}

/// Processor seconds that this process has used, on all its threads.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func percent(_ part: Int, of whole: Int) -> String {
  String(format: "%6.2f", whole == 0 ? 0 : 100 * Double(part) / Double(whole))
}

struct ScoreParse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Tags, lemmas and trees on the gold words of a CoNLL-U file.")

  @OptionGroup var options: ModelOptions
  @Argument(help: "A CoNLL-U file with gold.") var gold: String

  func run() throws {
    let analyzer = try options.analyzer()
    let sentences = try conlluFile(gold).sentences.map(\.sentence)
    let start = processorSeconds()
    let read = analyzer.analyse(tokenised: sentences)
    let seconds = processorSeconds() - start
    var counts = WordCounts()
    for (gold, system) in zip(sentences, read) {
      for (a, b) in zip(gold.tokens, system.tokens) {
        counts.add(a, b, sameHead: a.head == b.head)
      }
    }
    print("words  \(counts.words)   sentences \(sentences.count)")
    for (name, count) in counts.rows { print("\(name) \(percent(count, of: counts.words))") }
    print(String(format: "%.0f words per CPU-second", Double(counts.words) / seconds))
  }
}

/// How many aligned words agree, by column.
struct WordCounts {
  var words = 0
  var upos = 0
  var xpos = 0
  var features = 0
  var lemmas = 0
  var unlabelled = 0
  /// Relations by their universal part, as the CoNLL 2018 metric has it.
  var labelled = 0
  var labelledWhole = 0

  mutating func add(_ gold: Token, _ system: Token, sameHead: Bool) {
    words += 1
    if gold.upos == system.upos { upos += 1 }
    if gold.xpos == system.xpos { xpos += 1 }
    if gold.features == system.features { features += 1 }
    if gold.lemma == system.lemma || gold.lemma == "_" { lemmas += 1 }
    guard sameHead else { return }
    unlabelled += 1
    if gold.relation.base == system.relation.base { labelled += 1 }
    if gold.relation == system.relation { labelledWhole += 1 }
  }

  var rows: [(name: String, count: Int)] {
    [
      ("UPOS   ", upos), ("XPOS   ", xpos), ("FEATS  ", features), ("Lemmas ", lemmas),
      ("UAS    ", unlabelled), ("LAS    ", labelled), ("LAS sub", labelledWhole),
    ]
  }
}
