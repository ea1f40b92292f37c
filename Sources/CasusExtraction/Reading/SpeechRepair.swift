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

  init(_ lexicons: LexiconSet) {
    cues = lexicons.heads(of: "statement-clause-cues")
    vows = lexicons.heads(of: "commitment-verbs")
    planNouns = lexicons.heads(of: "commitment-nouns")
    verbs = lexicons.heads(of: "statement-noun-cues").union(cues)
  }

  func repaired(_ sentence: Sentence) -> Sentence {
    var result = sentence
    for step in [
      hearers, speakersBehindQuotes, participleSayings, speakersBehindColons, cuesBehindCommas, secondSubjects, conditionsBeforeClauses,
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

  /// "“We gave help,” Minister Aro told reporters": who stands between the marks and the word of saying.
  private func speakersBehindQuotes(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where isCue(verb, sentence) && sentence.tokens[verb].isTensed
      && sentence.child(of: verb, by: "nsubj") == nil
    {
      guard
        let mark = (0..<verb).last(where: { ["\"", "”", "''"].contains(sentence.tokens[$0].form) }),
        mark + 1 < verb, verb - mark < 9
      else { continue }
      let phrase = (mark + 1)..<verb
      guard
        phrase.allSatisfy({
          [.noun, .propn, .adj, .det, .pron, .punct, .part].contains(sentence.tokens[$0].upos)
            && sentence.tokens[$0].form != ","
        }),
        let speaker = phrase.first(where: {
          [.noun, .propn, .pron].contains(sentence.tokens[$0].upos)
            && !phrase.contains(sentence.tokens[$0].head)
        })
      else { continue }
      edit.attach(speaker, to: verb, as: "nsubj")
    }
    return edit.result
  }

  /// "Said that help would come, adding that …": the speaker goes on, and what is said ends.
  private func participleSayings(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where verb > 1 && sentence.tokens[verb].xpos == "VBG" && isCue(verb, sentence) {
      guard sentence.tokens[verb - 1].form == ",",
        ["advcl", "acl", "conj"].contains(sentence.tokens[verb].relation.base),
        sentence.child(of: verb, by: "ccomp") != nil
          || sentence.child(of: verb, by: "obj") != nil
      else { continue }
      let above = sentence.ancestors(of: verb)
      guard
        let said = above.first(where: { sentence.tokens[$0].relation.base == "ccomp" }),
        case let cue = sentence.tokens[said].head, cue >= 0, cue < said, isCue(cue, sentence)
      else { continue }
      edit.attach(verb, to: cue, as: "advcl")
    }
    return edit.result
  }

  /// "Nothing is coming: General Aro, who heads the staff, told the radio that …": who stands between
  /// a colon and a word of saying says it.
  private func speakersBehindColons(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where isCue(verb, sentence) && sentence.child(of: verb, by: "nsubj") == nil {
      let head = sentence.tokens[verb].head
      guard head >= 0, head < verb, sentence.tokens[verb].isTensed,
        let colon = (head..<verb).last(where: { sentence.tokens[$0].form == ":" }),
        let speaker = sentence.children(of: head).first(where: {
          $0 > colon && $0 < verb && sentence.tokens[$0].upos == .propn
            && sentence.subtree(of: $0).last == verb - 1
        })
      else { continue }
      edit.attach(verb, to: head, as: "parataxis")
      edit.attach(speaker, to: verb, as: "nsubj")
    }
    return edit.result
  }

  /// "Norland would train them, its envoy hinted, were …": a subject and a word of saying between
  /// commas say what stands around them, whatever noun the tree hung them on.
  private func cuesBehindCommas(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where says(sentence.lemma(verb)) {
      let word = sentence.tokens[verb]
      guard word.upos == .verb, ["VBD", "VBZ", "VBP", "VBN"].contains(word.xpos),
        ["acl", "appos", "conj", "dep", "advcl", "nmod"].contains(word.relation.base),
        sentence.child(of: verb, by: "ccomp") == nil, sentence.child(of: verb, by: "aux") == nil,
        sentence.child(of: verb, by: "obj") == nil,
        verb + 1 >= sentence.tokens.count || isPause(sentence.tokens[verb + 1]),
        let comma = (0..<verb).last(where: { sentence.tokens[$0].form == "," }),
        comma > 2, comma + 1 < verb
      else { continue }
      let phrase = (comma + 1)..<verb
      guard
        phrase.allSatisfy({ ![.verb, .aux, .sconj, .cconj].contains(sentence.tokens[$0].upos) }),
        !sentence.tokens[comma + 1].xpos.hasPrefix("W"),
        let speaker = phrase.first(where: {
          [.noun, .propn, .pron].contains(sentence.tokens[$0].upos)
            && !phrase.contains(sentence.tokens[$0].head)
            && sentence.child(of: $0, by: "case") == nil
        }),
        let main = sentence.ancestors(of: verb).last(where: { $0 < comma && isMain($0, sentence) })
      else { continue }
      edit.attach(verb, to: main, as: "parataxis")
      edit.attach(speaker, to: verb, as: "nsubj")
      if word.xpos == "VBN" { edit.set(verb, upos: .verb, xpos: "VBD") }
    }
    return edit.result
  }

  private func says(_ lemma: String) -> Bool { cues.contains(lemma) || vows.contains(lemma) }

  private func isPause(_ word: Token) -> Bool {
    word.upos == .punct && [",", ".", ";", ":"].contains(word.form)
  }

  private func isMain(_ token: Int, _ sentence: Sentence) -> Bool {
    sentence.isVerb(token) || sentence.child(of: token, by: "cop") != nil
  }

  /// "Two of the boats were delivered, the navy said": who says it stands behind; what stands before
  /// the clause is the clause's subject.
  private func secondSubjects(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      let subjects = sentence.children(of: verb, by: "nsubj")
      guard subjects.count == 2,
        let clause = sentence.children(of: verb, by: "ccomp").first(where: {
          $0 > subjects[0] && $0 < subjects[1] && $0 < verb
        }),
        sentence.child(of: clause, by: "nsubj") == nil, !tenses(of: clause, sentence).isEmpty
      else { continue }
      let isPassive = sentence.child(of: clause, by: "aux:pass") != nil
      edit.attach(subjects[0], to: clause, as: isPassive ? "nsubj:pass" : "nsubj")
    }
    return edit.result
  }

  /// "Says that if they do not leave, the truce will end": the condition depends on the clause.
  private func conditionsBeforeClauses(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      let clauses = sentence.children(of: verb, by: "ccomp")
      guard clauses.count == 2,
        let mark = sentence.children(of: clauses[0], by: "mark").first(where: {
          ["if", "unless", "when", "once", "until"].contains(sentence.lemma($0))
        }), mark < clauses[0], clauses[0] < clauses[1]
      else { continue }
      edit.attach(clauses[0], to: clauses[1], as: "advcl")
    }
    return edit.result
  }

  /// "Will walk out unless wages rise, the union said": a clause between what is said and who says it
  /// belongs to what is said.
  private func clausesBeforeCues(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where isCue(verb, sentence) && sentence.tokens[verb].relation.base == "parataxis" {
      let said = sentence.tokens[verb].head
      guard said >= 0, said < verb, let speaker = sentence.child(of: verb, by: "nsubj") else {
        continue
      }
      for clause in sentence.children(of: verb, by: "advcl")
      where clause > said && clause < min(speaker, verb) {
        edit.attach(clause, to: said, as: "advcl")
      }
    }
    return edit.result
  }

  /// "They will never come back, the mayor vowed, unless a court lets them": the case is that of what
  /// is said.
  private func conditionsBehindCues(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where sentence.tokens[verb].relation.base == "parataxis" && sentence.isVerb(verb) {
      let said = sentence.tokens[verb].head
      guard said >= 0, said < verb, sentence.child(of: verb, by: "nsubj") != nil,
        sentence.children(of: said, by: "aux").contains(where: { sentence.tokens[$0].xpos == "MD" })
      else { continue }
      for clause in sentence.children(of: verb, by: "advcl") where clause > verb + 1 {
        let isCase = sentence.children(of: clause, by: "mark").contains {
          ["if", "unless", "until", "once", "provided"].contains(sentence.lemma($0))
        }
        if isCase, sentence.tokens[verb + 1].form == "," {
          edit.attach(clause, to: said, as: "advcl")
        }
      }
    }
    return edit.result
  }

  // MARK: - A second saying

  /// "Announces that it will tax steel, and tariffs on pork will be raised": what is to be belongs to what
  /// is announced to be.
  private func secondClauses(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      guard let said = sentence.child(of: verb, by: "ccomp"), said > verb,
        modal(of: said, sentence) != nil
      else { continue }
      for second in sentence.children(of: verb, by: "conj")
      where second > said && modal(of: second, sentence) == modal(of: said, sentence)
        && sentence.child(of: second, by: "nsubj") != nil && !isCue(second, sentence)
      {
        edit.attach(second, to: said, as: "conj")
      }
    }
    return edit.result
  }

  private func modal(of verb: Int, _ sentence: Sentence) -> String? {
    sentence.children(of: verb, by: "aux").first { sentence.tokens[$0].xpos == "MD" }
      .map { sentence.lemma($0) }
  }

  /// A finite verb without a subject joins the verb whose tense it shares, not one inside its clause.
  private func secondSayings(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where sentence.tokens[verb].relation.base == "conj" {
      guard let tense = own(tenseOf: verb, sentence), sentence.child(of: verb, by: "nsubj") == nil,
        sentence.child(of: verb, by: "aux") == nil
      else { continue }
      let first = sentence.tokens[verb].head
      guard first >= 0, first < verb, tenses(of: first, sentence).contains(tense) == false else {
        continue
      }
      var passedClause = false
      var at = first
      for _ in 0..<8 {
        let relation = sentence.tokens[at].relation.base
        let up = sentence.tokens[at].head
        guard up >= 0, up < verb else { break }
        if relation == "ccomp" || relation == "xcomp" { passedClause = true }
        if relation == "acl" { break }
        at = up
        if passedClause, isCue(at, sentence), own(tenseOf: at, sentence) == tense {
          edit.attach(verb, to: at, as: "conj")
          break
        }
      }
    }
    return edit.result
  }

  /// "He says he has not resigned and confirms a coup is under way": the later clause is the second
  /// verb's.
  private func strayClauses(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      let clauses = sentence.children(of: verb, by: "ccomp")
      guard let last = clauses.last, clauses.count > 1,
        let second = sentence.children(of: verb, by: "conj").last(where: {
          isCue($0, sentence) && $0 < last && $0 > clauses[0]
            && sentence.child(of: $0, by: "ccomp") == nil
        })
      else { continue }
      edit.attach(last, to: second, as: "ccomp")
    }
    return edit.result
  }

  private func own(tenseOf verb: Int, _ sentence: Sentence) -> String? {
    let tag = sentence.tokens[verb].xpos
    return sentence.tokens[verb].isTensed ? tag : nil
  }

  /// The verb's own tense, or its auxiliaries' and copula's.
  private func tenses(of verb: Int, _ sentence: Sentence) -> Set<String> {
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

  private func isCue(_ verb: Int, _ sentence: Sentence) -> Bool {
    sentence.tokens[verb].upos == .verb && cues.contains(sentence.lemma(verb))
  }
}
