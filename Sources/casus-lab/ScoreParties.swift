internal import ArgumentParser
internal import CasusAnalysis
internal import CasusExtraction
internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText
internal import Foundation

/// Links each gold party's bare name where it first stands in its text and compares the codes.
///
/// This measures knowledge and resolution apart from extraction: which words are a party is given.
struct ScoreParties: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parties",
    abstract: "Country and sector of gold parties, each linked where its name stands in the text.")

  @OptionGroup var options: ModelOptions
  @Option(help: "Folders with knowledge files.") var knowledge = ["Data/knowledge"]
  @Flag(help: "List what is wrong, one a line.") var list = false
  @Argument(help: "Gold NDJSON.") var gold: String

  func run() throws {
    let analyzer = try options.analyzer()
    let start = processorSeconds()
    let known: Knowledge
    do {
      known = try Knowledge(folders: knowledge)
    } catch {
      printError("\(error)")
      throw ExitCode(1)
    }
    let loaded = processorSeconds() - start
    var counts = PartyCounts()
    for document in try GoldParties.read(gold) {
      let analysed = analyzer.analyse(document.source)
      let resolver = PartyResolver(knowledge: known, document: analysed)
      for party in document.parties {
        let found = resolver.party(named: party.name, in: analysed)
        let isRight = counts.add(party, found)
        if list, !isRight {
          print(
            "\(document.source.id)\t\(party.name)\t\(party.country ?? "-")\t"
              + "\(party.sector ?? "-")\t\(found?.name.text ?? "-")\t\(found?.country ?? "-")\t"
              + "\(found?.sector?.rawValue ?? "-")")
        }
      }
    }
    print(String(format: "loading %.0f ms of processor time", loaded * 1000))
    for row in counts.rows { print(row) }
  }
}

private struct PartyCounts {
  private var parties = 0
  private var found = 0
  private var country = (right: 0, of: 0)
  private var sector = (right: 0, of: 0)
  private var both = 0

  /// - Returns: whether every code that the gold states is right.
  mutating func add(_ gold: GoldParties.Code, _ party: Party?) -> Bool {
    parties += 1
    if party != nil { found += 1 }
    var isRight = party != nil
    if let code = gold.country {
      country.of += 1
      if party?.country == code { country.right += 1 } else { isRight = false }
    }
    if let code = gold.sector {
      sector.of += 1
      if party?.sector?.rawValue == code { sector.right += 1 } else { isRight = false }
    }
    if isRight { both += 1 }
    return isRight
  }

  var rows: [String] {
    [
      "parties \(parties)   found    \(percent(found, of: parties))",
      "country right           \(percent(country.right, of: country.of))",
      "sector right            \(percent(sector.right, of: sector.of))",
      "both right              \(percent(both, of: parties))",
    ]
  }
}

/// The distinct parties of a gold document.
private struct GoldParties {
  struct Code: Hashable {
    var name: String
    var country: String?
    var sector: String?
  }

  var source: SourceDocument
  var parties: [Code]

  static func read(_ path: String) throws -> [GoldParties] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path): cannot be read")
    }
    return try data.split(separator: 0x0A).compactMap { line in
      guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
        let id = object["id"] as? String, let text = object["text"] as? String
      else { return nil }
      var parties: [Code] = []
      collect(object, into: &parties)
      let date = (object["date"] as? String).flatMap { CivilDate(iso: $0) }
      let title = (object["title"] as? String).map { SourceText($0) }
      return GoldParties(
        source: SourceDocument(id: id, date: date, title: title, text: SourceText(text)),
        parties: parties)
    }
  }

  private static func collect(_ value: Any, into parties: inout [Code]) {
    if let list = value as? [Any] {
      for item in list { collect(item, into: &parties) }
    } else if let object = value as? [String: Any] {
      if let name = object["name"] as? String, object["sector"] != nil {
        let code = Code(
          name: name, country: object["country"] as? String, sector: object["sector"] as? String)
        if !parties.contains(code) { parties.append(code) }
      }
      for key in object.keys.sorted() { collect(object[key]!, into: &parties) }
    }
  }
}

extension PartyResolver {
  /// The party of the words where they first stand in the text.
  fileprivate func party(named name: String, in document: AnalysedDocument) -> Party? {
    let text = document.document.text.string
    guard let range = text.range(of: name) else { return nil }
    let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    let span = TextSpan(start: start, end: start + name.unicodeScalars.count)
    for (index, sentence) in document.sentences.enumerated() {
      let tokens = sentence.tokens.indices.filter { sentence.tokens[$0].span.overlaps(span) }
      guard let first = tokens.first else { continue }
      let head = tokens.first { !tokens.contains(sentence.tokens[$0].head) } ?? first
      if let found = party(at: head, in: index) { return found }
      return partyOfModifier(at: head, in: index)
    }
    return nil
  }
}
