internal import ArgumentParser
internal import CasusAnalysis
internal import CasusSyntax
internal import CasusText

struct ScoreRaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raw",
    abstract: "The CoNLL 2018 metric on raw text: the gold file's words give the text.")

  @OptionGroup var options: ModelOptions
  @Argument(help: "A CoNLL-U file with gold.") var gold: String

  func run() throws {
    let analyzer = try options.analyzer()
    let file = try conlluFile(gold)
    var goldWords = AlignableWords()
    var systemWords = AlignableWords()
    for document in Self.documents(of: file) {
      for sentence in document.sentences { goldWords.add(sentence.sentence, of: sentence.text) }
      let text = SourceText(document.text)
      let analysed = analyzer.analyse(SourceDocument(id: "-", date: nil, text: text))
      for finding in analysed.findings { printError("\(finding)") }
      for sentence in analysed.sentences { systemWords.add(sentence, of: text) }
      if goldWords.length != systemWords.length {
        printError("the words of “\(document.text.prefix(60))” are not those of the gold")
        systemWords.length = goldWords.length
      }
    }
    var score = WordCounts()
    let pairs = goldWords.aligned(with: systemWords)
    var partner = [Int](repeating: -2, count: goldWords.words.count)
    for (a, b) in pairs { partner[a] = b }
    for (a, b) in pairs {
      let (gold, system) = (goldWords.words[a], systemWords.words[b])
      let head = gold.head < 0 ? -1 : partner[gold.head]
      score.add(gold.token, system.token, sameHead: head == system.head)
    }
    func row(_ name: String, _ right: Int, _ gold: Int, _ system: Int) {
      print("\(name) \(percent(2 * right, of: gold + system))")
    }
    row(
      "Tokens   ", goldWords.tokens.intersection(systemWords.tokens).count,
      goldWords.tokens.count, systemWords.tokens.count)
    row(
      "Sentences", goldWords.sentences.intersection(systemWords.sentences).count,
      goldWords.sentences.count, systemWords.sentences.count)
    row("Words    ", pairs.count, goldWords.words.count, systemWords.words.count)
    for (name, count) in score.rows {
      row(name + "  ", count, goldWords.words.count, systemWords.words.count)
    }
  }

  /// Documents as running text: paragraphs apart, sentences after a space unless the gold says not.
  static func documents(of file: ConlluFile) -> [(text: String, sentences: [ConlluSentence])] {
    var result: [(text: String, sentences: [ConlluSentence])] = []
    var glue = ""
    for sentence in file.sentences {
      if sentence.newDocument != nil || result.isEmpty {
        result.append(("", []))
        glue = ""
      } else if sentence.startsParagraph {
        glue = "\n\n"
      }
      result[result.count - 1].text += glue + sentence.text.string
      result[result.count - 1].sentences.append(sentence)
      glue = sentence.sentence.tokens.last?.spaceAfter == false ? "" : " "
    }
    return result
  }
}
