internal import Foundation

/// The folder with what Casus reads at run time: model, rules, lexicons, knowledge.
///
/// Looked for, in this order: where the caller says, where the environment says, beside the program,
/// in a folder `Data` above the program (so a build inside the repository finds the repository's),
/// and in `share/casus` beside the program's `bin`. Nothing here reads the environment: the caller
/// passes the value of `CASUS_DATA`.
public struct DataFolder: Hashable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// The path of something in the folder, as `model/en.casusmodel`.
  public func path(of name: String) -> String { path + "/" + name }

  /// Finds the folder, or throws what was looked through.
  ///
  /// A folder that the option or the environment names must hold data, or it is an error: falling
  /// back silently would read with rules that nobody asked for.
  public static func find(
    option: String? = nil, environment: String? = nil, executable: String = executablePath
  ) throws(DataFolderError) -> DataFolder {
    if let named = option ?? (environment?.isEmpty == false ? environment : nil) {
      guard holdsData(named) else { throw DataFolderError(named: named, searched: [named]) }
      return DataFolder(path: named)
    }
    let places = places(around: executable)
    guard let place = places.first(where: holdsData) else {
      throw DataFolderError(named: nil, searched: places)
    }
    return DataFolder(path: place)
  }

  /// The running program's own file, links resolved.
  public static var executablePath: String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  static func places(around executable: String) -> [String] {
    let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    var places: [String] = []
    var folder = beside
    while folder.path != "/" {
      places.append(folder.appendingPathComponent("Data").path)
      folder.deleteLastPathComponent()
    }
    places.append(
      beside.deletingLastPathComponent().appendingPathComponent("share/casus").path)
    return places
  }

  private static func holdsData(_ path: String) -> Bool {
    ["model", "rules"].contains { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }
}

/// The data folder is nowhere.
public struct DataFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the option or the environment named.
  public let named: String?
  public let searched: [String]

  public var description: String {
    if let named { return "\(named): no data folder (it holds no folder “model” or “rules”)" }
    return "no data folder found; name it by --data or CASUS_DATA. Looked in:\n"
      + searched.map { "  " + $0 }.joined(separator: "\n")
  }
}
