import CasusPipeline
import CasusRecords
import CasusText
import Foundation
import Testing

/// The same rules for every party: swapping the parties of a sentence changes nothing but them.
@Suite struct SwapTests {
  private struct Name {
    var name: String
    var adjective: String
  }

  private static func sentences() throws -> [String] {
    let file = repository.appendingPathComponent("Tests/Fixtures/swap.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// What the records of each sentence say, with `{A}` and `{B}` for the parties.
  private static func readings(_ sentences: [String], _ a: Name, _ b: Name) async throws
    -> [[String]]
  {
    let words = [("{A}", a.name), ("{B}", b.name), ("{a}", a.adjective), ("{b}", b.adjective)]
    let lines = try sentences.enumerated().map { number, sentence in
      let text = words.reduce(sentence) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      let object = ["id": "\(number)", "date": "2025-05-01", "text": text]
      return String(decoding: try JSONEncoder().encode(object), as: UTF8.self)
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("casus-swap-\(a.name)-\(UUID().uuidString).ndjson")
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    // The adjectives first: "Israeli" holds "Israel".
    let back = words.reversed()
    return try await records(of: [file.path]).map { document in
      document.outline.map { line in
        back.reduce(line) { $0.replacingOccurrences(of: $1.1, with: $1.0) }
      }
    }
  }

  @Test func swappingThePartiesChangesNothingButTheParties() async throws {
    let sentences = try Self.sentences()
    #expect(sentences.count >= 200)
    let pairs = [
      (Name(name: "Ukraine", adjective: "Ukrainian"), Name(name: "Russia", adjective: "Russian")),
      (Name(name: "Israel", adjective: "Israeli"), Name(name: "Iran", adjective: "Iranian")),
      (Name(name: "India", adjective: "Indian"), Name(name: "Pakistan", adjective: "Pakistani")),
      (Name(name: "Turkey", adjective: "Turkish"), Name(name: "Greece", adjective: "Greek")),
    ]
    for (a, b) in pairs {
      let one = try await Self.readings(sentences, a, b)
      let other = try await Self.readings(sentences, b, a)
      try #require(one.count == sentences.count && other.count == sentences.count)
      for (number, sentence) in sentences.enumerated() {
        #expect(one[number] == other[number], "\(a.name)/\(b.name): \(sentence)")
      }
    }
  }
}

extension DocumentRecords {
  /// What the records say, one line each.
  fileprivate var outline: [String] {
    func name(_ party: Party?) -> String { party?.name.text ?? "-" }
    func names(_ parties: [Party]) -> String { parties.map { name($0) }.joined(separator: "+") }
    return events.map {
      "event \($0.type.rawValue) \($0.trigger.text) \($0.status.rawValue)"
        + " \(names($0.actors)) > \(names($0.recipients))"
    }
      + statements.map { "statement \(name($0.speaker)) \($0.cue.text)" }
      + commitments.map {
        "commitment \(name($0.holder)) > \(name($0.addressee)) \($0.act.rawValue)"
          + " \($0.strength.rawValue) if \($0.condition?.quote.text ?? "-")"
      }
      + policies.map { "policy \(name($0.holder)) \($0.kind.rawValue) \($0.state.rawValue)" }
      + transfers.map {
        "transfer \(name($0.giver)) > \(name($0.receiver)) \($0.kind.rawValue) \($0.status.rawValue)"
      }
  }
}
