internal import CasusText

/// Reads CoNLL-U: what the analysis holds, and nothing of enhanced graphs and empty nodes.
///
/// A bad line is a finding with its number, and its sentence is left out; the others are read.
public struct ConlluReader: Sendable {
  private let file: String?

  /// The file's name goes into the findings.
  public init(file: String? = nil) { self.file = file }

  public func sentences(in text: String) -> ConlluFile {
    var result = ConlluFile()
    var draft = ConlluDraft()
    var number = 0
    for bytes in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        finish(&draft, into: &result)
      } else if line.first == UInt8(ascii: "#") {
        draft.add(comment: line.dropFirst())
      } else if let problem = draft.add(line: line, number: number), !draft.isBroken {
        draft.isBroken = true
        result.findings.append(
          Finding(.refused, "conllu.line", problem, file: file, line: number))
      }
    }
    finish(&draft, into: &result)
    return result
  }

  private func finish(_ draft: inout ConlluDraft, into result: inout ConlluFile) {
    defer { draft = draft.successor }
    guard !draft.words.isEmpty, !draft.isBroken else { return }
    if let problem = draft.problem {
      result.findings.append(
        Finding(.refused, "conllu.sentence", problem, file: file, line: draft.line))
      return
    }
    let (sentence, matches) = draft.sentence()
    if !matches {
      result.findings.append(
        Finding(
          .warning, "conllu.text", "the words do not spell the “# text” line; it is rebuilt",
          file: file, line: draft.line))
    }
    result.sentences.append(sentence)
  }
}
