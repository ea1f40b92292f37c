import CasusPipeline
import CasusRecords
import CasusStore
import CasusText
import CasusTracking
import Foundation
import Testing

/// A ledger of its own for one story: reports are read with the shipped model and added in order.
final class LedgerStory {
  static let lexicon = Result {
    try TrackingData.lexicon(in: DataFolder(path: repository.appendingPathComponent("Data").path))
  }

  let ledger: Ledger
  private let path: String

  init() throws {
    path = NSTemporaryDirectory() + "casus-story-\(UUID().uuidString).sqlite"
    ledger = try Ledger(path: path)
  }

  deinit {
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
  }

  @discardableResult
  func add(_ id: String, _ date: String, _ text: String) throws -> IntakeCounts {
    let day = try #require(CivilDate(iso: date))
    let intake = LedgerIntake(ledger: ledger, lexicon: try Self.lexicon.get(), today: day)
    try intake.add(try ShippedReading.records(of: text, id: id, on: date))
    try intake.flush()
    return intake.counts
  }

  func remove(_ id: String, on date: String) throws {
    let day = try #require(CivilDate(iso: date))
    _ = try LedgerEditing(ledger: ledger, lexicon: try Self.lexicon.get())
      .remove(id, on: day, reason: "a test")
  }

  /// The commitment whose action holds some words, as it stands on a day.
  func view(of words: String, asOf date: String, knownAt: String? = nil) throws -> CommitmentView? {
    let day = try #require(CivilDate(iso: date))
    return try ledger.read { reader in
      try LedgerViews(reader: reader)
        .commitments(asOf: day, knownAt: knownAt.flatMap { CivilDate(iso: $0) })
        .first { $0.commitment.action.quote.text.contains(words) }
    }
  }

  func faults() throws -> [String] {
    try ledger.read { try LedgerVerification(reader: $0).report().faults }
  }
}
