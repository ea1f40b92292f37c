internal import ArgumentParser
internal import CasusAnalysis
internal import CasusSyntax

struct ConlluCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conllu",
    abstract: "Analyses the “text” of NDJSON documents and prints CoNLL-U, for rule writers.")

  @OptionGroup var options: ModelOptions
  @Argument(help: "NDJSON with “id” and “text”.") var files: [String]

  func run() throws {
    let analyzer = try options.analyzer()
    let writer = ConlluWriter()
    for file in files {
      let documents = try MarkedDocument.read(file).map(\.source)
      for first in stride(from: 0, to: documents.count, by: 32) {
        let part = Array(documents[first..<min(first + 32, documents.count)])
        for analysed in analyzer.analyse(part) {
          print(writer.text(of: analysed), terminator: "")
          for finding in analysed.findings { printError("\(finding)") }
        }
      }
    }
  }
}
