internal import ArgumentParser

@main
struct Casus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casus",
    abstract: "Reads news reports and keeps the sourced record of a situation.",
    version: "0.1.0",
    subcommands: [Read.self, Parse.self, Places.self] + LedgerCommands.all)
}
