import CasusKnowledge
import CasusRecords
import CasusText
import Foundation
import Testing

@Suite struct KnowledgeLoadingTests {
  private static let shipped =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Data/knowledge"

  /// A folder of a user's own with one file.
  private func folder(_ file: String, _ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "casus-knowledge-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try text.write(toFile: path + "/" + file, atomically: true, encoding: .utf8)
    return path
  }

  private func fault(_ file: String, _ text: String) throws -> String {
    let own = try folder(file, text)
    do {
      _ = try Knowledge(folders: [Self.shipped, own])
      return "none"
    } catch {
      return error.description.replacingOccurrences(of: own + "/", with: "")
    }
  }

  @Test func theShippedTablesLoad() throws {
    let knowledge = try Knowledge(folders: [Self.shipped])
    #expect(knowledge.countries.count > 245)
    #expect(knowledge.assets.count >= 150)
    #expect(knowledge.assets.allSatisfy { !$0.source.isEmpty && !$0.asOf.isEmpty })
    #expect(EventType.allCases.allSatisfy { knowledge.plover.quadClass(of: $0) != nil })
    #expect(EventType.allCases.allSatisfy { knowledge.plover.cameo(for: $0) != nil })
  }

  @Test func everyFormOfACountryIsKnown() throws {
    let knowledge = try Knowledge(folders: [Self.shipped])
    let surfaces = [
      "Ukraine": "UKR", "U.S.": "USA", "DRC": "COD", "Türkiye": "TUR", "the Kremlin": "",
      "Kremlin": "RUS", "Czech Republic": "CZE", "Kosovo": "XKX", "Taiwan": "TWN", "EU": "EUU",
      "Dutch": "NLD", "Frenchman": "FRA", "Élysée": "FRA",
    ]
    for (surface, code) in surfaces {
      #expect(knowledge.country(named: surface) ?? "" == code, "\(surface)")
    }
  }

  @Test func anOfficeHolderIsOneByDate() throws {
    let knowledge = try Knowledge(folders: [Self.shipped])
    func sector(_ iso: String) -> Sector? {
      let found = knowledge.names.readings(of: "Taliban").compactMap { reading -> Int? in
        if case .party(let index) = reading { index } else { nil }
      }
      return knowledge.party(among: found, on: CivilDate(iso: iso))?.sector
    }
    #expect(sector("2019-09-09") == .rebel)
    #expect(sector("2025-09-09") == .government)
  }

  @Test func aUsersRowsAddAndStandBeforeOurs() throws {
    let own = try folder(
      "organisations.tsv",
      "name\taliases\tcountry\tsector\nNorOil\tNor Oil\tNOR\tBUS\nHamas\t\tPSE\tPTY\n")
    let knowledge = try Knowledge(folders: [Self.shipped, own])
    #expect(knowledge.party(id: "org:noroil")?.country == "NOR")
    #expect(knowledge.party(id: "org:hamas")?.sector == .party)
  }

  @Test func faultsNameTheirFileAndLine() throws {
    #expect(
      try fault("organisations.tsv", "name\tcountry\tsector\nNorOil\tNOR\tOIL\n")
        == "organisations.tsv:2: `OIL` is no sector")
    #expect(
      try fault("organisations.tsv", "name\tcountry\tsector\nNorOil\tNOR\n")
        == "organisations.tsv:2: 2 fields where the header has 3")
    #expect(
      try fault("persons.tsv", "name\tcountry\nEwa\tSWE\n")
        == "persons.tsv:1: the header lacks the column `role`")
    #expect(
      try fault("assets.tsv", "name\tkind\tcountries\tsource\tas_of\nX\tport\tZZZ\town\t2025\n")
        == "assets.tsv:2: `ZZZ` is no code of countries.tsv")
    let places =
      "name\tkind\tcountry\tregion\tlatitude\tlongitude\tpopulation\tgeonames\tkeys\n"
      + "Port Ost\tcity\tNOR\t\t95\t10\t900\t\t\n"
    #expect(
      try fault("places.tsv", places) == "places.tsv:2: `latitude` is `95`; it must be degrees")
  }

  @Test func aMissingFolderIsAnErrorThatNamesIt() {
    #expect(throws: KnowledgeError.self) { try Knowledge(folders: ["/no/such/folder"]) }
  }
}
