internal import Foundation

/// Names of countries and their adjectives, each read by the network as one of them.
///
/// A sentence about one country must be read as the same sentence about another: what the network
/// happened to see of a name in training must not decide who did what to whom. Forms and lemmas
/// stay; only what the network sees is the stand-in.
public struct StandIns: Sendable {
  /// The list's place inside the data folder.
  public static let fileName = "language/stand-ins.tsv"

  private var forms: [String: [UInt8]] = [:]

  public init(path: String) throws(ModelError) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ModelError(path: path, reason: "cannot be read")
    }
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 4, !columns[0].isEmpty, !columns[1].isEmpty, !columns[2].isEmpty
      else {
        throw ModelError(
          path: "\(path):\(number + 1)", reason: "no row of word, stand-in, source and note")
      }
      if number > 0, columns[0] == "word" { continue }
      forms[String(columns[0])] = Array(columns[1].utf8)
    }
  }

  subscript(_ form: String) -> [UInt8]? { forms[form] }
}
