internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Cuts the words that are said out of a sentence.
///
/// The convention of the gold: the clause without "that" and without the full stop; a quotation
/// without its marks; a clause that the cue interrupts is kept whole.
struct StatementContent {
  let sentence: Sentence
  let quotations: [StatementQuotation]

  /// The span of a clause or phrase under a head, the cue's own words left out at its edges.
  func span(of head: Int, besides cue: Int) -> TextSpan? {
    var kept = Set(sentence.subtree(of: head))
    if sentence.isAncestor(head, of: cue) {
      // The cue hangs inside what is said, as a parenthesis: only what lies beyond it is cut.
      let own = cueTokens(cue)
      kept.subtract(own)
    }
    guard var range = stretch(kept, around: head, besides: cue) else { return nil }
    range = trimmed(range, head: head)
    guard !range.isEmpty else { return nil }
    let span = sentence.span(ofTokens: range)
    return quoted(in: span, before: cue) ?? extended(span)
  }

  /// "“The pipe stopped,” the general said": what is quoted, not who says it; over the cue to the rest
  /// where that goes on behind it.
  private func quoted(in span: TextSpan, before cue: Int) -> TextSpan? {
    let start = sentence.tokens[cue].span.start
    guard let first = quotations.first(where: { $0.outer.start == span.start }),
      first.outer.end <= start, first.outer.end < span.end
    else { return nil }
    let rest = quotations.last {
      $0.outer.start > start && $0.outer.end <= sentence.span.end
        && $0.outer.start - sentence.tokens[cue].span.end < 40
    }
    return rest.map { TextSpan(start: first.inner.start, end: $0.inner.end) } ?? first.inner
  }

  /// The span of a run of tokens, trimmed as a clause is.
  func span(ofTokens range: Range<Int>) -> TextSpan? {
    let range = trimmed(range, head: range.upperBound)
    guard !range.isEmpty else { return nil }
    return extended(sentence.span(ofTokens: range))
  }

  /// A cue with its subject and adverbials, but nothing that it reports.
  private func cueTokens(_ cue: Int) -> Set<Int> {
    var result = Set([cue])
    for child in sentence.children(of: cue) {
      switch sentence.tokens[child].relation.base {
      case "ccomp", "parataxis", "conj": continue
      default: result.formUnion(sentence.subtree(of: child))
      }
    }
    return result
  }

  /// From the first to the last kept token that the cue does not cut off.
  private func stretch(_ kept: Set<Int>, around head: Int, besides cue: Int) -> Range<Int>? {
    guard let low = kept.min(), let high = kept.max() else { return nil }
    if low < cue, cue < high, !sentence.isAncestor(head, of: cue) {
      return head < cue ? low..<cue : (cue + 1)..<(high + 1)
    }
    return low..<(high + 1)
  }

  /// Drops "that", conjunctions and punctuation at the edges, but no mark whose pair stays inside.
  private func trimmed(_ range: Range<Int>, head: Int) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    let tokens = sentence.tokens
    while low < high {
      let token = tokens[low]
      let isThat =
        token.form.lowercased() == "that" && token.relation.base == "mark" && low < head
      if isThat || token.relation.base == "cc" || token.upos == .punct && !isQuote(token.form) {
        low += 1
      } else {
        break
      }
    }
    while high > low {
      let form = tokens[high - 1].form
      guard tokens[high - 1].upos == .punct || tokens[high - 1].relation.base == "cc" else { break }
      if isQuote(form) || form == ")" || form == "]" { break }
      high -= 1
    }
    return low..<high
  }

  private func isQuote(_ form: String) -> Bool {
    form == "\"" || form == "“" || form == "”" || form == "``" || form == "''"
  }

  /// A content that a quotation wholly holds, or that wholly holds one and little else, becomes the
  /// quotation: its words then run over sentences, and its marks stay out.
  func extended(_ span: TextSpan) -> TextSpan {
    for quotation in quotations where quotation.outer.overlaps(span) {
      let shared =
        min(quotation.outer.end, span.end) - max(quotation.outer.start, span.start)
      if Double(shared) >= 0.8 * Double(span.length) { return quotation.inner }
    }
    return span
  }
}
