internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// A word that says that people were killed or hurt, with their number.
struct Harm {
  enum Kind: String { case killed, injured }

  var kind: Kind
  var token: Int
  var victims: [Int]
  var count: CasualtyCount?
}

extension EventBuilder {
  /// The harm that a sentence tells of, in its order; "including" parts are not counted again.
  func harms(in sentence: Int) -> [Harm] {
    let tree = reading.sentences[sentence]
    return reading.matches(about: "casualty", in: sentence).compactMap { match in
      guard let kind = match.values["harm"].flatMap(Harm.Kind.init(rawValue:)) else { return nil }
      let predicate = Predicate(match.trigger, in: tree)
      var victims: [Int]
      switch match.values["victims"] {
      case "subj": victims = subjects(of: predicate)
      case "of": victims = predicate.under("of")
      case "toll": victims = []
      default:
        victims =
          match["victims"].isEmpty
          ? predicate.patients : match["victims"].flatMap { tree.conjuncts(of: $0) }
      }
      victims.removeAll {
        !tree.isNominal($0) && tree.tokens[$0].upos != .num
          || reading.hit("event-harm", at: $0, in: sentence) != nil
      }
      var count = count(of: victims, in: sentence)
      if count == nil || victims.isEmpty, let near = quantityBeside(match, predicate, in: sentence)
      {
        count = near.count
        if let noun = near.noun, victims.isEmpty { victims = [noun] }
      }
      return Harm(kind: kind, token: match.trigger, victims: victims, count: count)
    }
  }

  /// The number right after an active verb of harm, or right before a passive one, where the tree
  /// loses it.
  private func quantityBeside(
    _ match: RuleMatch, _ predicate: Predicate, in sentence: Int
  ) -> (count: CasualtyCount, noun: Int?)? {
    let at = match.trigger
    let isToll = match.values["victims"] == "toll"
    let looksBack = !isToll && predicate.isVerbal && predicate.isPassive
    let tokens = reading.sentences[sentence].tokens
    let near = reading.quantities(in: sentence).filter { quantity in
      guard quantity.currency == nil, !quantity.isCompound, quantity.unit == nil else {
        return false
      }
      let gap =
        looksBack
        ? quantity.tokens.upperBound..<max(at, quantity.tokens.upperBound)
        : (at + 1)..<max(quantity.tokens.lowerBound, at + 1)
      let isOnItsSide =
        looksBack ? quantity.tokens.upperBound <= at : quantity.tokens.lowerBound > at
      guard isOnItsSide, gap.count <= (isToll ? 14 : looksBack ? 5 : 3) else { return false }
      return isToll || !gap.contains { tokens[$0].upos == .punct || tokens[$0].upos == .verb }
    }
    guard let quantity = looksBack ? near.last : near.first,
      let best = quantity.best ?? (quantity.low.map { _ in nil } ?? quantity.high)
    else { return nil }
    let count = CasualtyCount(
      best: people(best), low: people(quantity.low), high: people(quantity.high),
      words: Quote(quantity.span, in: reading.source))
    return (count, quantity.countedNoun)
  }

  private func subjects(of predicate: Predicate) -> [Int] {
    let patients = predicate.patients
    return patients.isEmpty ? predicate.agents : patients
  }

  /// How many they are together; no figure as soon as one part has none ("dozens" is a floor).
  func count(of victims: [Int], in sentence: Int) -> CasualtyCount? {
    var best: Int? = 0
    var low = 0
    var high: Int? = 0
    var words: Quote?
    for victim in victims {
      guard let part = count(of: victim, in: sentence) else { return nil }
      low += part.low ?? part.best ?? 0
      best = part.best.flatMap { figure in best.map { $0 + figure } }
      high = part.high.flatMap { top in high.map { $0 + top } }
      words = words.map { Quote($0.span.union(part.words.span), in: reading.source) } ?? part.words
    }
    guard let words, best ?? low > 0 else { return nil }
    return CasualtyCount(best: best, low: low, high: high, words: words)
  }

  /// A number that can count people: what passes mankind is no count.
  private func people(_ number: Double?) -> Int? {
    number.flatMap { (0...10_000_000_000).contains($0) ? Int($0) : nil }
  }

  private func count(of victim: Int, in sentence: Int) -> CasualtyCount? {
    let tree = reading.sentences[sentence]
    if let quantity = reading.quantityExpression(at: victim, in: sentence) {
      return CasualtyCount(
        best: people(quantity.best), low: people(quantity.low),
        high: people(quantity.high), words: Quote(quantity.span, in: reading.source))
    }
    let token = tree.tokens[victim]
    let isOne =
      token.has(feature: "Number=Sing") && (token.upos == .propn || token.upos == .noun)
      && !isCollective(victim, in: tree)
      && (tree.mention(at: victim)?.label == .person
        || reading.resolver.isPerson(at: victim, in: sentence, place: reading.place))
    guard isOne else { return nil }
    return CasualtyCount(best: 1, low: 1, high: 1, words: reading.word(at: victim, in: sentence))
  }

  /// Nouns in the singular that stand for more than one.
  private func isCollective(_ token: Int, in tree: Sentence) -> Bool {
    if reading.lexicons.hit("event-collectives", at: token, in: tree) != nil { return true }
    guard let mention = tree.mention(at: token) else { return false }
    return mention.label != .person
  }
}
