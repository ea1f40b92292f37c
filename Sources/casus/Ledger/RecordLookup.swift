internal import ArgumentParser
internal import CasusPipeline
internal import CasusStore

extension LedgerReader {
  /// The record that an id, or the unmistakable beginning of one, means; a merged one leads on.
  func asked(_ id: String) throws -> StoredRecord {
    if let record = try record(id) { return record }
    let resolved = try resolved(id)
    if resolved != id, let record = try record(resolved) {
      FindingPrinter.write("casus: \(id) was merged into \(resolved)")
      return record
    }
    let candidates = try recordIDs(startingWith: id)
    if candidates.count == 1, let record = try record(candidates[0]) { return record }
    if candidates.count > 1 {
      FindingPrinter.write(
        "casus: \(id) begins several ids: \(candidates.joined(separator: ", ")) …")
    } else {
      FindingPrinter.write(
        "casus: there is no record \(id); `casus commitments` and `casus events` print ids")
    }
    throw ExitCode(1)
  }
}
