internal import CasusPipeline
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import CasusTracking

/// A tracked commitment for a person at a terminal: who bound itself to what, on what condition, on
/// whose word, and what came of it, with the sentences that say so.
struct CommitmentText {
  let view: CommitmentView
  let reader: LedgerReader
  let style: TerminalStyle

  func text(isLong: Bool = true) throws -> String {
    let commitment = view.commitment
    let words = RecordLines(document: view.document.document, style: style)
    var out = [
      style.bold(words.summary(commitment)),
      row("state", style.kind(stateWords) + sinceWords),
    ]
    if let condition = commitment.condition {
      out.append(row("condition", TerminalStyle.printable(condition.quote.text)))
    }
    if let deadline = commitment.deadline {
      let words = TerminalStyle.printable(deadline.text)
      out.append(
        row("deadline", words + (view.terms.deadline.map { " (\($0.iso))" } ?? "")))
    }
    if let authority = commitment.authority {
      let speaker = commitment.speaker.map { ": " + TerminalStyle.printable($0.name.text) } ?? ""
      let via = commitment.via.map { ", via " + TerminalStyle.printable($0.text) } ?? ""
      out.append(row("authority", authority.rawValue + speaker + via))
    }
    out.append(row("said", view.document.day.iso + "  " + said(commitment)))
    for restatement in view.restatements {
      out.append(row("again", restatement.day.iso + "  in " + restatement.document))
    }
    for step in view.outcome.steps where step.transition.effect != .restates {
      out += try lines(of: step)
    }
    out.append(row("id", view.record.id + "  from " + view.document.document.id))
    return out.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private var stateWords: String { view.outcome.state.rawValue.replacing("_", with: " ") }

  private var sinceWords: String {
    view.outcome.steps.last.map { "  since " + $0.transition.date.iso } ?? ""
  }

  private func said(_ commitment: Commitment) -> String {
    var marks = [commitment.action.quote.span]
    if let condition = commitment.condition { marks.append(condition.quote.span) }
    let isInTitle = commitment.place == .title
    return sentence(
      commitment.provenance.sentence, of: view.document.document, isInTitle: isInTitle,
      marking: marks)
  }

  func lines(of step: LifeCycle.Step) throws -> [String] {
    let t = step.transition
    var head = t.date.iso + "  "
    if let name = t.document, let stored = try reader.document(name), stored.removed == nil {
      head += sentence(
        t.sentence ?? t.quote?.span ?? TextSpan(start: 0, end: 0), of: stored.document,
        isInTitle: t.quote.map { !isInText($0, of: stored.document) } ?? false,
        marking: t.quote.map { [$0.span] } ?? [])
      head += style.dim("  [" + name + "]")
    } else {
      head += TerminalStyle.printable(t.note)
    }
    let effect = t.effect.rawValue.replacing("_", with: " ")
    var out = [row(effect, head)]
    for link in t.chain {
      out.append(row("through", LinkText.step(link) + style.dim(LinkText.source(link))))
    }
    return out
  }

  /// A transition's words stand in the text or, if not there, in the title.
  private func isInText(_ quote: Quote, of document: SourceDocument) -> Bool {
    document.text.contains(quote.span) && document.text.words(in: quote.span) == quote.text
  }

  private func sentence(
    _ span: TextSpan, of document: SourceDocument, isInTitle: Bool, marking: [TextSpan]
  ) -> String {
    let title = isInTitle ? document.title : nil
    let text = title ?? document.text
    let marks = marking.filter(text.contains)
    let whole = marks.reduce(text.contains(span) && !span.isEmpty ? span : text.span) {
      $0.union($1)
    }
    let lead = title == nil ? "" : style.dim("title: ")
    return lead + style.sentence(whole, of: text, marking: marks)
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + style.dim(label + String(repeating: " ", count: max(1, 18 - label.count))) + value
  }
}
