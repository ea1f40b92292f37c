/// The faults of a load as a person reads them: the first twenty, then how many more there are.
///
/// A file with the wrong separator has a fault in every line; the first few say what is wrong.
public func faultLines(_ faults: [String], most: Int = 20) -> String {
  let shown = faults.prefix(most).joined(separator: "\n")
  let rest = faults.count - most
  return rest > 0 ? shown + "\n… and \(rest) more" : shown
}
