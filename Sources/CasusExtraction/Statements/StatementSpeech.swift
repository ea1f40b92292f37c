internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Direct speech: quotations that no clause rule reached, by the cue beside them.
extension StatementBuilder {
  /// Quotations that begin in a sentence.
  func quoted(in index: Int, besides drafts: [StatementDraft]) -> [StatementDraft] {
    let span = reading.sentences[index].span
    var result: [StatementDraft] = []
    for quotation in quotations
    where quotation.outer.start >= span.start && quotation.outer.start < span.end {
      let told = drafts + result
      if told.contains(where: { covers($0, quotation) }) { continue }
      if let draft = cued(quotation, in: index, besides: told)
        ?? runningOn(quotation, in: index, after: told)
      {
        result.append(draft)
      }
    }
    return result
  }

  private func covers(_ draft: StatementDraft, _ quotation: StatementQuotation) -> Bool {
    draft.content.overlaps(quotation.inner)
  }

  /// A quotation of some length whose cue stands in the sentence where it begins or ends.
  private func cued(
    _ quotation: StatementQuotation, in index: Int, besides drafts: [StatementDraft]
  ) -> StatementDraft? {
    guard isSpeech(quotation, in: index) else { return nil }
    let last = reading.sentences.indices.last {
      reading.sentences[$0].span.start < quotation.outer.end
    }
    let near = [index, last ?? index] + beside(index, last ?? index, quotation)
    for sentence in Set(near).sorted(by: >) {
      let tree = reading.sentences[sentence]
      let cues = tree.tokens.indices.filter { token in
        (reading.hit("statement-clause-cues", at: token, in: sentence) != nil
          || reading.hit("statement-quote-cues", at: token, in: sentence) != nil)
          && tree.tokens[token].upos == .verb
          && !quotations.contains { $0.outer.contains(tree.tokens[token].span) }
          && StatementCue(reading: reading, sentence: sentence).isSaid(token)
          && (tree.subject(of: token) != nil || tree.tokens[token].relation.base == "acl")
      }
      let nearest = cues.min { a, b in
        distance(tree.tokens[a].span, quotation) < distance(tree.tokens[b].span, quotation)
      }
      guard let cue = nearest, distance(tree.tokens[cue].span, quotation) < 120 else { continue }
      let hit =
        reading.hit("statement-clause-cues", at: cue, in: sentence)
        ?? reading.hit("statement-quote-cues", at: cue, in: sentence)
      return StatementDraft(
        sentence: sentence, cue: cue, cueSpan: tree.tokens[cue].span, content: quotation.inner,
        contentHead: nil, speaker: nil, speakerSentence: sentence, rule: "statement.quotation",
        entries: hit.map { ["\($0.lexicon):\($0.entry.entry)"] } ?? [], isDirect: true,
        frame: "quote", stance: hit?["stance"] ?? "says")
    }
    return nil
  }

  /// Sentences without quotation whose cue is that of one beside them: "She told reporters:" before
  /// it, "President Aro said." behind one that ends in an exclamation.
  private func beside(_ first: Int, _ last: Int, _ quotation: StatementQuotation) -> [Int] {
    var result: [Int] = []
    if first > 0, reading.sentences[first - 1].tokens.last?.form == ":",
      quotation.outer.start <= reading.sentences[first].span.start + 1
    {
      result.append(first - 1)
    }
    let next = last + 1
    if reading.sentences.indices.contains(next), !opensParagraph(next),
      let ending = reading.source.words(in: quotation.inner).last, "!?".contains(ending),
      quotation.outer.end + 1 >= reading.sentences[last].span.end
    {
      let tree = reading.sentences[next]
      let isBare =
        tree.root.map { root in
          tree.isVerb(root)
            && !["obj", "ccomp", "xcomp"].contains { tree.child(of: root, by: $0) != nil }
        } ?? false
      if isBare, tree.tokens.count < 15 { result.append(next) }
    }
    return result
  }

  /// A quotation that opens a sentence right after the words of the one who was quoted before:
  /// "…," said the mayor. "…". The same speaker goes on.
  private func runningOn(
    _ quotation: StatementQuotation, in index: Int, after drafts: [StatementDraft]
  ) -> StatementDraft? {
    guard index > 0, quotation.outer.start <= reading.sentences[index].span.start + 1,
      let last = drafts.last(where: { $0.isDirect && $0.sentence == index - 1 }),
      isSpeech(quotation, in: index), !opensParagraph(index)
    else { return nil }
    var draft = last
    draft.content = quotation.inner
    draft.contentHead = nil
    draft.speakerSentence = last.speakerSentence
    draft.rule = "statement.quotation.running-on"
    draft.steps.append("speaker carried over from the quotation before")
    return draft
  }

  private func opensParagraph(_ index: Int) -> Bool {
    let before = reading.sentences[index - 1].span.end
    let start = reading.sentences[index].span.start
    guard start > before else { return false }
    return reading.source.words(in: TextSpan(start: before, end: start)).contains("\n")
  }

  /// Speech, not a word or a name in marks: four words, or a comma or colon before it.
  private func isSpeech(_ quotation: StatementQuotation, in index: Int) -> Bool {
    let words = reading.source.words(in: quotation.inner).split(separator: " ").count
    if words >= 5 { return true }
    guard words >= 2 else { return false }
    let before = reading.sentences[index].tokens.last { $0.span.end <= quotation.outer.start }
    let ending = reading.source.words(in: quotation.inner).last
    return before?.form == "," || before?.form == ":" || ending.map { ",.!?".contains($0) } == true
  }

  private func distance(_ span: TextSpan, _ quotation: StatementQuotation) -> Int {
    span.end <= quotation.outer.start
      ? quotation.outer.start - span.end : max(0, span.start - quotation.outer.end)
  }

  // MARK: - Chains

  /// An outlet that reports that somebody says something is a go-between: one statement, with the
  /// outlet as `via`.
  func chained(_ drafts: [StatementDraft]) -> [StatementDraft] {
    var result = drafts
    for (index, outer) in drafts.enumerated()
    where ["clause", "aside", "according"].contains(outer.frame) {
      let source = StatementSource(reading: reading, draft: outer)
      guard let inner = told(by: outer, among: drafts), source.citedSource() == nil,
        let outlet = source.outletName()
      else { continue }
      result[inner].via = result[inner].via ?? outlet
      result[inner].steps.append("reached the report through the outlet that reports it")
      result[index].frame = "chained"
    }
    return result.filter { $0.frame != "chained" }
  }

  /// The statement that makes up what another one says.
  private func told(by outer: StatementDraft, among drafts: [StatementDraft]) -> Int? {
    drafts.indices.first { at in
      let inner = drafts[at]
      guard inner.sentence == outer.sentence, inner.cue != outer.cue else { return false }
      if let head = outer.contentHead, inner.cue == head { return true }
      return outer.content.contains(inner.cueSpan)
        && inner.content.length * 10 >= outer.content.length * 5
    }
  }
}
