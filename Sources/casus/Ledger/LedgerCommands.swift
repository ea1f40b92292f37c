internal import ArgumentParser

/// The commands that write or read the ledger.
enum LedgerCommands {
  static let all: [any ParsableCommand.Type] = [
    Add.self, Commitments.self, Policies.self, Events.self, Show.self, Explain.self, History.self,
    Verify.self,
    Alerts.self, Documents.self, Search.self, Remove.self, Links.self, Merge.self, Split.self,
    Backup.self, Restore.self, Demo.self,
  ]
}
