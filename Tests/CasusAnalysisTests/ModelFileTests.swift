@testable import CasusAnalysis
import CasusText
import Foundation
import Testing

@Suite struct ModelFileTests {
  @Test func theShippedModelIsAsItWasWritten() throws {
    try ShippedModel.model.get().verify()
  }

  @Test func anotherFileIsRefusedByName() {
    expect(Data("not a model at all".utf8), says: "no Casus model")
    expect(Data(), says: "empty")
  }

  @Test func anotherFormatIsRefused() throws {
    var bytes = try shipped()
    bytes[8] = 99
    expect(bytes, says: "model format 99")
  }

  @Test func anotherTemplateIsRefused() throws {
    var bytes = try shipped()
    let hash = try #require(bytes.range(of: Data(FeatureTemplate.hash.utf8)))
    bytes[hash.lowerBound] ^= 1
    expect(bytes, says: "feature template")
  }

  @Test func aFileCutOffIsRefused() throws {
    let bytes = try shipped()
    expect(bytes.prefix(1000), says: "cut off")
    expect(bytes.prefix(bytes.count / 2), says: "outside the file")
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: ModelError(path: "/nowhere", reason: "cannot open: No such file or directory"))
    {
      try LanguageModel(path: "/nowhere")
    }
  }

  private func shipped() throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: ShippedModel.folder.path(of: LanguageModel.fileName)))
  }

  private func expect(_ bytes: Data, says words: String) {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).casusmodel")
    defer { try? FileManager.default.removeItem(at: url) }
    do {
      try bytes.write(to: url)
      _ = try LanguageModel(path: url.path)
      Issue.record("a damaged model was loaded")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
      #expect("\(error)".hasPrefix(url.path))
    }
  }
}
