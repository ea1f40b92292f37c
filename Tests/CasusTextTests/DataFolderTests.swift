@testable import CasusText
import Foundation
import Testing

@Suite struct DataFolderTests {
  @Test func theOptionComesBeforeTheEnvironmentAndThatBeforeTheProgram() throws {
    let (a, b) = (try folder(), try folder())
    #expect(try DataFolder.find(option: a, environment: b, executable: "/x/bin/casus").path == a)
    #expect(try DataFolder.find(environment: b, executable: "/x/bin/casus").path == b)
  }

  @Test func aNamedFolderWithoutDataIsAnErrorNotPassedOver() {
    #expect(throws: DataFolderError.self) {
      try DataFolder.find(option: "/nowhere", executable: "/x/bin/casus")
    }
  }

  @Test func aBuildInsideTheRepositoryFindsItsData() throws {
    let root = URL(fileURLWithPath: try folder()).deletingLastPathComponent()
    let program = root.appendingPathComponent(".build/release/casus").path
    #expect(try DataFolder.find(executable: program).path.hasSuffix("/Data"))
  }

  @Test func theInstalledPlaceComesLast() {
    let places = DataFolder.places(around: "/opt/casus/bin/casus")
    #expect(
      places == [
        "/opt/casus/bin/Data", "/opt/casus/Data", "/opt/Data", "/opt/casus/share/casus",
      ])
  }

  private func folder() throws -> String {
    let data = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).appendingPathComponent("Data")
    try FileManager.default.createDirectory(
      at: data.appendingPathComponent("rules"), withIntermediateDirectories: true)
    return data.path
  }
}
