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
        .hasPrefix("organisations.tsv:2: `OIL` is no sector; one of GOV, MIL"))
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

  @Test func slipsOfAUserAreNamedAndCounted() throws {
    #expect(
      try fault("organisations.tsv", "name,country,sector\nNorOil,NOR,BUS\n")
        == "organisations.tsv:1: the header is one column; columns are parted by tabs")
    #expect(
      try fault("persons.tsv", "name\trole\tfrom\nEwa\tminister\t17/05/2024\n")
        == "persons.tsv:2: `from` is `17/05/2024`; it must be a date as 2024-05-17")
    #expect(
      try fault(
        "asset-links.tsv",
        "asset\tkind\tto\tshare\tsource\tas_of\nBlue Stream\towned_by\tX\t150\town\t2025\n")
        == "asset-links.tsv:2: `share` is `150`; it must be per cent, 0 to 100")
    let rows = (0..<5000).map { "N\($0)\tOIL\n" }.joined()
    let many = try fault("organisations.tsv", "name\tsector\n" + rows)
    #expect(many.split(separator: "\n").count == 21)
    #expect(many.hasSuffix("… and 4980 more"))
  }

  @Test func aFileOfAnotherEncodingIsRefusedByItsLine() throws {
    let own = try folder("organisations.tsv", "")
    let bytes = Data("name\tsector\nNor".utf8) + Data([0xD6]) + Data("l\tBUS\n".utf8)
    try bytes.write(to: URL(fileURLWithPath: own + "/organisations.tsv"))
    #expect {
      try Knowledge(folders: [Self.shipped, own])
    } throws: {
      ($0 as? KnowledgeError)?.description.hasSuffix("organisations.tsv:2: is not UTF-8 text")
        == true
    }
  }

  @Test func everyRowOfTheAssetPackHasDateSourceAndLicence() throws {
    for file in ["assets.tsv", "asset-links.tsv"] {
      let text = try String(contentsOfFile: Self.shipped + "/" + file, encoding: .utf8)
      let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      let header = try #require(rows.first)
      // As coarse as a town: there is no column that could hold a coordinate.
      #expect(!header.contains { ["latitude", "longitude", "lat", "lon"].contains($0) })
      for column in ["as_of", "source", "licence"] {
        let index = try #require(header.firstIndex(of: column))
        #expect(rows.dropFirst().allSatisfy { !$0[index].isEmpty }, "\(file) \(column)")
      }
      let degrees = /\d{1,3}\.\d{2,}\s*°?\s*[NSEW]\b/
      #expect(!text.contains(degrees), "\(file) holds degrees")
    }
  }

  @Test func linksOfThePackAreReadyForALedger() throws {
    let links = try Knowledge(folders: [Self.shipped]).statedLinks
    #expect(links.count > 600)
    let line = try #require(
      links.first { $0.from == "South Caucasus Pipeline" && $0.to == "SOCAR" })
    #expect(line.kind == .ownedBy && line.sharePercent == 21.02 && line.toCountry == nil)
    // A company's seat makes nothing its state's; that the state owns it is a link of its own.
    let company = try #require(links.first { $0.from == "SOCAR" })
    #expect(company.toCountry == "AZE" && company.kind == .ownedBy)
    #expect(links.allSatisfy { !$0.source.isEmpty && !$0.asOf.isEmpty && !$0.fromNames.isEmpty })
  }

  @Test func aMissingFolderIsAnErrorThatNamesIt() {
    #expect(throws: KnowledgeError.self) { try Knowledge(folders: ["/no/such/folder"]) }
  }
}
