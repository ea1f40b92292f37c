import CasusRules
import Foundation
import Testing

@Suite struct OwnLexiconTests {
  private static let shipped = [
    "pledge-verbs": """
    entry\tstrength\tsource\tnote
    pledge/V\twill\town\t
    hint/V\tmay\town\t
    """
  ]

  private func lexicons(with own: String, named name: String = "pledge-verbs") throws -> LexiconSet
  {
    let folder = NSTemporaryDirectory() + "casus-own-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try own.write(toFile: folder + "/\(name).tsv", atomically: true, encoding: .utf8)
    var lexicons = try LexiconSet(texts: Self.shipped)
    try lexicons.add(own: [folder])
    return lexicons
  }

  private func fault(_ own: String) -> String {
    do {
      _ = try lexicons(with: own)
      return "none"
    } catch {
      return String("\(error)".split(separator: "/").last ?? "")
    }
  }

  @Test func aPersonsRowsAddToOursAndStandInTheirPlace() throws {
    let lexicons = try lexicons(
      with: "entry\tstrength\tsource\tnote\nswear/V\twill\tme\t\nhint/V\trefused\tme\ttoo weak\n")
    #expect(lexicons.heads(of: "pledge-verbs") == ["pledge", "swear"])
  }

  @Test func slipsAreNamedByFileAndLine() {
    #expect(
      fault("entry\tstrenght\tsource\tnote\nswear/V\twill\tme\t\n")
        == "pledge-verbs.tsv:1: `strenght` is no column of pledge-verbs; it has status, strength")
    #expect(
      fault("entry\tstrength\tsource\tnote\nswear/V\twil\tme\t\n")
        == "pledge-verbs.tsv:2: `strength` is `wil`; one of may, will")
  }
}
