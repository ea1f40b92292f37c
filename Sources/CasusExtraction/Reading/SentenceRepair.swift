internal import CasusRules
internal import CasusSyntax

/// Mends faults of analysed news sentences with what the lexicons know.
///
/// A regular form whose lemma was misguessed ("shelled" as "shel") gets the lemma that the lexicons
/// hold; a present tense that was taken for a plural noun at the head of its sentence ("President
/// Aro calls for …") becomes the verb that it is; a word that only opens clauses ("lest") opens one;
/// words that hang on the wrong neighbour (``AttachmentRepair``), headlines without a verb
/// (``HeadlineRepair``, ``HeadlineFuture``), clauses on the wrong word of saying
/// (``SpeechRepair``), receivers before what is given (``DativeRepair``) and verbs behind their
/// subjects (``InversionRepair``) are mended each by its own type. Everything else stays as it was
/// analysed.
struct SentenceRepair: Sendable {
  private let verbs: Set<String>
  private let markers: Set<String>
  private let headline: HeadlineRepair
  private let attachments: AttachmentRepair
  /// Bases of irregular forms.
  private let irregular: [String: String]
  private let cues: Set<String>
  private let speech: SpeechRepair
  private let datives: DativeRepair
  private let inversion: InversionRepair

  init(_ lexicons: LexiconSet) {
    speech = SpeechRepair(lexicons)
    datives = DativeRepair(lexicons)
    cues = lexicons.heads(of: "statement-clause-cues")
    verbs = lexicons.names.filter { $0.hasSuffix("-verbs") || $0.hasSuffix("-cues") }
      .reduce(into: Set<String>()) { $0.formUnion(lexicons.heads(of: $1)) }
    markers = Set(
      (lexicons.entries["factuality-markers"] ?? []).filter { $0.values["only"] == "only" }
        .map(\.entry))
    irregular = (lexicons.entries["irregular-forms"] ?? []).reduce(into: [:]) {
      $0[$1.entry] = $1.values["base"]
    }
    attachments = AttachmentRepair(lexicons)
    inversion = InversionRepair(lexicons, verbs: verbs)
    headline = HeadlineRepair(verbs: lexicons.heads(of: "headline-verbs"))
  }

  func repaired(_ sentences: [Sentence]) -> [Sentence] { sentences.map(repaired) }

  private func repaired(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for index in sentence.tokens.indices
    where sentence.tokens[index].upos == .verb && !verbs.contains(sentence.tokens[index].lemma) {
      let form = sentence.tokens[index].form.lowercased()
      if let lemma = bases(of: form).first(where: verbs.contains) {
        edit.tokens[index].lemma = lemma
      }
    }
    for index in sentence.tokens.indices { mendTag(index, in: sentence, &edit) }
    if let verb = reducedVerb(in: sentence) { makeMain(verb, in: sentence, &edit) }
    // Where words hang is mended by their right lemmas.
    edit = TreeEdit(edit.result)
    attachments.mend(&edit)
    for index in edit.tokens.indices where isMistakenMarker(edit.tokens[index]) {
      makeMarker(index, in: sentence, &edit)
    }
    if let root = sentence.root, isMistakenNoun(root, in: sentence) {
      makeVerb(root, in: sentence, &edit.tokens)
    } else if let verb = headline.mistakenVerb(in: sentence, base: bases) {
      headline.makeVerb(verb.index, lemma: verb.lemma, in: sentence, &edit.tokens)
    } else if let future = HeadlineFuture.parts(of: sentence) {
      HeadlineFuture.mend(future, in: sentence, &edit.tokens)
    }
    return inversion.repaired(speech.repaired(datives.repaired(edit.result)))
  }

  /// A name in -ing read as a verb, and a verb whose two tags disagree.
  private func mendTag(_ index: Int, in sentence: Sentence, _ edit: inout TreeEdit) {
    let token = sentence.tokens[index]
    if token.xpos == "VBG", token.form.first?.isUppercase == true,
      let mention = sentence.mention(at: index), mention.tokens.count == 1,
      sentence.children(of: index).allSatisfy({ $0 < index })
    {
      edit.set(index, upos: .propn, xpos: "NNP")
      edit.tokens[index].lemma = token.form
      if token.relation.base == "csubj" { edit.tokens[index].relation = .nsubj }
    }
    if token.upos == .noun, token.xpos == "VBZ" || token.xpos == "VBD" {
      edit.tokens[index].upos = .verb
    }
  }

