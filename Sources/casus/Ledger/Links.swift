internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking
internal import Foundation

struct Links: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how an asset hangs together with parties, or takes links from a file.",
    subcommands: [LinksShow.self, LinksImport.self], defaultSubcommand: LinksShow.self)
}

struct LinksShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints the paths from an asset to its owners and users.")

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "Words of the asset's name.")
  var asset: [String]

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  func run() throws {
    let opened = try ledger.opened()
    let lexicon = try matchingLexicon(data: data)
    let style = TerminalStyle.standard()
    try reportingLedgerErrors {
      try opened.read { reader in
        let paths = try LedgerLinks(reader: reader, lexicon: lexicon)
          .paths(from: asset.joined(separator: " "))
        if paths.isEmpty { print("no link in the ledger starts from these words") }
        for path in paths {
          print(style.bold(LinkText.path(path)))
          for step in path { print("  " + style.dim(LinkText.source(step))) }
        }
      }
    }
  }
}

struct LinksImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes links from a tab-separated file.",
    discussion: """
      Each line: from, kind, to, to's country or -, share in percent or -, commodity or -, since or \
      -, source. kind is one of owned_by, operated_by, part_of, carries_for, supplies, located_in, \
      member_of. Exit status 1 if a line was refused.
      """)

  @OptionGroup var ledger: LedgerOptions

  @Argument(help: "The file.")
  var file: String

  @Option(help: "Folder with the model, rules and lexicons, if not the one that belongs to casus.")
  var data: String?

  func run() throws {
    let lexicon = try matchingLexicon(data: data)
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      FindingPrinter.write("casus: \(file): cannot be read as UTF-8 text")
      throw ExitCode(1)
    }
    let (links, faults) = LedgerLinks.parse(text, file: file)
    faults.forEach { FindingPrinter.write($0.description) }
    let opened = try ledger.created()
    let added = try reportingLedgerErrors {
      try LedgerLinks.insert(links, into: opened, lexicon: lexicon)
    }
    print("\(added) links added, \(links.count - added) there already, \(faults.count) refused")
    if !faults.isEmpty { throw ExitCode(1) }
  }
}
