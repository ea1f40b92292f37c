internal import CasusSyntax

/// Mends a headline that was read as one long noun: in "Norland weighs end of embargo" the verb
/// takes what stands before it as its subject and the rest as its object.
struct HeadlineRepair: Sendable {
  /// Verbs whose present tense is hardly ever a plural noun.
  let verbs: Set<String>

  /// The verb that a sentence without one must have.
  func mistakenVerb(
    in sentence: Sentence, base: (String) -> [String]
  ) -> (index: Int, lemma: String)? {
    let tokens = sentence.tokens
    guard tokens.count >= 3 else { return nil }
    for index in 1..<tokens.count - 1 {
      let token = tokens[index]
      if token.upos == .verb || token.upos == .aux { return nil }
      guard token.xpos == "NNS" || token.xpos == "VBZ", token.form == token.form.lowercased(),
        [.propn, .noun].contains(tokens[index - 1].upos), tokens[index + 1].upos != .punct,
        let lemma = base(token.form).first(where: verbs.contains),
        !tokens[(index + 1)...].contains(where: { ["VBZ", "VBD", "MD"].contains($0.xpos) })
      else { continue }
      return (index, lemma)
    }
    return nil
  }

  func makeVerb(_ verb: Int, lemma: String, in sentence: Sentence, _ tokens: inout [Token]) {
    let old = sentence.tokens
    tokens[verb].lemma = lemma
    tokens[verb].upos = .verb
    tokens[verb].xpos = "VBZ"
    tokens[verb].features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    tokens[verb].head = -1
    tokens[verb].relation = .root
    makeSubject(before: verb, old, &tokens)
    makeNoun(verb + 1, old, &tokens)
    for index in old.indices where index > verb {
      let head = old[index].head
      guard head <= verb else { continue }
      let hasMarker = sentence.children(of: index).contains {
        $0 < index && old[$0].relation.base == "case"
      }
      tokens[index].head = verb
      tokens[index].relation =
        old[index].upos == .punct ? .punct : Relation(hasMarker ? "obl" : "obj")
    }
  }

  /// The last word before the verb whose governor stands behind it leads the subject.
  private func makeSubject(before verb: Int, _ old: [Token], _ tokens: inout [Token]) {
    let loose = old.indices.filter { $0 < verb && (old[$0].head >= verb || old[$0].head < 0) }
    guard let subject = loose.last else { return }
    for index in loose {
      tokens[index].head = index == subject ? verb : subject
      tokens[index].relation = index == subject ? .nsubj : Relation("compound")
    }
  }

  /// "mulls ban", with the noun taken for the verb.
  private func makeNoun(_ next: Int, _ old: [Token], _ tokens: inout [Token]) {
    guard old[next].xpos == "VB" || old[next].xpos == "VBP" else { return }
    tokens[next].upos = .noun
    tokens[next].xpos = "NN"
    tokens[next].features = "Number=Sing"
    for index in old.indices where index > next && old[index].head == next {
      if old[index].relation.base == "obl" { tokens[index].relation = Relation("nmod") }
    }
  }
}
