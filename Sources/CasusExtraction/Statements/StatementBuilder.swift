internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads statements out of one text: who says what, through whom.
struct StatementBuilder {
  let reading: DocumentReading
  var quotations: [StatementQuotation] { reading.statementQuotations }

  /// The statements of the whole text, in its order.
  func statements(beside records: DocumentRecords) -> [Statement] {
    reading.statementDrafts.compactMap(statement)
  }

  /// What the text says that somebody says, before speakers are named.
  func drafts() -> [StatementDraft] {
    var result: [StatementDraft] = []
    for sentence in reading.sentences.indices {
      result += ruled(in: sentence)
      result += quoted(in: sentence, besides: result)
    }
    return chained(unique(result)).sorted {
      $0.content != $1.content ? $0.content < $1.content : $0.cueSpan < $1.cueSpan
    }
  }

  // MARK: - By rule

  private func ruled(in index: Int) -> [StatementDraft] {
    let sentence = reading.sentences[index]
    let content = StatementContent(sentence: sentence, quotations: quotations)
    let asides = StatementAsideReader(reading: reading, sentence: index).asides()
    let ruled: [StatementDraft] = reading.matches(about: "statement", in: index).compactMap {
      match in
      guard let head = match.first("content"),
        !asides.contains(where: { $0.cue == match.trigger }),
        StatementCue(reading: reading, sentence: index).isSaid(match.trigger)
      else { return nil }
      let frame = match.values["frame"] ?? "clause"
      // For "according to" the whole clause is said, not only the noun that it happens to hang on.
      let top = frame == "according" ? sentence.clauseHead(of: head) : head
      let around =
        frame == "according"
        ? StatementAccording(reading: reading, sentence: index, cue: match.trigger).content() : nil
      guard
        let span = around.flatMap({ content.span(ofTokens: $0) })
          ?? content.span(of: top, besides: match.trigger)
      else { return nil }
      var draft = StatementDraft(
        sentence: index, cue: match.trigger, cueSpan: cueSpan(match, in: sentence), content: span,
        contentHead: top, speaker: match.first("speaker"), speakerSentence: index,
        rule: match.rule.name, entries: match.entryNames, frame: frame,
        stance: match.values["stance"] ?? "says")
      draft.isDirect = quotations.contains { $0.inner == span }
      return draft
    }
    return ruled + asides.compactMap { draft(of: $0, in: index, content) }
      + colon(in: index, content).filter { colon in !ruled.contains { $0.cue == colon.cue } }
  }

  /// "The minister left no doubt: the port will close", and in titles "Minister: port to close".
  private func colon(in index: Int, _ content: StatementContent) -> [StatementDraft] {
    guard let colon = StatementColonReader(reading: reading, sentence: index).colon(),
      let span = content.span(ofTokens: colon.content)
    else { return [] }
    let sentence = reading.sentences[index]
    return [
      StatementDraft(
        sentence: index, cue: colon.cue, cueSpan: sentence.span(ofTokens: colon.cueTokens),
        content: span, contentHead: nil, speaker: colon.speaker, speakerSentence: index,
        rule: "statement.colon", entries: colon.entry.map { [$0] } ?? [], frame: "colon",
        stance: "says")
    ]
  }

  /// "…, two officials told the paper": cut at the aside's commas.
  private func draft(
    of aside: StatementAside, in index: Int, _ content: StatementContent
  ) -> StatementDraft? {
    guard let span = content.span(ofTokens: aside.content) else { return nil }
    let sentence = reading.sentences[index]
    let hit = reading.hit("statement-clause-cues", at: aside.cue, in: index)
    let words = hit?.tokens ?? [aside.cue]
    let isRun = (words.max() ?? 0) - (words.min() ?? 0) < words.count
    let head = aside.content.first { at in
      !aside.content.contains(sentence.tokens[at].head) && sentence.isVerb(at)
    }
    var draft = StatementDraft(
      sentence: index, cue: aside.cue,
      cueSpan: isRun
        ? sentence.span(covering: words) ?? sentence.tokens[aside.cue].span
        : sentence.tokens[aside.cue].span,
      content: span, contentHead: head, speaker: aside.speaker, speakerSentence: index,
      rule: "statement.aside", entries: hit.map { ["\($0.lexicon):\($0.entry.entry)"] } ?? [],
      frame: "aside", stance: hit?["stance"] ?? "says")
    draft.isDirect = quotations.contains { $0.inner == span }
    return draft
  }

  private func cueSpan(_ match: RuleMatch, in sentence: Sentence) -> TextSpan {
    var tokens = [match.trigger]
    if let hit = match.entries.first(where: { $0.head == match.trigger }) { tokens = hit.tokens }
    if match.values["frame"] == "according" { tokens = [match.trigger, match.trigger + 1] }
    let low = tokens.min() ?? match.trigger
    let high = tokens.max() ?? match.trigger
    guard high - low < tokens.count else { return sentence.tokens[match.trigger].span }
    return sentence.span(ofTokens: low..<(high + 1))
  }

  /// One draft for each cue and content; the rule that stands first in the file wins.
  private func unique(_ drafts: [StatementDraft]) -> [StatementDraft] {
    var result: [StatementDraft] = []
    for draft in drafts {
      let isTold = result.contains {
        $0.sentence == draft.sentence && $0.cue == draft.cue
          && ($0.content.overlaps(draft.content) || $0.frame == "clause")
      }
      if !isTold { result.append(draft) }
    }
    return result
  }

  // MARK: - Into records

  private func statement(_ draft: StatementDraft) -> Statement? {
    let source = StatementSource(reading: reading, draft: draft)
    let speaker = source.speaker()
    // A cue whose speaker nothing in the text names is mostly misread; a quotation is not.
    guard speaker != nil || draft.isDirect || source.via() != nil else { return nil }
    return Statement(
      place: reading.place, speaker: speaker,
      via: source.via().map { Quote($0, in: reading.source) },
      cue: Quote(draft.cueSpan, in: reading.source),
      content: Quote(draft.content, in: reading.source),
      isAnonymous: source.isAnonymous(), isDirect: draft.isDirect,
      provenance: Provenance(
        rule: draft.rule, sentence: reading.sentences[draft.sentence].span,
        entries: draft.entries, steps: draft.steps))
  }
}
