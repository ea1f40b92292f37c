public import CasusText
internal import Foundation

extension Knowledge {
  /// What an import took over and left out.
  public struct ImportSummary: Hashable, Sendable {
    public var cities = 0
    public var regions = 0
    public var skipped = 0
    /// Lines that are no GeoNames rows, the first hundred of them.
    public var findings: [Finding] = []
  }

  /// Makes a table of places from a GeoNames dump (`cities15000.txt`, `allCountries.txt`).
  ///
  /// The result goes into a folder of the user's own under a name that begins with `places`, and
  /// that folder is given by `--knowledge`. Towns below the population and everything that is
  /// neither a populated place nor a first-level division are left out. GeoNames is under CC BY
  /// 4.0; the file's head says so.
  ///
  /// - Throws: an error of the file system, for the input or the output.
  public func importGeoNames(
    from input: String, to output: String, minimumPopulation: Int = 1000
  ) throws -> ImportSummary {
    let codes = Dictionary(countries.values.map { ($0.alpha2, $0.code) }) { first, _ in first }
    let reader = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
    guard FileManager.default.createFile(atPath: output, contents: nil) else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: output])
    }
    let writer = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    defer {
      try? reader.close()
      try? writer.close()
    }
    var summary = ImportSummary()
    let head =
      "# Source: GeoNames (geonames.org), CC BY 4.0.\n"
      + PlaceTable.columns.joined(
        separator: "\t") + "\n"
    try writer.write(contentsOf: Data(head.utf8))
    var rest = Data()
    var number = 0
    while let chunk = try reader.read(upToCount: 1 << 20), !chunk.isEmpty {
      rest.append(chunk)
      let lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
      rest = Data(lines.last ?? Data())
      var text = ""
      for line in lines.dropLast() {
        number += 1
        text += row(
          String(decoding: line, as: UTF8.self), number, input, codes, minimumPopulation, &summary)
      }
      try writer.write(contentsOf: Data(text.utf8))
    }
    if !rest.isEmpty {
      let text = row(
        String(decoding: rest, as: UTF8.self), number + 1, input, codes, minimumPopulation,
        &summary)
      try writer.write(contentsOf: Data(text.utf8))
    }
    return summary
  }

  private func row(
    _ line: String, _ number: Int, _ file: String, _ codes: [String: String], _ least: Int,
    _ summary: inout ImportSummary
  ) -> String {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 15, let latitude = Double(fields[4]), let longitude = Double(fields[5])
    else {
      if !line.isEmpty, summary.findings.count < 100 {
        summary.findings.append(
          Finding(
            .refused, "geonames.row", "no row of a GeoNames dump", file: file, line: number))
      }
      return ""
    }
    let isRegion = fields[6] == "A" && fields[7] == "ADM1"
    let population = Int(fields[14]) ?? 0
    guard let code = codes[fields[8]], isRegion || fields[6] == "P" && population >= least else {
      summary.skipped += 1
      return ""
    }
    if isRegion { summary.regions += 1 } else { summary.cities += 1 }
    var keys: [String] = []
    for name in [fields[1], fields[2]] + fields[3].split(separator: ",").map(String.init) {
      let key = NameKey.folded(name)
      if !key.isEmpty, !keys.contains(key), name.utf8.count > 2 { keys.append(key) }
    }
    return [
      fields[1], isRegion ? "region" : "city", code, fields[10],
      String(format: "%.2f", latitude), String(format: "%.2f", longitude), "\(population)",
      fields[0], keys.joined(separator: "|"),
    ].joined(separator: "\t") + "\n"
  }
}
