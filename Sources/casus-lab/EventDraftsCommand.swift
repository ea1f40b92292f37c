internal import ArgumentParser
internal import CasusExtraction
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

struct EventDraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event-drafts",
    abstract: "Prints every event candidate with the features that weigh it, one a line.")

  @OptionGroup var options: ExtractionOptions

  func run() throws {
    try options.eachDocument { document, extractor in
      for draft in extractor.eventDrafts(in: document) {
        let trigger = draft.event.trigger
        print(
          ([
            document.document.id, "\(trigger.span.start)", "\(trigger.span.end)",
            draft.event.type.rawValue, trigger.text,
          ] + draft.features).joined(separator: "\t"))
      }
    }
  }
}
