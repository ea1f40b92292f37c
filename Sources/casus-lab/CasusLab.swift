internal import ArgumentParser

@main
struct CasusLab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casus-lab",
    abstract: "Learns models, scores against gold, inspects rules.",
    version: "0.1.0",
    subcommands: [
      RulesCommand.self, ScoreCommand.self, PartiesCommand.self, ConlluCommand.self,
      EventDraftsCommand.self, RecordFeaturesCommand.self,
    ])
}
