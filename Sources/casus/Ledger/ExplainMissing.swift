internal import ArgumentParser
internal import CasusPipeline
internal import CasusRecords
internal import CasusText
internal import Foundation

/// `casus explain --missing`: why words gave no record.
struct ExplainMissing {
  let tools: Toolset
  let style: TerminalStyle

  /// Prints the nearest rules for the words in a document; false where it does not have them.
  func explain(_ words: String, in document: SourceDocument) -> Bool {
    let near = tools.nearestRules(to: words, in: document)
    let records = near.isEmpty ? [] : tools.records(at: words, in: document)
    var shown: (RecordPlace, TextSpan)?
    for rule in near {
      if shown.map({ $0 != (rule.place, rule.sentence) }) ?? true {
        shown = (rule.place, rule.sentence)
        let lead = rule.place == .title ? "title: " : ""
        print(style.dim(document.id + "  " + lead) + text(rule.sentence, of: document, rule.place))
        for record in records {
          print("  these words have a record: \(record.text); `casus explain \(record.text)` tells")
        }
      }
      print("  \(rule.family): \(rule.rule) at “\(text(rule.trigger, of: document, rule.place))”")
      if let failure = rule.failure {
        for test in rule.held { print("    " + style.dim("held      ") + test) }
        print("    " + style.dim("fails     ") + failure)
      } else {
        print("    " + style.dim("fires     ") + "a record came of it, or its standing kept it out")
        for step in rule.standing { print("    " + style.dim("step      ") + step) }
      }
    }
    return !near.isEmpty
  }

  private func text(
    _ span: TextSpan, of document: SourceDocument, _ place: RecordPlace
  ) -> String {
    let text = place == .title ? document.title ?? document.text : document.text
    return TerminalStyle.printable(text.words(in: span))
  }
}
