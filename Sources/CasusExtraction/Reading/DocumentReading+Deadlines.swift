internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// By when something is due.
extension DocumentReading {
  /// The time by which something is due: one that bounds it, else one at which it is to happen.
  ///
  /// A time counts where the nearest verb above it is one of the heads. What is past, what only
  /// dates the report or another noun, and how long something lasts give none.
  func dueTime(of heads: [Int], in sentence: Int) -> (words: Quote, date: DateSpan?)? {
    let tree = sentences[sentence]
    let bound = times(in: sentence).filter { isDue($0, heads, in: sentence) }
    guard let best = bound.first(where: { $0.isDeadline }) ?? bound.first else {
      return limit(of: heads, in: sentence)
    }
    if let told = told(before: best, in: sentence) { return told }
    var first = best.tokens.lowerBound
    if best.kind == .point, first > 0,
      words(.timePrepositions).contains(tree.tokens[first - 1].form.lowercased())
    {
      first -= 1
    }
    return (
      span(from: first, to: best.tokens.upperBound - 1, in: sentence), best.anchor ?? best.date
    )
  }

  private func isDue(_ time: TimeExpression, _ heads: [Int], in sentence: Int) -> Bool {
    let tree = sentences[sentence]
    guard time.isDeadline || [.point, .from].contains(time.kind) else { return false }
    if let noun = nounDated(by: time, in: tree) {
      guard heads.contains(noun) else { return false }
    } else {
      let chain = governors(of: time, in: tree)
      // "Despite the attack of 9 March": when something else took place.
      if let head = head(of: time, in: tree), tree.marker(of: head) == "of",
        let noun = chain.first, tree.isNominal(noun), !heads.contains(noun)
      {
        return false
      }
      let isInside = time.isDeadline && heads.contains(time.tokens.lowerBound)
      guard let top = chain.last, isInside || heads.contains(top),
        time.isDeadline
          || !chain.dropLast().contains(where: { words(.datedNouns).contains(tree.lemma($0)) })
      else { return false }
    }
    guard let date = time.date else { return time.kind == .within }
    guard let today = document.date else { return true }
    let first = date.first ?? today
    let last = date.last ?? today
    return time.isDeadline ? last >= today : first > today || first == today && last > today
  }

  /// "A 12-day ultimatum", "gave them 30 days to leave": the length is the time left.
  private func limit(of heads: [Int], in sentence: Int) -> (words: Quote, date: DateSpan?)? {
    let tree = sentences[sentence]
    for time in times(in: sentence) where time.kind == .duration {
      let noun = nounDated(by: time, in: tree).flatMap {
        words(.limitNouns).contains(tree.lemma($0)) ? $0 : nil
      }
      let unit = time.tokens.upperBound - 1
      guard noun.map(heads.contains) ?? (heads.contains(unit) && isLeft(unit, in: tree)) else {
        continue
      }
      return (Quote(time.coreSpan, in: source), time.limit.map { DateSpan(day: $0) })
    }
    return nil
  }

  /// "Gave Ostland ten days to leave": a length as what is given or set.
  private func isLeft(_ unit: Int, in tree: Sentence) -> Bool {
    let verb = tree.tokens[unit].head
    return tree.tokens[unit].relation.base == "obj" && verb >= 0
      && words(.limitVerbs).contains(tree.lemma(verb))
  }

  /// "By then": the words of the time told before it.
  private func told(
    before time: TimeExpression, in sentence: Int
  ) -> (words: Quote, date: DateSpan?)? {
    guard sentences[sentence].tokens[time.tokens.upperBound - 1].form.lowercased() == "then"
    else { return nil }
    for earlier in stride(from: sentence, through: max(0, sentence - 4), by: -1) {
      for other in times(in: earlier).reversed()
      where other.span.end <= time.span.start && other.anchor == time.anchor {
        return (
          span(from: other.tokens.lowerBound, to: other.tokens.upperBound - 1, in: earlier),
          other.anchor
        )
      }
    }
    return nil
  }

  /// Upwards from a time to the first verb, it included.
  ///
  /// "Said on Friday it would halt" dates the saying, wherever the tree hangs the day.
  func governors(of time: TimeExpression, in tree: Sentence) -> [Int] {
    guard var at = head(of: time, in: tree) else { return [] }
    var chain: [Int] = []
    while chain.count < tree.tokens.count, tree.tokens.indices.contains(tree.tokens[at].head) {
      at = tree.tokens[at].head
      chain.append(at)
      if tree.isVerb(at) { break }
    }
    if let verb = chain.last, let cue = cue(of: verb, before: time, in: tree) {
      chain[chain.count - 1] = cue
    }
    return chain
  }

  private func cue(of verb: Int, before time: TimeExpression, in tree: Sentence) -> Int? {
    let cue = tree.tokens[verb].head
    guard tree.tokens[verb].relation.base == "ccomp", cue >= 0, cue < time.tokens.lowerBound,
      tree.isVerb(cue), let subject = tree.ownSubject(of: verb),
      let start = tree.subtree(of: subject).min(), time.tokens.upperBound <= start,
      !tree.children(of: verb, by: "mark").contains(where: { $0 < time.tokens.lowerBound }),
      !tree.tokens[cue..<time.tokens.lowerBound].contains(where: {
        $0.form == "," || $0.form == ":"
      })
    else { return nil }
    return cue
  }
}
