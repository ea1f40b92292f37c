internal import ArgumentParser
internal import CasusAnalysis
internal import CasusSyntax
internal import CasusText
internal import Foundation

/// A document of an NDJSON file with marked spans: entities by offsets, or links.
struct MarkedDocument: Decodable {
  struct Mark: Decodable {
    var start: Int
    var end: Int
    var type: String?
    var text: String?
  }

  var id: String?
  var text: String
  var entities: [Mark]?
  var links: [Mark]?

  static func read(_ path: String) throws -> [MarkedDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path): cannot be read")
    }
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).map { try decoder.decode(Self.self, from: $0) }
  }

  var source: SourceDocument {
    SourceDocument(id: id ?? "-", date: nil, text: SourceText(text))
  }
}

struct ScoreNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: """
      Names against entities by offsets (PER, ORG, LOC: span F1), or against links whose content \
      words are all capitalised (span recall).
      """)

  @OptionGroup var options: ModelOptions
  @Flag(help: "Lists what was missed, most frequent first.") var misses = false
  @Argument(help: "NDJSON with “entities” or “links”.") var file: String

  func run() throws {
    let analyzer = try options.analyzer()
    let documents = try MarkedDocument.read(file)
    var missed: [String: Int] = [:]
    if documents.contains(where: { $0.entities != nil }) {
      scoreEntities(documents, analyzer, &missed)
    } else {
      scoreLinks(documents, analyzer, &missed)
    }
    guard misses else { return }
    for (text, count) in missed.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(80) {
      print("\(count)\t\(text)")
    }
  }

  private func scoreEntities(
    _ documents: [MarkedDocument], _ analyzer: Analyzer, _ missed: inout [String: Int]
  ) {
    let labels: [String: EntityLabel] = [
      "Organisation": .organisation, "Person": .person, "Location": .location,
    ]
    var names = LabelCounts()
    var phrases = LabelCounts()
    for document in documents {
      let source = document.source
      var found: [TextSpan: EntityLabel] = [:]
      for mention in analyzer.analyse(source).sentences.flatMap(\.mentions)
      where mention.label != .other {
        found[Self.bare(mention.span, in: source.text)] = mention.label
        names.system[mention.label, default: 0] += 1
        phrases.system[mention.label, default: 0] += 1
      }
      var seen: Set<TextSpan> = []
      for mark in document.entities ?? [] {
        guard let label = labels[mark.type ?? ""] else { continue }
        let span = Self.bare(TextSpan(start: mark.start, end: mark.end), in: source.text)
        guard seen.insert(span).inserted else { continue }
        let isRight = found[span] == label
        phrases.add(label, isRight)
        guard Self.isName(source.text.words(in: span)) else { continue }
        names.add(label, isRight)
        if !isRight { missed[label.rawValue + " " + (mark.text ?? ""), default: 0] += 1 }
      }
    }
    print("names (content words capitalised), a leading article apart")
    names.print()
    print("all marked phrases, common nouns too")
    phrases.print()
  }

  /// A span without the article that annotators disagree about.
  private static func bare(_ span: TextSpan, in text: SourceText) -> TextSpan {
    let words = text.words(in: span).lowercased()
    for article in ["the ", "an ", "a "] where words.hasPrefix(article) {
      return TextSpan(start: span.start + article.count, end: span.end)
    }
    return span
  }

  /// Recall of spans, exactly and up to an article or a possessive at the edge.
  private func scoreLinks(
    _ documents: [MarkedDocument], _ analyzer: Analyzer, _ missed: inout [String: Int]
  ) {
    var total = 0
    var exact = 0
    var inside = 0
    var mentions = 0
    for document in documents {
      let source = document.source
      let analysed = analyzer.analyse(source)
      let found = analysed.sentences.flatMap(\.mentions).map(\.span)
      mentions += found.count
      let spans = Set(found)
      for link in document.links ?? [] where Self.isName(link.text ?? "") {
        total += 1
        let span = TextSpan(start: link.start, end: link.end)
        if spans.contains(span) {
          exact += 1
        } else {
          missed[link.text ?? "", default: 0] += 1
        }
        if found.contains(where: { $0.contains(span) }) { inside += 1 }
      }
    }
    print("links with capitalised content words  \(total)")
    print("found exactly  \(percent(exact, of: total))")
    print("found, or inside a longer name  \(percent(inside, of: total))")
    print("mentions \(mentions)")
  }

  /// All words but the small ones begin with a capital, and one does.
  static func isName(_ text: String) -> Bool {
    let small: Set<String> = [
      "of", "the", "and", "for", "in", "on", "de", "la", "al", "a", "to", "at", "du", "von", "bin",
    ]
    let words = text.split { $0 == " " || $0 == "-" }.filter { !small.contains(String($0)) }
    return !words.isEmpty && words.allSatisfy { $0.first?.isUppercase == true }
  }
}

struct ScoreSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "Words per CPU-second from text to names on one core.")

  @OptionGroup var options: ModelOptions
  @Option(help: "Documents that are analysed together.") var batch = 32
  @Argument(help: "NDJSON with “text”.") var file: String

  func run() throws {
    let analyzer = try options.analyzer()
    let documents = try MarkedDocument.read(file).map(\.source)
    for round in 0..<2 {
      let start = processorSeconds()
      var words = 0
      var sentences = 0
      for first in stride(from: 0, to: documents.count, by: max(batch, 1)) {
        let part = documents[first..<min(first + max(batch, 1), documents.count)]
        for analysed in analyzer.analyse(Array(part)) {
          sentences += analysed.sentences.count
          words += analysed.sentences.reduce(0) { $0 + $1.tokens.count }
        }
      }
      let seconds = processorSeconds() - start
      print(
        "\(round == 0 ? "cold" : "warm")  \(words) words, \(sentences) sentences, "
          + String(
            format: "%.2f CPU-seconds, %.0f words per second", seconds, Double(words) / seconds))
    }
  }
}

/// Right, given and found mentions by label.
private struct LabelCounts {
  var right: [EntityLabel: Int] = [:]
  var gold: [EntityLabel: Int] = [:]
  var system: [EntityLabel: Int] = [:]

  mutating func add(_ label: EntityLabel, _ isRight: Bool) {
    gold[label, default: 0] += 1
    if isRight { right[label, default: 0] += 1 }
  }

  func print() {
    func row(_ name: String, _ right: Int, _ gold: Int, _ system: Int) {
      Swift.print(
        "  \(name)  P \(percent(right, of: system))  R \(percent(right, of: gold))"
          + "  F \(percent(2 * right, of: gold + system))  (\(gold) in the gold)")
    }
    for label in [EntityLabel.person, .organisation, .location] {
      row(label.rawValue, right[label] ?? 0, gold[label] ?? 0, system[label] ?? 0)
    }
    row(
      "all", right.values.reduce(0, +), gold.values.reduce(0, +), system.values.reduce(0, +))
  }
}
