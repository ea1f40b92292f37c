internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows one record, or one document with all its records.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var replay: ReplayOptions

  @Argument(help: "A record's id, the beginning of one, or a document's id.")
  var id: String

  @Option(help: "text for a person, ndjson for programs.")
  var format = OutputFormat.text

  func run() throws {
    let opened = try ledger.opened()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        if let stored = try reader.document(id) {
          try show(stored, reader, style)
        } else {
          try show(reader.asked(id), reader, style)
        }
      }
    }
  }

  private func show(
    _ stored: StoredDocument, _ reader: LedgerReader, _ style: TerminalStyle
  ) throws {
    if let removed = stored.removed {
      let reason = TerminalStyle.printable(stored.reason ?? "")
      print("\(stored.document.id) was removed on \(removed.iso): \(reason)")
      return
    }
    let records = try LedgerViews(reader: reader).records(of: stored)
    switch format {
    case .ndjson:
      for row in try reader.records(of: stored.document.id) {
        print(String(decoding: row.payload, as: UTF8.self))
      }
    case .text: print(RecordListing(records: records, style: style).text)
    }
  }

  private func show(
    _ record: StoredRecord, _ reader: LedgerReader, _ style: TerminalStyle
  ) throws {
    let views = LedgerViews(reader: reader)
    guard let head = try reader.record(record.cluster) else { return }
    if record.kind == .commitment,
      let view = try views.commitment(
        head, asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
    {
      switch format {
      case .ndjson: print(String(decoding: try CommitmentLine(view: view).data(), as: UTF8.self))
      case .text: print(try CommitmentText(view: view, reader: reader, style: style).text())
      }
    } else if record.kind == .event, let view = try views.event(head) {
      switch format {
      case .ndjson: print(String(decoding: try Events.line(view), as: UTF8.self))
      case .text: print(Events.text(view, style))
      }
    } else if let stored = try reader.document(record.document) {
      switch format {
      case .ndjson: print(String(decoding: record.payload, as: UTF8.self))
      case .text:
        var records = try views.records(of: stored)
        records.keep(record.id)
        print(RecordListing(records: records, style: style).text)
      }
    }
  }
}

extension DocumentRecords {
  /// Drops every record but one.
  mutating func keep(_ id: String) {
    events.removeAll { $0.id.text != id }
    statements.removeAll { $0.id.text != id }
    commitments.removeAll { $0.id.text != id }
    policies.removeAll { $0.id.text != id }
    transfers.removeAll { $0.id.text != id }
    links.removeAll { $0.id.text != id }
    claims.removeAll { $0.id.text != id }
    happenings.removeAll { $0.id.text != id }
  }
}
