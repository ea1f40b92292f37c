internal import CasusRules
internal import CasusSyntax

/// Mends how a parser hangs what is said on the word of saying.
///
/// Faults that news brings out: the clause on the hearer ("told the paper that …"), a subject on the
/// word of saying that stands behind it ("The boats were delivered, the navy said"), a second word
/// of saying inside the first one's clause ("said it had … and denied …"), a subject taken for an
/// object ("announces the pause is to end"), a plan without its act ("announces plans to leave").
struct SpeechRepair: Sendable {
  private let cues: Set<String>
  private let planNouns: Set<String>
  private let vows: Set<String>
  private let verbs: Set<String>
  let caseConjunctions: Set<String>
  let lateCaseConjunctions: Set<String>

  init(_ lexicons: LexiconSet) {
    cues = lexicons.heads(of: "statement-clause-cues")
    caseConjunctions = Set(lexicons.words(.caseConjunctions))
    lateCaseConjunctions = Set(lexicons.words(.lateCaseConjunctions))
    vows = lexicons.heads(of: "commitment-verbs")
    planNouns = lexicons.heads(of: "commitment-nouns")
    verbs = lexicons.heads(of: "statement-noun-cues").union(cues)
  }

  func repaired(_ sentence: Sentence) -> Sentence {
    var result = sentence
    for step in [
      hearers, speakersBehindQuotes, participleSayings, speakersBehindColons, cuesBehindCommas,
      secondSubjects, conditionsBeforeClauses,
      clausesBeforeCues, conditionsBehindCues,
      secondClauses, secondSayings,
      strayClauses,
      objectsForSubjects,
      participles, plans,
    ] {
      result = step(result)
    }
    return result
  }

  // MARK: - Clauses on the wrong word

  /// "Told the news site that the army may …", "said in a statement that": no relative clause.
  private func hearers(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for that in sentence.tokens.indices
    where that > 1 && sentence.tokens[that].form.lowercased() == "that" {
      let clause = sentence.tokens[that].head
      guard clause > that, sentence.tokens[clause].relation.base == "acl",
        sentence.tokens[that].relation.base != "nsubj",
        sentence.child(of: clause, by: "nsubj") != nil
      else { continue }
      let noun = sentence.tokens[clause].head
      guard noun >= 0, noun < that, let verb = cue(above: noun, in: sentence),
        sentence.child(of: verb, by: "ccomp") == nil
      else { continue }
      edit.attach(clause, to: verb, as: "ccomp")
      edit.attach(that, to: clause, as: "mark")
      edit.set(that, upos: .sconj, xpos: "IN")
    }
    return edit.result
  }

  /// The word of saying whose hearer, place or occasion a noun is; not its topic.
  private func cue(above noun: Int, in sentence: Sentence) -> Int? {
    var at = noun
    while true {
      let relation = sentence.tokens[at].relation.base
      let up = sentence.tokens[at].head
      guard up >= 0, up < at else { return nil }
      switch relation {
      case "iobj": return isCue(up, sentence) ? up : nil
      case "obj":
        return isCue(up, sentence) && sentence.lemma(up) == "tell" ? up : nil
      case "obl":
        let marker = sentence.marker(of: at) ?? ""
        return isCue(up, sentence) && marker != "of" && marker != "about" ? up : nil
      case "nmod", "appos", "flat", "compound": at = up
      default: return nil
      }
    }
  }

  func says(_ lemma: String) -> Bool { cues.contains(lemma) || vows.contains(lemma) }

  func own(tenseOf verb: Int, _ sentence: Sentence) -> String? {
    let tag = sentence.tokens[verb].xpos
    return sentence.tokens[verb].isTensed ? tag : nil
  }

  /// The verb's own tense, or its auxiliaries' and copula's.
  func tenses(of verb: Int, _ sentence: Sentence) -> Set<String> {
    let words =
      [verb] + sentence.children(of: verb, by: "aux") + sentence.children(of: verb, by: "cop")
    return Set(words.compactMap { own(tenseOf: $0, sentence) })
  }

  // MARK: - Subjects, participles, plans

  /// "Announces the pause in production is to be extended": the object is the clause's subject.
  private func objectsForSubjects(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      guard let object = sentence.child(of: verb, by: "obj"), object > verb,
        sentence.lemma(verb) != "tell",
        let clause = sentence.children(of: verb).first(where: {
          $0 > object
            && ["advcl", "ccomp", "parataxis", "xcomp"].contains(
              sentence.tokens[$0].relation.base)
            && isFiniteClause($0, sentence)
        }),
        let low = sentence.subtree(of: clause).first, let high = sentence.subtree(of: object).last
      else { continue }
      let gap = (high + 1)..<max(high + 1, low)
      let subject = sentence.child(of: clause, by: "nsubj")
      guard low > object, gap.allSatisfy({ sentence.tokens[$0].form == "," }), gap.count < 2,
        gap.isEmpty
          || sentence.subtree(of: object).contains(where: { sentence.tokens[$0].form == "," }),
        subject == nil || sentence.child(of: subject ?? clause, by: "case") != nil
      else { continue }
      if let subject { edit.attach(subject, to: object, as: "nmod") }
      let isPassive = sentence.child(of: clause, by: "aux:pass") != nil
      edit.attach(clause, to: verb, as: "ccomp")
      edit.attach(object, to: clause, as: isPassive ? "nsubj:pass" : "nsubj")
    }
    return edit.result
  }

  private func isFiniteClause(_ clause: Int, _ sentence: Sentence) -> Bool {
    guard
      !sentence.children(of: clause).contains(where: {
        sentence.tokens[$0].upos == .sconj || sentence.tokens[$0].upos == .cconj
          || sentence.tokens[$0].xpos.hasPrefix("W")
      })
    else { return false }
    return !tenses(of: clause, sentence).isEmpty
      || sentence.children(of: clause, by: "aux").contains { sentence.tokens[$0].xpos == "MD" }
  }

  /// "Announces targeted sanctions": a participle before its noun, no clause.
  private func participles(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices.dropLast(2)
    where verbs.contains(sentence.lemma(verb)) && sentence.isVerb(verb) {
      let word = sentence.tokens[verb + 1]
      guard word.head == verb, word.relation.base == "xcomp", word.xpos == "VBN",
        let noun = sentence.child(of: verb + 1, by: "obj"), noun > verb + 1
      else { continue }
      for child in sentence.children(of: verb + 1) where child != noun {
        edit.attach(child, to: verb, as: sentence.tokens[child].relation.label)
      }
      edit.attach(noun, to: verb, as: "obj")
      edit.attach(verb + 1, to: noun, as: "amod")
      edit.set(verb + 1, upos: .adj, xpos: "JJ")
    }
    return edit.result
  }

  /// "Announces plans to expand": the act belongs to the plan.
  private func plans(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where verbs.contains(sentence.lemma(verb)) && sentence.isVerb(verb) {
      guard let act = sentence.child(of: verb, by: "xcomp"),
        let noun = sentence.child(of: verb, by: "obj"), noun > verb, noun < act,
        planNouns.contains(sentence.lemma(noun)),
        let to = sentence.children(of: act, by: "mark").first, to == noun + 1
      else { continue }
      edit.attach(act, to: noun, as: "acl")
    }
    return edit.result
  }

  func isCue(_ verb: Int, _ sentence: Sentence) -> Bool {
    sentence.tokens[verb].upos == .verb && cues.contains(sentence.lemma(verb))
  }
}
