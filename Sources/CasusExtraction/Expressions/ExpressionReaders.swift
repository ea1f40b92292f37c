/// The readers of times and quantities, loaded once and shared by all workers.
public struct ExpressionReaders: Sendable {
  public let times: TimeReader
  public let quantities: QuantityReader

  /// From the data folder that holds `time` and `lexicons`.
  public init(directory: String) throws {
    times = try TimeReader(directory: directory + "/time")
    quantities = try QuantityReader(directory: directory)
  }
}
