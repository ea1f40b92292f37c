/// Reads one lexicon file; collects every fault instead of stopping at the first.
struct LexiconReader {
  let name: String
  let file: String
  /// For a person's own rows: the lexicon that they add to, whose columns and values they keep to.
  var model: [LexiconEntry] = []

  func entries(in text: String) -> (entries: [LexiconEntry], faults: [DataFault]) {
    var header: [String] = []
    var entries: [LexiconEntry] = []
    var faults: [DataFault] = []
    var seen: [String: Int] = [:]
    func fault(_ line: Int, _ what: String) {
      faults.append(DataFault(file: file, line: line, what: what))
    }
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = index + 1
      let row = raw.hasSuffix("\r") ? raw.dropLast() : raw
      if row.isEmpty || row.hasPrefix("#") { continue }
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      if header.isEmpty {
        header = cells
        if header.count < 3 || header.first != "entry" || header.suffix(2) != ["source", "note"] {
          fault(line, "header must begin with `entry` and end with `source`, `note`")
          return ([], faults)
        }
        if Set(header).count != header.count { fault(line, "a column is named twice") }
        if let unknown = unknownColumn(in: header) {
          fault(line, unknown)
          return ([], faults)
        }
        continue
      }
      guard cells.count == header.count else {
        fault(line, "\(cells.count) columns where the header names \(header.count)")
        continue
      }
      if cells[0].isEmpty { fault(line, "no entry") }
      // The same words may stand twice where another column tells the rows apart.
      let key = cells.dropLast(2).joined(separator: "\t")
      if let first = seen[key] {
        fault(line, "`\(cells[0])` stands in line \(first) already")
        continue
      }
      seen[key] = line
      if cells[cells.count - 2].isEmpty { fault(line, "`\(cells[0])` has no source") }
      for (column, cell) in zip(header, cells).dropFirst().dropLast(2) {
        if let wrong = wrongValue(cell, in: column) { fault(line, wrong) }
      }
      if !cells[0].isEmpty { entries.append(entry(cells, header: header, line: line)) }
    }
    if header.isEmpty { fault(1, "no header line") }
    return (entries, faults)
  }

  private func unknownColumn(in header: [String]) -> String? {
    guard !model.isEmpty else { return nil }
    let known = Set(model.flatMap(\.values.keys)).union(["status"])
    guard let column = header.dropFirst().dropLast(2).first(where: { !known.contains($0) }) else {
      return nil
    }
    return "`\(column)` is no column of \(name); it has " + known.sorted().joined(separator: ", ")
  }

  /// A column of ours with few values is a closed list; a slip there would never match anything.
  private func wrongValue(_ value: String, in column: String) -> String? {
    guard !model.isEmpty, !value.isEmpty, value != "-", value != "refused", column != "status"
    else { return nil }
    let known = Set(model.compactMap { $0.values[column] }).subtracting(["refused"])
    guard known.count <= 40, known.count * 4 <= model.count || known.count <= 8,
      !known.contains(value)
    else { return nil }
    return "`\(column)` is `\(value)`; one of " + known.sorted().joined(separator: ", ")
  }

  private func entry(_ cells: [String], header: [String], line: Int) -> LexiconEntry {
    var values: [String: String] = [:]
    for (column, cell) in zip(header, cells).dropFirst().dropLast(2)
    where !cell.isEmpty && cell != "-" {
      values[column] = cell
    }
    let isRefused = values["status"] == "refused" || (cells.count > 3 && cells[1] == "refused")
    return LexiconEntry(
      lexicon: name, entry: cells[0], values: values, source: cells[cells.count - 2],
      note: cells[cells.count - 1], line: line, isRefused: isRefused)
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    var part = self[...]
    while let first = part.first, first == " " || first == "\t" { part.removeFirst() }
    while let last = part.last, last == " " || last == "\t" { part.removeLast() }
    return String(part)
  }
}
