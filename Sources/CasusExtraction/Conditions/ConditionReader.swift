internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Finds every condition of a sentence: the rules find the word or the construction, this reads
/// what it governs.
///
/// The tree gives the clause; where the tree puts a marker elsewhere than before its clause, the
/// next verb to the right stands in.
struct ConditionReader {
  let reading: DocumentReading
  let sentence: Int
  var tree: Sentence { reading.sentences[sentence] }

  func conditions() -> [ConditionDraft] {
    let found = reading.matches(about: "condition", in: sentence)
    guard !found.isEmpty else { return [] }
    var result = marked(found)
    for match in found {
      guard let frame = ConditionFrame(match), !frame.isMarker,
        let draft = draft(match, frame),
        !result.contains(where: { $0.tokens.overlaps(draft.tokens) })
      else { continue }
      result.append(draft)
    }
    return result
  }

  /// Conditions with a marker: of two that begin at one word the longer counts, and no word of a
  /// marker begins another.
  private func marked(_ found: [RuleMatch]) -> [ConditionDraft] {
    var result: [ConditionDraft] = []
    var covered = -1
    for token in tree.tokens.indices where token > covered {
      let here = found.filter { $0.trigger == token && ConditionFrame($0)?.isMarker ?? false }
      guard let match = here.max(by: { marker(of: $0).count < marker(of: $1).count }),
        let frame = ConditionFrame(match)
      else { continue }
      let words = marker(of: match)
      covered = words.upperBound
      if let draft = draft(match, words, frame) { result.append(draft) }
    }
    return result
  }

  /// The words of the marker: those of its lexicon entry where they stand in a row.
  private func marker(of match: RuleMatch) -> ClosedRange<Int> {
    let hits = match.entries.filter { $0.head == match.trigger }.map { $0.tokens.sorted() }
    let rows = hits.filter { $0[$0.count - 1] - $0[0] < $0.count && $0[0] == match.trigger }
    let longest = rows.max { $0.count < $1.count }
    return match.trigger...(longest?.last ?? match.trigger)
  }

  private func draft(_ match: RuleMatch, _ frame: ConditionFrame) -> ConditionDraft? {
    switch frame {
    case .inversion: inverted(match)
    case .phrase: phrase(match)
    case .described: described(match)
    case .lead: lead(match)
    case .warned: warned(match)
    case .whoever: whoever(match)
    case .clause, .noun, .both, .whenClause, .whileClause, .before: nil
    }
  }

  /// What every draft takes from its rule.
  func settings(_ match: RuleMatch, _ frame: ConditionFrame, _ draft: inout ConditionDraft) {
    draft.form = "\(match.rule.name)"
    draft.frame = frame
    draft.entries = match.entryNames
    draft.isInside = match.values["inside"] != nil
    draft.needsNegation = match.values["negative"] != nil
    draft.isCounterfactual = match.values["counterfactual"] != nil
  }

  func kind(of match: RuleMatch) -> ConditionKind {
    match.values["kind"].flatMap(ConditionKind.init(rawValue:)) ?? .whenever
  }

  // MARK: - Extent and tests

  /// From the marker to the end of what hangs on the head to the right, without a main clause that
  /// the tree wrongly hung below it.
  func extent(from low: Int, of head: Int, isFronted governor: Int?) -> Range<Int> {
    var kept = Set(tree.subtree(of: head))
    if let governor, kept.contains(governor) { kept = [head] }
    var high = head
    while high + 1 < tree.tokens.count {
      let next = high + 1
      guard kept.contains(next), tree.tokens[next].form != ";", !isOutside(next, from: low) else {
        break
      }
      if tree.tokens[next].form == ",", startsOther(after: next, below: head) { break }
      high = next
    }
    while high > head,
      tree.tokens[high].upos == .punct && ![")", "]", "\"", "”"].contains(tree.tokens[high].form)
    {
      high -= 1
    }
    return low..<(high + 1)
  }

  /// Behind the end of what is said, where the condition is part of it.
  private func isOutside(_ token: Int, from low: Int) -> Bool {
    let span = tree.tokens[token].span
    let start = tree.tokens[low].span
    return reading.statementDrafts.contains {
      $0.sentence == sentence && $0.content.contains(start) && $0.cueSpan.start >= span.start
        && !$0.content.contains(span)
    }
  }

  /// A comma behind which another clause begins: the main one, "even if", "and says", "the daily
  /// writes".
  private func startsOther(after comma: Int, below head: Int) -> Bool {
    if startsMainClause(after: comma, below: head) || startsCue(after: comma) { return true }
    guard comma + 2 < tree.tokens.count else { return false }
    let next = tree.tokens[comma + 1]
    let second = tree.tokens[comma + 2]
    if next.form.lowercased() == "according", second.form.lowercased() == "to" { return true }
    if next.form.lowercased() == "even", second.form.lowercased() == "if" { return true }
    return next.upos == .cconj && ["VBZ", "VBD"].contains(second.xpos)
      && reading.statementDrafts.contains { $0.sentence == sentence && $0.cue == comma + 2 }
  }

  /// "…, he said": who says it and the cue, before any further comma.
  private func startsCue(after comma: Int) -> Bool {
    let end =
      tree.tokens.indices.first { $0 > comma && tree.tokens[$0].form == "," } ?? tree.tokens.count
    return reading.statementDrafts.contains {
      $0.sentence == sentence && $0.cue > comma && $0.cue < min(end, comma + 9)
        && tree.tokens[$0.cue].isTensed
        && tree.child(of: $0.cue, by: "nsubj").map { $0 > comma } ?? false
    }
  }

  private func startsMainClause(after comma: Int, below head: Int) -> Bool {
    for token in (comma + 1)..<min(comma + 8, tree.tokens.count) {
      guard tree.tokens[token].xpos == "MD" else { continue }
      let verb = tree.tokens[token].head
      return verb > comma && tree.tokens[verb].relation.base != "acl"
        && (tree.child(of: verb, by: "nsubj").map { $0 > comma } ?? false)
    }
    return false
  }

  func isClausal(_ head: Int) -> Bool {
    ["advcl", "ccomp", "acl", "csubj", "xcomp", "parataxis"].contains(
      tree.tokens[head].relation.base)
      || tree.isVerb(head) && tree.tokens[head].relation.base != "amod"
  }

  func hasSubject(_ head: Int) -> Bool { tree.child(of: head, by: "nsubj") != nil }

  func isPast(_ head: Int) -> Bool {
    tree.tokens[head].xpos == "VBD"
      || tree.children(of: head).contains { tree.tokens[$0].xpos == "VBD" }
  }

  func isNegated(_ head: Int) -> Bool {
    tree.children(of: head).contains { child in
      let word = tree.tokens[child]
      return word.lemma == "not" || word.lemma == "never" || word.form.lowercased() == "n't"
        || word.relation.base == "nsubj"
          && tree.children(of: child, by: "det").contains { tree.lemma($0) == "no" }
    }
  }
}
