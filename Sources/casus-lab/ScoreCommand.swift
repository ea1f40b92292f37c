internal import ArgumentParser

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Compares what is read with what is right, stage by stage.",
    subcommands: [ScoreTimeCommand.self])
}
