public import CasusReading
public import CasusRecords
public import CasusText

/// What became of one item of the input.
public struct ReadResult: Sendable {
  /// Nil where the document was refused; the findings say why.
  public var records: DocumentRecords?
  public var findings: [Finding]

  public init(records: DocumentRecords?, findings: [Finding]) {
    self.records = records
    self.findings = findings
  }
}

/// The order of the stages from an input's bytes to its records.
///
/// Batches go to the workers and come back in the order of the input, whatever their number: the
/// same inputs give the same results. A bounded window of batches is in flight, so an archive of
/// any length needs the memory of a few batches.
public struct ReadingPipeline: Sendable {
  public let tools: Toolset
  public let workers: Int
  /// Whether each document's records come with an account of its sentences.
  public let withAccount: Bool

  /// Long enough to fill the analyser's batches, short enough to keep few texts in memory.
  static let batchDocuments = 64
  static let batchBytes = 48_000

  public init(tools: Toolset, workers: Int, withAccount: Bool = false) {
    self.tools = tools
    self.withAccount = withAccount
    self.workers = max(1, workers)
  }

  /// Reads each input in turn and hands every result over, in order.
  ///
  /// - Throws: whatever `each` throws; nothing else.
  public func read(
    _ inputs: [String], with reader: DocumentReader, each: (ReadResult) throws -> Void
  ) async throws {
    let items = inputs.lazy.flatMap { reader.items(in: $0) }.makeIterator()
    var batches = BatchIterator(items: AnyIterator(items))
    let (tools, withAccount) = (tools, withAccount)
    try await withThrowingTaskGroup(of: (Int, [ReadResult]).self) { group in
      var started = 0
      var next = 0
      var ready: [Int: [ReadResult]] = [:]
      while true {
        while started - next < workers * 2, let batch = batches.next() {
          let number = started
          group.addTask { (number, tools.results(of: batch, withAccount: withAccount)) }
          started += 1
        }
        guard let (number, results) = try await group.next() else { break }
        ready[number] = results
        while let results = ready.removeValue(forKey: next) {
          for result in results { try each(result) }
          next += 1
        }
      }
    }
  }
}

/// Groups items so that a batch holds enough sentences to be worth a task.
private struct BatchIterator {
  let items: AnyIterator<ReadItem>

  mutating func next() -> [ReadItem]? {
    var batch: [ReadItem] = []
    var bytes = 0
    while batch.count < ReadingPipeline.batchDocuments, bytes < ReadingPipeline.batchBytes,
      let item = items.next()
    {
      bytes += item.document?.text.utf8.count ?? 0
      batch.append(item)
    }
    return batch.isEmpty ? nil : batch
  }
}
