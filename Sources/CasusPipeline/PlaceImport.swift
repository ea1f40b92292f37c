internal import CasusKnowledge
public import CasusText
internal import Foundation

/// Takes a GeoNames dump over into a folder of a person's own knowledge, as a table of places.
public struct PlaceImport: Sendable {
  public struct Outcome: Sendable {
    public var cities: Int
    public var regions: Int
    /// Rows of other kinds, of smaller towns and of lands that `countries.tsv` lacks.
    public var skipped: Int
    /// Lines that are no rows, with file and line.
    public var findings: [Finding]
    /// The table that was written; nil where no row was fit.
    public var table: String?
  }

  private let knowledge: Knowledge

  /// - Parameter data: the data folder that a person named; else the one that belongs to the
  ///   program. Its countries tell which codes are known.
  public init(data: String?, environment: String? = nil) throws {
    let folder = try DataFolder.find(option: data, environment: environment)
    knowledge = try Knowledge(folders: [folder.path(of: "knowledge")])
  }

  /// Writes `places-NAME.tsv` into the folder, which is made where it is not there. A table of an
  /// earlier import of the same file is replaced, and only once the new one stands whole.
  ///
  /// - Throws: an error of the file system, for the input or the output.
  public func take(
    _ dump: String, into folder: String, minimumPopulation: Int
  ) throws -> Outcome {
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stem = URL(fileURLWithPath: dump).deletingPathExtension().lastPathComponent
    let name = "places-" + stem.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    let table = folder + "/" + name + ".tsv"
    let draft = table + ".new"
    defer { try? files.removeItem(atPath: draft) }
    let summary = try knowledge.importGeoNames(
      from: dump, to: draft, minimumPopulation: minimumPopulation)
    let isEmpty = summary.cities + summary.regions == 0
    if !isEmpty {
      if files.fileExists(atPath: table) { try files.removeItem(atPath: table) }
      try files.moveItem(atPath: draft, toPath: table)
    }
    return Outcome(
      cities: summary.cities, regions: summary.regions, skipped: summary.skipped,
      findings: summary.findings, table: isEmpty ? nil : table)
  }
}
