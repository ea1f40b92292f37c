internal import CasusRecords
internal import CasusText

/// All records of a document for a person, commitments first: they are what Casus is for.
struct RecordListing {
  let records: DocumentRecords
  let style: TerminalStyle

  var text: String {
    let lines = RecordLines(document: records.document, style: style)
    let all = lines.all(of: records).map(\.lines)
    let heading = lines.heading(all.count)
    let findings = records.findings.map { style.warning("  finding     ") + $0.message }
    return ([heading] + findings + all.flatMap { $0 }.filter { !$0.isEmpty }).joined(
      separator: "\n")
      + "\n"
  }
}
