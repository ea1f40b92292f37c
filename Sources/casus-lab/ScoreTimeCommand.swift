internal import ArgumentParser
internal import CasusExtraction
internal import Foundation

/// The share of the time examples that are read right, with each one that is not.
struct ScoreTimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Reads the marked time expressions and compares the days.")

  @Option(help: "The folder of the time words.") var words = "Data/time"
  @Argument(help: "A table of examples.") var examples = "Data/time/examples.tsv"

  func run() throws {
    let reader = try TimeReader(directory: words)
    let all = try TimeExample.load(path: examples)
    var right = 0
    for example in all {
      if let fault = example.fault(with: reader) {
        print("\(examples):\(example.line): \(fault)")
      } else {
        right += 1
      }
    }
    print("time: \(right) of \(all.count) right")
    if right < all.count { throw ExitCode(1) }
  }
}
