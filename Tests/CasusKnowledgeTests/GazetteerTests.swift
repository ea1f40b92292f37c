import CasusKnowledge
import CasusText
import Foundation
import Testing

@Suite struct GazetteerTests {
  private static let shipped =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Data/knowledge"

  @Test func theTextSettlesWhichPlaceIsMeant() throws {
    let knowledge = try Knowledge(folders: [Self.shipped])
    let gazetteer = knowledge.gazetteer
    func country(_ name: String, _ within: [String] = [], _ countries: [String: Int] = [:])
      -> String?
    {
      gazetteer.place(
        named: name, within: within, countries: countries,
        codeOfCountry: { knowledge.country(named: $0) })?.country
    }
    #expect(country("Tripoli") == "LBY")
    #expect(country("Tripoli", [], ["LBN": 2]) == "LBN")
    #expect(country("Tripoli", ["Lebanon"]) == "LBN")
    #expect(country("Khartoum") == "SDN")
    #expect(country("Nowhere on Earth") == nil)
  }

  @Test func aRegionSettlesTheSeveralSpringfields() throws {
    let gazetteer = try Knowledge(folders: [Self.shipped]).gazetteer
    let illinois = try #require(gazetteer.place(named: "Springfield", within: ["Illinois"]))
    let ohio = try #require(gazetteer.place(named: "Springfield", within: ["Ohio"]))
    #expect(illinois.geonames == "4250542")
    #expect(gazetteer.regionName(of: ohio) == "Ohio")
  }

  @Test func marksHyphensAndCaseDoNotMatter() {
    #expect(NameKey.folded("Al-Qāʾim") == NameKey.folded("al Qaim"))
    #expect(NameKey.folded("Łódź") == "lodz")
    #expect(NameKey.folded("Çeşme") == "cesme")
    #expect(NameKey.folded("Khan Yunis") != NameKey.folded("Khan Yun"))
  }

  @Test func aGeoNamesDumpBecomesATable() throws {
    let folder = NSTemporaryDirectory() + "casus-geonames-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let rows = [
      "1\tPort Ost\tPort Ost\tOsthavn\t60.123\t10.5\tP\tPPL\tNO\t\t03\t\t\t\t5000\t\t\t\t",
      "2\tHamlet\tHamlet\t\t60.1\t10.5\tP\tPPL\tNO\t\t03\t\t\t\t40\t\t\t\t", "no row at all",
    ]
    let dump = rows.joined(separator: "\n")
    try dump.write(toFile: folder + "/dump.txt", atomically: true, encoding: .utf8)
    let knowledge = try Knowledge(folders: [Self.shipped])
    let summary = try knowledge.importGeoNames(
      from: folder + "/dump.txt", to: folder + "/places-own.tsv")
    #expect(summary.cities == 1)
    #expect(summary.skipped == 1)
    #expect(summary.findings.map(\.line) == [3])
    try FileManager.default.removeItem(atPath: folder + "/dump.txt")
    let own = try Knowledge(folders: [Self.shipped, folder])
    let place = try #require(own.gazetteer.place(named: "Osthavn"))
    #expect(place.country == "NOR" && place.latitude == 60.12)
  }
}
