internal import CasusText
internal import Foundation

/// One file of places, kept as bytes with an index of hashed names.
struct PlaceTable: Sendable {
  static let columns = [
    "name", "kind", "country", "region", "latitude", "longitude", "population", "geonames", "keys",
  ]

  private let bytes: [UInt8]
  /// Start of each row.
  private var starts: [UInt32] = []
  /// Open addressing: row + 1 and the name's hash; a name may stand in many rows.
  private var slots: [UInt32]
  private var hashes: [UInt32]
  private var used = 0
  /// Rows of first-level divisions: their kind starts with an `r`.
  private var regionRows: [UInt32] = []
  private(set) var faults: [Finding] = []

  /// - Parameter isChecked: every field is looked at; for files that are not our own.
  init(contentsOf path: String, isChecked: Bool) {
    guard let data = FileManager.default.contents(atPath: path) else {
      self.init(bytes: [], file: path, isChecked: false)
      faults = [Finding(.refused, "knowledge.file", "cannot be read", file: path)]
      return
    }
    self.init(bytes: [UInt8](data), file: path, isChecked: isChecked)
  }

  init(bytes: [UInt8], file: String, isChecked: Bool) {
    self.bytes = bytes
    let capacity = max(64, (bytes.count / 24).nextPowerOfTwo)
    slots = [UInt32](repeating: 0, count: capacity)
    hashes = [UInt32](repeating: 0, count: capacity)
    index(file: file, isChecked: isChecked)
  }

  private mutating func index(file: String, isChecked: Bool) {
    var start = 0
    var line = 0
    var sawHeader = false
    while start < bytes.count {
      line += 1
      var at = start
      var tabs = 0
      var nameEnd = -1
      var keyStart = -1
      while at < bytes.count, bytes[at] != 0x0A {
        if bytes[at] == 0x09 {
          tabs += 1
          if tabs == 1 { nameEnd = at }
          if tabs == 8 { keyStart = at + 1 }
        }
        at += 1
      }
      defer { start = at + 1 }
      if at == start || bytes[start] == 0x23 { continue }
      if !sawHeader {
        sawHeader = true
        let header = String(decoding: bytes[start..<at], as: UTF8.self)
        if header != Self.columns.joined(separator: "\t") {
          faults.append(
            Finding(
              .refused, "knowledge.header",
              "the header must be: " + Self.columns.joined(separator: " "), file: file, line: line))
          return
        }
        continue
      }
      guard tabs == 8 else {
        faults.append(
          Finding(
            .refused, "knowledge.row", "\(tabs + 1) fields where the header has 9", file: file,
            line: line))
        continue
      }
      if isChecked, let fault = Self.fault(in: bytes[start..<at]) {
        faults.append(Finding(.refused, "knowledge.row", fault, file: file, line: line))
        continue
      }
      let row = UInt32(starts.count)
      starts.append(UInt32(start))
      if bytes[nameEnd + 1] == 0x72 { regionRows.append(row) }
      if keyStart == at {
        let name = String(decoding: bytes[start..<nameEnd], as: UTF8.self)
        insert(Array(NameKey.folded(name).utf8)[...], row)
        continue
      }
      var from = keyStart
      for end in keyStart...at where end == at || bytes[end] == 0x7C {
        if end > from { insert(bytes[from..<end], row) }
        from = end + 1
      }
    }
  }

  private static func fault(in row: ArraySlice<UInt8>) -> String? {
    let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if fields[0].isEmpty { return "`name` is empty" }
    if Place.Kind(rawValue: fields[1]) == nil {
      return "`kind` is `\(fields[1])`; it must be city, region, water or area"
    }
    for (column, limit) in [(4, 90.0), (5, 180.0)] where !fields[column].isEmpty {
      guard let value = Double(fields[column]), abs(value) <= limit else {
        return "`\(columns[column])` is `\(fields[column])`; it must be degrees"
      }
    }
    if !fields[6].isEmpty, Int(fields[6]) == nil { return "`population` is no number" }
    return nil
  }

  private mutating func insert(_ key: ArraySlice<UInt8>, _ row: UInt32) {
    if (used + 1) * 2 > slots.count { grow() }
    place(Self.hash(key), row)
    used += 1
  }

  private mutating func place(_ hash: UInt32, _ row: UInt32) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = row + 1
    hashes[slot] = hash
  }

  private mutating func grow() {
    let old = zip(slots, hashes).filter { $0.0 != 0 }
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    hashes = [UInt32](repeating: 0, count: slots.count)
    for (row, hash) in old { place(hash, row - 1) }
  }

  /// FNV-1a.
  private static func hash(_ key: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  private func rows(key: String) -> [Int] {
    let wanted = Array(key.utf8)
    let hash = Self.hash(wanted[...])
    var slot = Int(hash) & (slots.count - 1)
    var rows: [Int] = []
    while slots[slot] != 0 {
      if hashes[slot] == hash, !rows.contains(Int(slots[slot]) - 1) {
        rows.append(Int(slots[slot]) - 1)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return rows
  }

  func contains(key: String) -> Bool { rows(key: key).contains { self.row($0, has: key) } }

  func places(key: String) -> [Place] {
    rows(key: key).filter { row($0, has: key) }.map(place(row:))
  }

  func regionName(country: String, code: String) -> String? {
    let wanted = Array("\tregion\t\(country)\t\(code)\t".utf8)
    for row in regionRows {
      let start = Int(starts[Int(row)])
      guard let tab = bytes[start...].firstIndex(of: 0x09) else { continue }
      if bytes[tab...].starts(with: wanted) {
        return String(decoding: bytes[start..<tab], as: UTF8.self)
      }
    }
    return nil
  }

  private func fields(_ row: Int) -> [String] {
    let start = Int(starts[row])
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    return bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func row(_ row: Int, has key: String) -> Bool {
    let fields = fields(row)
    return fields[8].isEmpty
      ? NameKey.folded(fields[0]) == key
      : fields[8].split(separator: "|").contains { $0 == key }
  }

  private func place(row: Int) -> Place {
    let fields = fields(row)
    return Place(
      name: fields[0], kind: Place.Kind(rawValue: fields[1]) ?? .area, country: fields[2],
      region: fields[3], latitude: Double(fields[4]), longitude: Double(fields[5]),
      population: Int(fields[6]) ?? 0, geonames: fields[7])
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int {
    self < 2 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
