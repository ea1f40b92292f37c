import CasusExtraction
import CasusKnowledge
import CasusRecords
import CasusSyntax
import CasusText
import Foundation
import Testing

/// Sentences stand in `Tests/Fixtures/parties.conllu`, what must come out in `parties.tsv`.
@Suite struct PartyResolverTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let date = CivilDate(iso: "2025-06-10")

  private static func documents() throws -> [String: AnalysedDocument] {
    let path = root + "/Tests/Fixtures/parties.conllu"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var result: [String: AnalysedDocument] = [:]
    for item in ConlluReader(file: path).sentences(in: text).sentences {
      let id = String((item.id ?? "").split(separator: "-")[0])
      let source = SourceDocument(id: id, date: date, text: item.text)
      result[id] = AnalysedDocument(document: source, sentences: [item.sentence])
    }
    return result
  }

  private static func expectations() throws -> [[String]] {
    let text = try String(contentsOfFile: root + "/Tests/Fixtures/parties.tsv", encoding: .utf8)
    return text.split(separator: "\n").dropFirst(2).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func partiesCarryTheirNameCountryAndSector() throws {
    let knowledge = try Knowledge(folders: [Self.root + "/Data/knowledge"])
    let documents = try Self.documents()
    for row in try Self.expectations() {
      let document = try #require(documents[row[0]])
      let resolver = PartyResolver(knowledge: knowledge, document: document)
      let tokens = document.sentences[0].tokens
      let token = try #require(tokens.firstIndex { $0.form == row[1] })
      let party = resolver.party(at: token, in: 0)
      let found = [
        party?.name.text ?? "none", party?.country ?? "", party?.sector?.rawValue ?? "",
      ]
      #expect(found == Array(row[2...4]), "\(row[1]) in: \(document.document.text.string)")
    }
  }

  @Test func everyNameIsASliceOfTheText() throws {
    let knowledge = try Knowledge(folders: [Self.root + "/Data/knowledge"])
    for document in try Self.documents().values {
      let resolver = PartyResolver(knowledge: knowledge, document: document)
      for token in document.sentences[0].tokens.indices {
        guard let party = resolver.party(at: token, in: 0) else { continue }
        #expect(document.document.text.words(in: party.name.span) == party.name.text)
      }
    }
  }

  @Test func twoCountriesAreTheTwoThatWereNamed() throws {
    let knowledge = try Knowledge(folders: [Self.root + "/Data/knowledge"])
    let document = try #require(Self.documents()["p11"])
    let resolver = PartyResolver(knowledge: knowledge, document: document)
    let token = try #require(
      document.sentences[0].tokens.firstIndex { $0.form == "countries" })
    let pair = resolver.parties(at: token, in: 0)
    #expect(pair.map(\.name.text) == ["Iran", "Oman"])
    #expect(pair.allSatisfy { $0.mention?.text == "the two countries" })
  }

  @Test func whatNamesNobodyIsNoParty() throws {
    let knowledge = try Knowledge(folders: [Self.root + "/Data/knowledge"])
    let document = try #require(Self.documents()["p15"])
    let resolver = PartyResolver(knowledge: knowledge, document: document)
    let token = try #require(document.sentences[0].tokens.firstIndex { $0.form == "tariffs" })
    #expect(resolver.party(at: token, in: 0) == nil)
    #expect(resolver.party(at: 999, in: 0) == nil)
    #expect(resolver.party(at: 0, in: 7) == nil)
  }
}
