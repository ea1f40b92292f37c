internal import ArgumentParser
internal import CasusPipeline
internal import CasusReading
internal import CasusSyntax
internal import CasusText
internal import Foundation

struct Parse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the sentences of reports as CoNLL-U: words, tags, lemmas, trees, names.",
    discussion: """
      INPUT as for casus read. With --tokenized, INPUT is CoNLL-U whose words and sentences are \
      kept; its other columns are not looked at.
      """)

  @OptionGroup var input: InputOptions

  @Flag(help: "Keep the words and sentences of a CoNLL-U file.")
  var tokenized = false

  /// Sentences that go through the network together.
  private static let chunk = 512

  func run() async throws {
    let tools = try input.tools()
    var printer = FindingPrinter()
    let output = OutputBuffer()
    for path in input.inputs {
      if tokenized {
        try retag(path, tools, &printer, output)
      } else {
        for item in input.reader.items(in: path) {
          printer.print(item.findings)
          guard let document = item.document else { continue }
          let analysed = tools.sentences(in: document)
          printer.print(analysed.findings)
          if analysed.findings.contains(where: { $0.severity == .refused }) { continue }
          output.write(piece: ConlluWriter().text(of: analysed))
        }
      }
    }
    output.flush()
    printer.finish()
    if printer.refused > 0 { throw ExitCode(1) }
  }

  private func retag(
    _ path: String, _ tools: Toolset, _ printer: inout FindingPrinter, _ output: OutputBuffer
  ) throws {
    let (text, findings) = WholeText.read(path)
    printer.print(findings)
    guard let text else { return }
    let file = ConlluReader(file: path).sentences(in: text)
    printer.print(file.findings)
    var start = 0
    while start < file.sentences.count {
      let part = file.sentences[start..<min(start + Self.chunk, file.sentences.count)]
      let parsed = tools.parse(tokenised: part.map(\.sentence))
      for (given, sentence) in zip(part, parsed) {
        var result = given
        result.sentence = sentence
        output.write(piece: ConlluWriter().text(of: result))
      }
      start += Self.chunk
    }
  }
}
