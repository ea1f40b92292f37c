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
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    if let fault = Self.encodingFault(in: bytes, file: file) {
      faults.append(fault)
      return
    }
    while start < bytes.count {
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      line += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      defer { start = next }
      guard end > start, bytes[start] != 0x23 else { continue }
      let fields = bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces) }
      guard let known = columns else {
        columns = Dictionary(fields.enumerated().map { ($1, $0) }) { first, _ in first }
        if let fault = Self.headerFault(fields, required: required) {
          faults.append(
            Finding(.refused, "knowledge.header", fault, file: file, line: line))
          return
        }
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
      let empty = required.filter { row[$0].isEmpty }
      faults += empty.map { row.fault("`\($0)` is empty") }
      if empty.isEmpty { rows.append(row) }
    }
    if columns == nil {
      faults.append(Finding(.refused, "knowledge.header", "has no header line", file: file))
    }
  }

  private static func encodingFault(in bytes: [UInt8], file: String) -> Finding? {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard isWide || bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil else {
      return nil
    }
    let line = isWide ? nil : firstBadLine(of: bytes)
    return Finding(.refused, "knowledge.file", "is not UTF-8 text", file: file, line: line)
  }

  private static func firstBadLine(of bytes: [UInt8]) -> Int? {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).firstIndex {
      $0.contains(0) || String(validating: $0, as: UTF8.self) == nil
    }.map { $0 + 1 }
  }

  private static func headerFault(_ fields: [String], required: [String]) -> String? {
    if fields.count == 1, required.count > 1, fields[0].contains(",") || fields[0].contains(";") {
      return "the header is one column; columns are parted by tabs"
    }
    if let twice = Dictionary(grouping: fields, by: { $0 }).filter({ $1.count > 1 }).keys.min() {
      return "the header names `\(twice)` twice"
    }
    let missing = required.filter { !fields.contains($0) }
    guard !missing.isEmpty else { return nil }
    let names = missing.map { "`\($0)`" }.joined(separator: ", ")
    return "the header lacks the column\(missing.count > 1 ? "s" : "") \(names)"
  }
}
