internal import CasusKnowledge
internal import CasusRules
internal import CasusText
internal import Foundation

/// A folder of a person's own tables and lexicons, before it is read: a file that nothing would
/// read is a mistake in its name, and silence would hide it.
enum KnowledgeFolder {
  /// Throws `KnowledgeError` with every folder that is none and every table that nothing reads.
  static func check(_ folders: [String], lexicons: LexiconSet) throws {
    let found = folders.flatMap { faults(in: $0, lexicons: lexicons) }
    if !found.isEmpty { throw KnowledgeError(found) }
  }

  private static func faults(in folder: String, lexicons: LexiconSet) -> [Finding] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return [Finding(.refused, "knowledge.folder", "is no folder", file: folder)]
    }
    return files.sorted().compactMap { name -> Finding? in
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, !name.hasPrefix("."), let ending = parts.last else { return nil }
      let table = String(parts[0]) + ".tsv"
      let isKnown = Knowledge.reads(file: table) || lexicons.contains(lexicon: String(parts[0]))
      let message: String
      switch ending {
      case "tsv" where !isKnown:
        message =
          "is neither a table nor a lexicon that Casus reads; Data/knowledge and Data/lexicons show which there are"
      case "csv", "txt", "xlsx", "ods":
        guard isKnown else { return nil }
        message = "tables are tab-separated and end in .tsv; save it as \(table)"
      default: return nil
      }
      return Finding(.refused, "knowledge.name", message, file: folder + "/" + name)
    }
  }
}
