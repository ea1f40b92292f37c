internal import CasusRules
internal import CasusSyntax

/// Tells to whom from what, where a verb takes both and the parser made one phrase of them.
///
/// "Promised its neighbour 60 generators" comes as one noun phrase, "gave the rebels 12 trucks" with
/// the trucks as another name of the rebels: what stands right before a number is no part of what is
/// counted.
struct DativeRepair: Sendable {
  private let verbs: Set<String>

  init(_ lexicons: LexiconSet) { verbs = Set(lexicons.words(.ditransitiveVerbs)) }

  func repaired(_ sentence: Sentence) -> Sentence {
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
