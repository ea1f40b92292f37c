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
      let victims: [Int]
      switch match.values["victims"] {
      case "subj": victims = subjects(of: predicate)
      case "of": victims = predicate.under("of")
      default:
        victims =
          match["victims"].isEmpty
          ? predicate.patients : match["victims"].flatMap { tree.conjuncts(of: $0) }
      }
      return Harm(
        kind: kind, token: match.trigger, victims: victims,
        count: count(of: victims, in: sentence))
    }
  }

  private func subjects(of predicate: Predicate) -> [Int] {
    let patients = predicate.patients
    return patients.isEmpty ? predicate.agents : patients
  }

  /// How many they are together; unknown as soon as one part is.
  func count(of victims: [Int], in sentence: Int) -> CasualtyCount? {
    var best = 0
    var low = 0
    var high: Int? = 0
    var words: Quote?
    for victim in victims {
      guard let part = count(of: victim, in: sentence) else { return nil }
      low += part.low ?? part.best ?? 0
      best += part.best ?? part.low ?? 0
      high = part.high.flatMap { top in high.map { $0 + top } }
      words = words.map { Quote($0.span.union(part.words.span), in: reading.source) } ?? part.words
    }
    guard let words, best > 0 else { return nil }
    return CasualtyCount(best: best, low: low, high: high, words: words)
  }

  private func count(of victim: Int, in sentence: Int) -> CasualtyCount? {
    let tree = reading.sentences[sentence]
    if let quantity = reading.quantityExpression(at: victim, in: sentence) {
      return CasualtyCount(
        best: (quantity.best ?? quantity.low).map { Int($0) }, low: quantity.low.map { Int($0) },
        high: quantity.high.map { Int($0) }, words: Quote(quantity.span, in: reading.source))
    }
    let token = tree.tokens[victim]
    let isOne =
      token.has(feature: "Number=Sing") && (token.upos == .propn || token.upos == .noun)
      && !isCollective(victim, in: tree)
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
