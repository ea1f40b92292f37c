internal import ArgumentParser
internal import CasusPipeline
internal import CasusReading
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads the reports that ship with Casus and shows what comes of them.",
    discussion: """
      Sixteen short reports of real events in their order, and four of an invented situation, go \
      into a ledger of their own, which every demo makes anew unless --ledger names another.
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  func run() async throws {
    let folder = try dataFolder(option: data)
    let reports = try examples(beside: folder)
    let knowledge = [
      URL(fileURLWithPath: reports[0]).deletingLastPathComponent().path + "/knowledge"
    ].filter { FileManager.default.fileExists(atPath: $0) }
    let path = try freshLedger()
    let opened = try reportingLedgerErrors { try Ledger(path: path) }
    let style = TerminalStyle.standard()
    print(style.bold("1. Reading \(reports.count) files of dated reports"))
    let intake = LedgerIntake(
      ledger: opened, lexicon: try TrackingData.lexicon(in: folder, knowledge: knowledge),
      today: DayArgument.today)
    let pipeline = ReadingPipeline(
      tools: try Toolset.load(data: folder.path, knowledge: knowledge), workers: 1)
    try await pipeline.read(reports, with: DocumentReader()) { result in
      if let records = result.records { try intake.add(records) }
    }
    try intake.flush()
    print(
      "   \(intake.counts.stored) reports are in \(path)\n"
        + "   \(intake.counts.commitments) commitments, \(intake.counts.transitions) times a later "
        + "report bore on one\n")
    try reportingLedgerErrors { try opened.read { try show($0, style, path: path) } }
  }

  private func show(_ reader: LedgerReader, _ style: TerminalStyle, path: String) throws {
    let views = try LedgerViews(reader: reader).commitments(asOf: CivilDate(ordinal: 40_000))
    print(style.bold("2. Who bound itself to what, and on what condition"))
    for view in views {
      let lines = RecordLines(document: view.document.document, style: style)
      let state = view.outcome.state.rawValue.replacing("_", with: " ")
      print("   \(view.document.day.iso)  \(lines.summary(view.commitment))")
      print("               " + style.kind(state) + "  " + style.dim(view.record.id))
    }
    print("")
    if let met = views.first(where: Self.isMet) {
      print(style.bold("3. One case that arose, with both sentences"))
      print(try CommitmentText(view: met, reader: reader, style: style).text())
    }
    if let linked = views.first(where: {
      $0.outcome.steps.contains { !$0.transition.chain.isEmpty }
    }) {
      print(style.bold("4. One that arose only through what an asset belongs to"))
      print(try CommitmentText(view: linked, reader: reader, style: style).text())
    }
    let example = views.first(where: Self.isMet)?.record.id ?? views.first?.record.id ?? "ID"
    print(
      """
      \(style.bold("Try next"))
        casus explain \(example) --ledger \(path)      why this record is there
        casus commitments --state standing --ledger \(path)
        casus alerts --ledger \(path)                   what was new, in order
        casus search embargo --ledger \(path)
        casus read --format text YOUR-REPORT.txt
        casus add YOUR-REPORTS.ndjson
      """)
  }

  private static func isMet(_ view: CommitmentView) -> Bool {
    view.commitment.condition != nil
      && view.outcome.steps.contains {
        $0.transition.effect == .meets && $0.transition.document != nil
      }
  }

  /// The reports lie beside the data folder, or inside it where Casus is installed.
  private func examples(beside data: DataFolder) throws -> [String] {
    let folders = [data.path + "/../Examples", data.path + "/Examples", data.path + "/examples"]
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let files = names.filter { $0.hasSuffix(".ndjson") }.sorted().reversed()
      if !files.isEmpty {
        return files.map { URL(fileURLWithPath: folder + "/" + $0).standardizedFileURL.path }
      }
    }
    FindingPrinter.write("casus: the example reports are not there; looked in:")
    for folder in folders { FindingPrinter.write("  " + folder) }
    throw ExitCode(1)
  }

  private func freshLedger() throws -> String {
    if ledger.ledger != nil { return ledger.path }
    let path = URL(fileURLWithPath: ledger.path).deletingLastPathComponent().path + "/demo.sqlite"
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    return path
  }
}
