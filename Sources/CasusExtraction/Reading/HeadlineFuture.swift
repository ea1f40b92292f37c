internal import CasusSyntax

/// A headline's infinitive is its future: "Norland to expel envoys" is read as "Norland will expel
/// envoys", where the tree makes a noun phrase of it.
enum HeadlineFuture {
  /// The name, the "to" and the verb of such a headline.
  static func parts(of sentence: Sentence) -> (name: Int, marker: Int, verb: Int)? {
    guard let name = sentence.root, sentence.tokens[name].upos == .propn else { return nil }
    for verb in sentence.children(of: name, by: "acl") {
      guard sentence.tokens[verb].xpos == "VB",
        let marker = sentence.children(of: verb).first(where: {
          sentence.tokens[$0].form == "to" && sentence.tokens[$0].relation.base == "mark"
        }), verb - marker <= 2, marker > name,
        (name + 1..<marker).allSatisfy({ sentence.tokens[$0].upos == .propn })
      else { continue }
      return (name, marker, verb)
    }
    return nil
  }

  static func mend(
    _ parts: (name: Int, marker: Int, verb: Int), in sentence: Sentence, _ tokens: inout [Token]
  ) {
    tokens[parts.verb].head = -1
    tokens[parts.verb].relation = .root
    tokens[parts.name].head = parts.verb
    tokens[parts.name].relation = .nsubj
    tokens[parts.marker].lemma = "will"
    tokens[parts.marker].upos = .aux
    tokens[parts.marker].xpos = "MD"
    tokens[parts.marker].features = "VerbForm=Fin"
    tokens[parts.marker].relation = Relation("aux")
    for child in sentence.children(of: parts.name) where child > parts.verb {
      tokens[child].head = parts.verb
    }
  }
}
