internal import Foundation

/// A tab-separated table of words with their source, one row an entry.
///
/// Lines that start with `#` are comments; the first other line names the columns; rows whose
/// value column says `refused` are kept for their reason and never read.
struct ExpressionTable {
  struct Row {
    let cells: [String: String]
    let line: Int

    subscript(column: String) -> String { cells[column] ?? "" }
  }

  let rows: [Row]

  /// Throws `ExpressionTableError`, with file and line, for our own broken file.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ExpressionTableError(file: path, line: 0, message: "cannot be read")
    }
    var header: [String] = []
    var rows: [Row] = []
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if header.isEmpty {
        header = cells
        continue
      }
      guard cells.count == header.count else {
        throw ExpressionTableError(
          file: path, line: index + 1,
          message: "\(cells.count) columns where the header names \(header.count)")
      }
      if cells.contains("refused") { continue }
      rows.append(
        Row(cells: Dictionary(uniqueKeysWithValues: zip(header, cells)), line: index + 1))
    }
    self.rows = rows
  }
}

/// A word table of our own that cannot be read, as `file:line: what`.
public struct ExpressionTableError: Error, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let message: String

  public var description: String { "\(file):\(line): \(message)" }
}
