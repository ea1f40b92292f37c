internal import CasusRules
internal import CasusSyntax

/// Tells to whom from what, where a verb takes both and the parser made one phrase of them.
///
/// "Promised its neighbour 60 generators" comes as one noun phrase, "gave the rebels 12 trucks" with
/// the trucks as another name of the rebels: what stands right before a number is no part of what is
/// counted.
struct DativeRepair: Sendable {
  private let verbs: Set<String>
  private let sums: Set<String>

  init(_ lexicons: LexiconSet) {
    verbs = Set(lexicons.words(.ditransitiveVerbs))
    sums = lexicons.heads(of: "currency-names")
  }

  func repaired(_ sentence: Sentence) -> Sentence {
    counted(named(sentence))
  }

  /// Names before a number, and whoever stands before a sum, under any verb.
  private func named(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for index in sentence.tokens.indices where sentence.tokens[index].head >= 0 {
      guard let verb = giver(before: index, in: sentence) else { continue }
      let sum = sentence.tokens[index].head
      for child in sentence.children(of: sum) where child < index && child > verb {
        edit.attach(child, to: index, as: sentence.tokens[child].relation.label)
      }
      edit.attach(index, to: verb, as: "iobj")
    }
    return edit.result
  }

  /// The verb right before a name that the parser made a part of the next phrase: "gave Norland two
  /// boats". What stands before a number or an article is no modifier of its noun.
  private func giver(before index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    let verb = index - 1
    if let verb = payer(at: index, in: sentence) { return verb }
    guard token.relation.base == "compound", token.upos == .propn, verb >= 0,
      token.head > index + 1,
      sentence.isVerb(verb), sentence.tokens[token.head].head == verb,
      sentence.tokens[token.head].relation.base == "obj",
      sentence.tokens[index + 1].head == token.head,
      ["nummod", "det"].contains(sentence.tokens[index + 1].relation.base)
    else { return nil }
    return verb
  }

  /// The verb before a noun that the parser made a part of the sum behind it: "fined the bank € 3
  /// million", "has given the operation 44 million dollars".
  private func payer(at index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    guard token.relation.base == "compound", token.upos == .propn || token.upos == .noun,
      token.head > index, index + 1 < sentence.tokens.count
    else { return nil }
    let sum = sentence.tokens[token.head]
    let isSum =
      index + 1 == token.head
      ? sum.upos == .sym && sum.xpos == "$"
      : sentence.tokens[index + 1].upos == .num && sum.upos == .noun && sums.contains(sum.lemma)
    guard isSum, sentence.tokens.indices.contains(sum.head), sum.head < index,
      sentence.isVerb(sum.head), sum.relation.base == "obj",
      (sum.head + 1..<index).allSatisfy({
        [.det, .adj, .propn, .noun, .pron, .part].contains(sentence.tokens[$0].upos)
      })
    else { return nil }
    return sum.head
  }

  /// Whatever stands before what is counted, under a verb that takes both.
  private func counted(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where sentence.isVerb(verb) && verbs.contains(sentence.lemma(verb)) {
      guard sentence.child(of: verb, by: "iobj") == nil,
        let object = sentence.child(of: verb, by: "obj"), object > verb
      else { continue }
      if let receiver = receiver(inside: object, of: verb, in: sentence) {
        for word in verb + 1..<receiver
        where !(verb + 1...receiver).contains(sentence.tokens[word].head) {
          edit.attach(word, to: receiver, as: sentence.tokens[word].relation.label)
        }
        edit.attach(receiver, to: verb, as: "iobj")
      } else if let thing = thing(behind: object, in: sentence) {
        edit.attach(thing, to: verb, as: "obj")
        edit.tokens[object].relation = Relation("iobj")
      }
    }
    return edit.result
  }

  /// The noun before the number of what is given, with everything between it and the verb.
  private func receiver(inside object: Int, of verb: Int, in sentence: Sentence) -> Int? {
    guard let start = numberStart(of: object, in: sentence), start > verb + 1,
      [.noun, .propn].contains(sentence.tokens[start - 1].upos),
      sentence.subtree(of: object).contains(start - 1),
      (verb + 1..<start).allSatisfy({
        [.det, .adj, .noun, .propn, .pron, .part].contains(sentence.tokens[$0].upos)
      })
    else { return nil }
    return start - 1
  }

  /// A counted noun right behind the object that the parser hung on it.
  private func thing(behind object: Int, in sentence: Sentence) -> Int? {
    sentence.children(of: object).first {
      $0 > object && ["appos", "nmod"].contains(sentence.tokens[$0].relation.base)
        && sentence.child(of: $0, by: "case") == nil
        && numberStart(of: $0, in: sentence) == object + 1
    }
  }

  /// Where the number of a noun begins: "20" of "20 million dollars".
  private func numberStart(of noun: Int, in sentence: Sentence) -> Int? {
    // "60 diesel generators": the parser may count the diesel.
    let counted = [noun] + sentence.children(of: noun, by: "compound")
    guard
      let number = counted.flatMap({ sentence.children(of: $0, by: "nummod") })
        .filter({ $0 < noun && sentence.tokens[$0].upos == .num }).min()
    else { return nil }
    var start = number
    while start > 0, sentence.tokens[start - 1].upos == .num { start -= 1 }
    return start
  }
}
