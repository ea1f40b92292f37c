/// Something that a person should know about an input: what, where, and what to do.
///
/// Findings are values, never errors: no stage throws on what a stranger wrote.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable, Comparable {
    case note
    case warning
    /// The document, or the line, was not read.
    case refused

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .refused: 2
      }
    }
  }

  public var severity: Severity
  /// A stable short name, as `encoding.invalid-utf8`.
  public var code: String
  /// A sentence for a person: what is wrong and what to do.
  public var message: String
  public var file: String?
  public var line: Int?
  public var document: String?
  public var span: TextSpan?

  public init(
    _ severity: Severity, _ code: String, _ message: String, file: String? = nil,
    line: Int? = nil, document: String? = nil, span: TextSpan? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.document = document
    self.span = span
  }
}

extension Finding: CustomStringConvertible {
  /// `file:line: severity: message [code]`, the form that editors and people know.
  public var description: String {
    var place = ""
    if let file { place += file + ":" }
    if let line { place += "\(line):" }
    if let document, file == nil || line == nil {
      place += (place.isEmpty ? "" : " ") + document + ":"
    }
    return (place.isEmpty ? "" : place + " ") + "\(severity.rawValue): \(message) [\(code)]"
  }
}
