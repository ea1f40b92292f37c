internal import CasusText

/// A fault in a rule or lexicon file, where it stands and what it is: `file:line: what`.
public struct DataFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var what: String

  public init(file: String, line: Int, what: String) {
    self.file = file
    self.line = line
    self.what = what
  }

  public var description: String { "\(file):\(line): \(what)" }
}

/// All faults of a load, not only the first: a person mends a file once, not fault by fault.
public struct DataFaults: Error, Sendable, CustomStringConvertible {
  public var faults: [DataFault]

  public init(_ faults: [DataFault]) {
    self.faults = faults
  }

  public var description: String { faultLines(faults.map(\.description)) }
}
