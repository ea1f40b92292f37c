internal import ArgumentParser
internal import CasusExtraction
internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

struct RulesStanding: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standing",
    abstract: "How each verb and noun of a CoNLL-U file stands: done, denied, expected, and why.")

  @OptionGroup var folders: RuleFolders
  @Argument(help: "A CoNLL-U file.") var input: String
  @Option(help: "Only this word.") var word: String?

  func run() throws {
    let set = try folders.load()
    let reader = FactualityReader(lexicons: set.lexicons)
    let sentences = try conlluSentences(of: input).map { set.prepare($0) }
    for (number, sentence) in sentences.enumerated() {
      for (index, token) in sentence.sentence.tokens.enumerated() {
        guard [.verb, .noun, .propn, .adj].contains(token.upos) else { continue }
        if let word, token.form != word { continue }
        let reading = reader.reading(
          of: index, in: sentence,
          next: number + 1 < sentences.count ? sentences[number + 1] : nil)
        let sources = reading.bySource.map { source in
          (source.token.map { sentence.sentence.tokens[$0].form } ?? "?") + ":" + source.kind
        }
        print(
          number, index, token.form, reading.status.rawValue,
          reading.isOwnEvent ? "own" : "-", sources.joined(separator: ","),
          reading.steps.joined(separator: " | "), separator: "\t")
      }
    }
  }
}
