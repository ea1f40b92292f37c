public import CasusText

/// Faults in knowledge files: ours or the user's. Nothing is loaded when there is one.
public struct KnowledgeError: Error, CustomStringConvertible {
  public let findings: [Finding]

  public init(_ findings: [Finding]) { self.findings = findings }

  /// One fault a line, as `file:line: what`; the first twenty and a count.
  public var description: String {
    faultLines(
      findings.map { finding in
        let place = (finding.file ?? "knowledge") + (finding.line.map { ":\($0)" } ?? "")
        return "\(place): \(finding.message)"
      })
  }
}