  /// "A crowd of workers rallied in the capital.": the past taken for a participle, in a sentence that
  /// has no other verb.
  private func reducedVerb(in sentence: Sentence) -> Int? {
    guard let root = sentence.root, sentence.tokens.last?.form == ".",
      [.noun, .propn].contains(sentence.tokens[root].upos),
      sentence.child(of: root, by: "cop") == nil,
      !sentence.tokens.contains(where: { $0.isTensed && $0.xpos != "VBN" || $0.xpos == "MD" }),
      let verb = sentence.children(of: root, by: "acl").first, verb > root,
      sentence.tokens[verb].xpos == "VBN", sentence.tokens[verb].form.hasSuffix("ed"),
      !sentence.children(of: verb).contains(where: {
        sentence.marker(of: $0) == "by" || $0 < verb && sentence.tokens[$0].relation.base == "punct"
      }),
      !(root..<verb).contains(where: { sentence.tokens[$0].upos == .punct })
    else { return nil }
    return verb
  }

  private func makeMain(_ verb: Int, in sentence: Sentence, _ edit: inout TreeEdit) {
    guard let noun = sentence.root else { return }
    edit.makeRoot(verb)
    edit.set(verb, upos: .verb, xpos: "VBD")
    edit.attach(noun, to: verb, as: "nsubj")
    for child in sentence.children(of: noun) where child > verb {
      edit.attach(child, to: verb, as: sentence.tokens[child].relation.label)
    }
  }

  /// A word that can only open a clause, taken for something else.
  private func isMistakenMarker(_ token: Token) -> Bool {
    token.upos != .sconj && token.upos != .adp && markers.contains(token.form.lowercased())
  }

  /// Hangs the word on the verb whose subject follows it.
  private func makeMarker(_ index: Int, in sentence: Sentence, _ edit: inout TreeEdit) {
    guard
      let verb = sentence.tokens.indices.first(where: { verb in
        verb > index && sentence.isVerb(verb)
          && sentence.children(of: verb).contains {
            $0 > index && $0 < verb && edit.tokens[$0].relation.base == "nsubj"
          }
      })
    else { return }
    edit.tokens[index].lemma = sentence.tokens[index].form.lowercased()
    edit.set(index, upos: .sconj, xpos: "IN")
    edit.attach(index, to: verb, as: "mark")
  }

  /// What a regular inflected form may come from.
  private func bases(of form: String) -> [String] {
    var result: [String] = irregular[form].map { [$0] } ?? []
    for ending in ["ed", "ing"]
    where form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 2 {
      let stem = String(form.dropLast(ending.count))
      result += [stem + "e", stem]
      if ending == "ed", stem.hasSuffix("i") { result.append(stem.dropLast() + "y") }
      if let last = stem.last, stem.dropLast().last == last {
        result.append(String(stem.dropLast()))
      }
    }
    if form.hasSuffix("ies") { result.append(form.dropLast(3) + "y") }
    if form.hasSuffix("es") { result.append(String(form.dropLast(2))) }
    if form.hasSuffix("s") { result.append(String(form.dropLast())) }
    return result
  }

  /// A plural at the root, right after a name and before what a verb would take, in a sentence
  /// that has no other finite main verb.
  private func isMistakenNoun(_ root: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[root]
    guard token.upos == .noun, token.xpos == "NNS", token.form.hasSuffix("s"), root > 0,
      token.form == token.form.lowercased(), root + 1 < sentence.tokens.count,
      let lemma = bases(of: token.form).first(where: verbs.contains), lemma.utf8.count > 2,
      sentence.tokens[root - 1].upos == .propn
        || sentence.tokens[root - 1].form.first?.isUppercase == true && cues.contains(lemma)
          && sentence.tokens[root + 1].form == "that"
    else { return false }
    let next = sentence.tokens[root + 1]
    switch next.upos {
    case .det, .pron, .propn, .adj, .num, .noun, .adp, .sconj, .adv: break
    default: return false
    }
    return !sentence.children(of: root).contains {
      ["nsubj", "cop", "det", "nummod"].contains(sentence.tokens[$0].relation.base)
    }
  }

  private func makeVerb(_ root: Int, in sentence: Sentence, _ tokens: inout [Token]) {
    tokens[root].lemma =
      bases(of: tokens[root].form).first(where: verbs.contains) ?? tokens[root].lemma
    tokens[root].upos = .verb
    tokens[root].xpos = "VBZ"
    tokens[root].features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    var hasSubject = false
    for child in sentence.children(of: root) {
      let relation = tokens[child].relation.base
      let isNominal = [.noun, .propn, .pron].contains(tokens[child].upos)
      let hasMarker = sentence.marker(of: child) != nil
      if child < root, isNominal, !hasMarker, !hasSubject, relation != "conj" {
        tokens[child].relation = .nsubj
        hasSubject = true
      } else if child > root {
        switch relation {
        case "nmod": tokens[child].relation = Relation(hasMarker ? "obl" : "obj")
        case "appos", "list", "flat",
          "compound" where isNominal:
          tokens[child].relation = Relation("obj")
        case "acl": tokens[child].relation = Relation(hasMarker ? "ccomp" : "xcomp")
        default: continue
        }
      }
    }
  }
}
