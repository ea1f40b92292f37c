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
    var sentence: TextSpan?
    for rule in near {
      if rule.sentence != sentence {
        sentence = rule.sentence
        print(style.dim(document.id) + "  " + text(rule.sentence, of: document))
      }
      print("  \(rule.family): \(rule.rule) at “\(text(rule.trigger, of: document))”")
      if let failure = rule.failure {
        print("    " + style.dim("held      ") + "\(rule.held.count) tests")
        print("    " + style.dim("fails     ") + failure)
      } else {
        print("    " + style.dim("fires     ") + "a record came of it, or its standing kept it out")
        for step in rule.standing { print("    " + style.dim("step      ") + step) }
      }
    }
    return !near.isEmpty
  }

  private func text(_ span: TextSpan, of document: SourceDocument) -> String {
    TerminalStyle.printable(document.text.words(in: span))
  }
}
