import CasusPipeline
import CasusReading
import CasusRecords
import CasusText
import Foundation
import Testing

/// Invented places in the form of a GeoNames dump, taken over and then named by a report.
@Suite struct PlaceImportTests {
  private let folder = NSTemporaryDirectory() + "casus-places-" + UUID().uuidString
  private var data: String { repository.appendingPathComponent("Data").path }

  private func dump(_ rows: [String]) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try rows.joined(separator: "\n").write(
      toFile: folder + "/dump.txt", atomically: true, encoding: .utf8)
    return folder + "/dump.txt"
  }

  private static let town =
    "9000001\tTarnavik\tTarnavik\tTarnawik,Port Tarna\t61.123\t5.5\tP\tPPL\tNO\t\t14\t\t\t\t5000\t\t\t\t"
  private static let hamlet =
    "9000002\tLilletarn\tLilletarn\t\t61.1\t5.4\tP\tPPL\tNO\t\t14\t\t\t\t40\t\t\t\t"

  @Test func whatIsImportedIsFoundInAReport() async throws {
    let file = try dump([Self.town, Self.hamlet])
    let own = folder + "/own"
    let outcome = try PlaceImport(data: data).take(file, into: own, minimumPopulation: 1000)
    #expect(outcome.cities == 1 && outcome.skipped == 1 && outcome.findings.isEmpty)
    #expect(outcome.table == own + "/places-dump.tsv")
    let report = folder + "/report.txt"
    try "Norwegian troops stormed a depot in Port Tarna on Monday.".write(
      toFile: report, atomically: true, encoding: .utf8)
    let tools = try Toolset.load(data: data, knowledge: [own])
    var places: [PlaceReference?] = []
    try await ReadingPipeline(tools: tools, workers: 1).read([report], with: DocumentReader()) {
      places += $0.records?.events.map(\.location) ?? []
    }
    #expect(places.compactMap { $0 }.map(\.identity) == ["geonames:9000001"])
  }

  @Test func aSecondImportOfTheSameFileReplacesTheFirst() throws {
    let own = folder + "/own"
    let first = try PlaceImport(data: data).take(
      try dump([Self.town]), into: own, minimumPopulation: 1000)
    let second = try PlaceImport(data: data).take(
      try dump([Self.town, Self.hamlet]), into: own, minimumPopulation: 0)
    #expect(first.table == second.table && second.cities == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: own) == ["places-dump.tsv"])
  }

  @Test func whatIsNoDumpLeavesNoTable() throws {
    let file = try dump(["a letter", "to nobody"])
    let outcome = try PlaceImport(data: data).take(
      file, into: folder + "/own", minimumPopulation: 1000)
    #expect(outcome.table == nil)
    #expect(outcome.findings.map(\.line) == [1, 2])
    #expect(outcome.findings.allSatisfy { $0.file == file })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/own").isEmpty)
  }
}
