internal import ArgumentParser
internal import CasusPipeline
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

/// What every command on the ledger takes.
struct LedgerOptions: ParsableArguments {
  @Option(help: "The ledger's file; by default casus/ledger.sqlite in the XDG data folder.")
  var ledger: String?

  var path: String {
    if let ledger { return ledger }
    let environment = ProcessInfo.processInfo.environment
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
    return data + "/casus/ledger.sqlite"
  }

  /// Opens a ledger that must be there.
  func opened() throws -> Ledger {
    try reported { () throws(LedgerError) in try Ledger(path: path, opening: .existing) }
  }

  /// Opens the ledger, making it on first use.
  func created() throws -> Ledger {
    try reported { () throws(LedgerError) in try Ledger(path: path) }
  }

  private func reported(_ open: () throws(LedgerError) -> Ledger) throws -> Ledger {
    do {
      return try open()
    } catch {
      FindingPrinter.write("casus: \(error)")
      throw ExitCode(1)
    }
  }
}

/// A date on the command line.
struct DayArgument: ExpressibleByArgument {
  let day: CivilDate

  init?(argument: String) {
    guard let day = CivilDate(iso: argument) else { return nil }
    self.day = day
  }

  /// The computer's date, for commands that are not given one.
  static var today: CivilDate {
    CivilDate(ordinal: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}

/// The two dates of a replay.
struct ReplayOptions: ParsableArguments {
  @Option(help: "The day in the world, YYYY-MM-DD; today if not given.")
  var asOf: DayArgument?

  @Option(help: "Only what reports published by this day tell, YYYY-MM-DD.")
  var knownAt: DayArgument?

  var asOfDay: CivilDate { asOf?.day ?? DayArgument.today }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, ndjson }

/// Runs a command's body and turns the ledger's own errors into a line and exit status 1.
func reportingLedgerErrors<T>(_ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as LedgerError {
    FindingPrinter.write("casus: \(error)")
    throw ExitCode(1)
  } catch let error as MatchingLexicon.BadRow {
    FindingPrinter.write("casus: \(error)")
    throw ExitCode(1)
  }
}

/// The data folder that an option, the environment or the program's place gives.
func dataFolder(option: String?) throws -> DataFolder {
  do {
    return try DataFolder.find(
      option: option, environment: ProcessInfo.processInfo.environment["CASUS_DATA"])
  } catch {
    FindingPrinter.write("casus: \(error)")
    throw ExitCode(1)
  }
}

/// What the matching knows, from the data folder.
func matchingLexicon(data: String?, knowledge: [String] = []) throws -> MatchingLexicon {
  let folder = try dataFolder(option: data)
  do {
    return try TrackingData.lexicon(in: folder, knowledge: knowledge)
  } catch {
    FindingPrinter.write("casus: \(error)")
    throw ExitCode(1)
  }
}
