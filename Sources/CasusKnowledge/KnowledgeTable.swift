internal import CasusText
internal import Foundation

/// A tab-separated file with a header line: the form of every knowledge file.
///
/// Lines that start with `#` and empty ones are skipped. Columns are found by their name, so a
/// user's file may leave out those that have a sensible empty value.
struct KnowledgeTable {
  struct Row {
    let file: String
    let line: Int
    fileprivate let fields: [String]
    fileprivate let columns: [String: Int]

    /// The field of a column, empty where the file lacks the column.
    subscript(column: String) -> String { columns[column].map { fields[$0] } ?? "" }

    func list(_ column: String) -> [String] {
      self[column].split(separator: "|").map(String.init)
    }

    func fault(_ message: String) -> Finding {
      Finding(.refused, "knowledge.row", message, file: file, line: line)
    }
  }

  private(set) var rows: [Row] = []
  private(set) var faults: [Finding] = []

  /// - Parameter required: columns without which the file is refused.
  init(contentsOf path: String, required: [String]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      self.init(bytes: [], file: path, required: [])
      faults = [Finding(.refused, "knowledge.file", "cannot be read", file: path)]
      return
    }
    self.init(bytes: [UInt8](data), file: path, required: required)
  }

  init(bytes: [UInt8], file: String, required: [String]) {
    var columns: [String: Int]?
    var start = 0
    var line = 0
    while start < bytes.count {
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      line += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      defer { start = next }
      guard end > start, bytes[start] != 0x23 else { continue }
      let fields = bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let known = columns else {
        columns = Dictionary(fields.enumerated().map { ($1, $0) }) { first, _ in first }
        for column in required where columns?[column] == nil {
          faults.append(
            Finding(
              .refused, "knowledge.header", "the header lacks the column `\(column)`", file: file,
              line: line))
        }
        if !faults.isEmpty { return }
        continue
      }
      guard fields.count == known.count else {
        faults.append(
          Finding(
            .refused, "knowledge.row", "\(fields.count) fields where the header has \(known.count)",
            file: file, line: line))
        continue
      }
      let row = Row(file: file, line: line, fields: fields, columns: known)
      for column in required where row[column].isEmpty {
        faults.append(row.fault("`\(column)` is empty"))
      }
      rows.append(row)
    }
    if columns == nil {
      faults.append(Finding(.refused, "knowledge.header", "has no header line", file: file))
    }
  }
}
