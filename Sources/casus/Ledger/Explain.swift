internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says why a record is there: its sentence, the rule, the lexicon entries, each step.",
    discussion: "For a commitment, also why each later report was tied to it.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var replay: ReplayOptions

  @Argument(help: "A record's id, or the beginning of one.")
  var id: String?

  @Option(help: "Words of a stored report that gave no record: says what the nearest rule lacked.")
  var missing: String?

  @Option(help: "text for a person, ndjson for programs (of a record).")
  var format = OutputFormat.text

  func validate() throws {
    if missing != nil, format == .ndjson {
      throw ValidationError("--missing explains in text only")
    }
    if (id == nil) == (missing == nil) {
      throw ValidationError("give a record's id, or --missing WORDS")
    }
  }

  func run() throws {
    if let missing { return try explainMissing(missing) }
    guard let id else { return }
    let opened = try ledger.opened()
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let record = try reader.asked(id)
        guard let stored = try reader.document(record.document) else { return }
        var records = try LedgerViews(reader: reader).records(of: stored)
        records.keep(record.id)
        if format == .ndjson {
          guard let provenance = records.onlyProvenance else { return }
          let steps = try view(of: record, reader)?.outcome.steps ?? []
          print(
            try ExplanationLine(
              id: record.id, kind: record.kind.rawValue, provenance: provenance,
              in: stored.document, isTitle: records.isOnlyInTitle,
              transitions: steps.map(\.transition)
            ).text)
          return
        }
        print(RecordListing(records: records, style: style).text)
        if let provenance = records.onlyProvenance { Self.explain(provenance, style) }
        if record.kind == .commitment { try printTransitions(of: record, reader, style) }
      }
    }
  }

  private func explainMissing(_ words: String) throws {
    let opened = try ledger.opened()
    let explanation = ExplainMissing(tools: try Toolset.standard(), style: .standard())
    try reportingLedgerErrors {
      try opened.read { reader in
        var isFound = false
        for (stored, _) in try reader.search(words, limit: 5) {
          isFound = explanation.explain(words, in: stored.document) || isFound
        }
        if !isFound { print("no stored report has these words in one sentence") }
      }
    }
  }

  private static func explain(_ provenance: Provenance, _ style: TerminalStyle) {
    print("  " + style.dim("rule      ") + provenance.rule)
    for entry in provenance.entries { print("  " + style.dim("lexicon   ") + entry) }
    for step in provenance.steps { print("  " + style.dim("step      ") + step) }
  }

  /// How a commitment stands; nil for other records.
  private func view(of record: StoredRecord, _ reader: LedgerReader) throws -> CommitmentView? {
    guard record.kind == .commitment, let head = try reader.record(record.cluster) else {
      return nil
    }
    return try LedgerViews(reader: reader).commitment(
      head, asOf: replay.asOfDay, knownAt: replay.knownAt?.day)
  }

  private func printTransitions(
    of record: StoredRecord, _ reader: LedgerReader, _ style: TerminalStyle
  ) throws {
    guard let view = try view(of: record, reader) else { return }
    let text = CommitmentText(view: view, reader: reader, style: style)
    for step in view.outcome.steps {
      try text.lines(of: step).forEach { print($0) }
      let t = step.transition
      print("    " + style.dim("rule      ") + t.rule)
      print("    " + style.dim("because   ") + t.note)
      print("    " + style.dim("sure      ") + "\(Int((t.confidence * 100).rounded())) %")
    }
  }
}

extension DocumentRecords {
  /// Of the only record that is left.
  var onlyProvenance: Provenance? {
    let said = events.map(\.provenance) + statements.map(\.provenance)
    let bound = commitments.map(\.provenance) + policies.map(\.provenance)
    let given = transfers.map(\.provenance) + links.map(\.provenance)
    let told = claims.map(\.provenance) + happenings.map(\.provenance)
    return (said + bound + given + told).first
  }

  /// Whether that record's offsets count in the title.
  var isOnlyInTitle: Bool {
    let said = events.map(\.place) + statements.map(\.place) + commitments.map(\.place)
    let given = policies.map(\.place) + transfers.map(\.place) + links.map(\.place)
    let places = said + given + claims.map(\.place) + happenings.map(\.place)
    return places.first == .title
  }
}
