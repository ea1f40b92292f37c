internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// Shows whom pronouns and short forms are taken for, beside the sentence, for a reader to judge.
struct PartiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parties",
    abstract: "Every phrase of NDJSON documents that is given the name of a party elsewhere.")

  @OptionGroup var options: ModelOptions
  @Option(help: "Folders with knowledge files.") var knowledge = ["Data/knowledge"]
  @Flag(help: "Also phrases that name their party themselves, each by its token.") var all = false
  @Argument(help: "NDJSON with “id”, “date” and “text”.") var files: [String]

  func run() throws {
    let analyzer = try options.analyzer()
    let known = try Knowledge(folders: knowledge)
    for file in files {
      for document in try MarkedDocument.read(file).map(\.source) {
        let analysed = analyzer.analyse(document)
        let resolver = PartyResolver(knowledge: known, document: analysed)
        for (index, sentence) in analysed.sentences.enumerated() {
          for token in sentence.tokens.indices {
            guard let party = resolver.party(at: token, in: index), all || party.mention != nil
            else { continue }
            let words = all ? sentence.tokens[token].form : party.mention?.text ?? ""
            print(
              "\(document.id)\t\(words)\t\(party.name.text)\t\(party.country ?? "-")\t"
                + "\(party.sector?.rawValue ?? "-")\t\(document.text.words(in: sentence.span))")
          }
        }
      }
    }
  }
}
