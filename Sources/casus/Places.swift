internal import ArgumentParser
internal import CasusPipeline
internal import CasusText
internal import Foundation

struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes over places for a knowledge folder of your own.",
    subcommands: [PlacesImport.self])
}

struct PlacesImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a table of places from a GeoNames dump.",
    discussion: """
      FILE is an unpacked dump (cities500.txt, allCountries.txt, NO.txt): tab-separated, without a \
      header. Populated places and first-level divisions are taken over into the folder's \
      places-FILE.tsv; give that folder by --knowledge to read, add or parse. An earlier import of \
      the same file is replaced. Exit status 1 if a line was refused or nothing was fit.
      """)

  @Argument(help: "The dump.")
  var file: String

  @Option(help: "The folder of your own; it is made where it is not there.")
  var knowledge: String

  @Option(help: "Towns of fewer people are left out.")
  var minimumPopulation = 1000

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  func validate() throws {
    if minimumPopulation < 0 { throw ValidationError("--minimum-population: at least 0") }
  }

  func run() throws {
    let outcome: PlaceImport.Outcome
    do {
      outcome = try PlaceImport(
        data: data, environment: ProcessInfo.processInfo.environment["CASUS_DATA"]
      ).take(file, into: knowledge, minimumPopulation: minimumPopulation)
    } catch let error as CocoaError {
      let path = error.userInfo[NSFilePathErrorKey] as? String ?? file
      FindingPrinter.write("casus: \(path): cannot be read or written; is it a file, and yours?")
      throw ExitCode(1)
    } catch {
      FindingPrinter.write("casus: \(error)")
      throw ExitCode(1)
    }
    outcome.findings.forEach { FindingPrinter.write(TerminalStyle.printable($0.description)) }
    guard let table = outcome.table else {
      FindingPrinter.write("casus: \(file): no place was fit to be taken over; nothing written")
      throw ExitCode(1)
    }
    print(
      "\(table): \(outcome.cities) towns, \(outcome.regions) regions; \(outcome.skipped) rows left out"
    )
    if !outcome.findings.isEmpty { throw ExitCode(1) }
  }
}
