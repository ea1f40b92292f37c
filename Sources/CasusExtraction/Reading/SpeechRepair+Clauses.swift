internal import CasusSyntax

/// What is said: clauses that belong to another word of saying, or to what is said and not to it.
extension SpeechRepair {
  /// "Says that if they do not leave, the truce will end": the condition depends on the clause.
  func conditionsBeforeClauses(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where isCue(verb, sentence) {
      let clauses = sentence.children(of: verb, by: "ccomp")
      guard clauses.count == 2,
        let mark = sentence.children(of: clauses[0], by: "mark").first(where: {
          caseConjunctions.contains(sentence.lemma($0))
        }), mark < clauses[0], clauses[0] < clauses[1]
      else { continue }
      edit.attach(clauses[0], to: clauses[1], as: "advcl")
    }
    return edit.result
  }

  /// "Will walk out unless wages rise, the union said": a clause between what is said and who says it
  /// belongs to what is said.
  func clausesBeforeCues(_ sentence: Sentence) -> Sentence {
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
  func conditionsBehindCues(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where sentence.tokens[verb].relation.base == "parataxis" && sentence.isVerb(verb) {
      let said = sentence.tokens[verb].head
      guard said >= 0, said < verb, sentence.child(of: verb, by: "nsubj") != nil,
        sentence.children(of: said, by: "aux").contains(where: { sentence.tokens[$0].xpos == "MD" })
      else { continue }
      for clause in sentence.children(of: verb, by: "advcl") where clause > verb + 1 {
        let isCase = sentence.children(of: clause, by: "mark").contains {
          lateCaseConjunctions.contains(sentence.lemma($0))
        }
        if isCase, sentence.tokens[verb + 1].form == "," {
          edit.attach(clause, to: said, as: "advcl")
        }
      }
    }
    return edit.result
  }

  /// "Announces that it will tax steel, and tariffs on pork will be raised": what is to be belongs to what
  /// is announced to be.
  func secondClauses(_ sentence: Sentence) -> Sentence {
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

  func modal(of verb: Int, _ sentence: Sentence) -> String? {
    sentence.children(of: verb, by: "aux").first { sentence.tokens[$0].xpos == "MD" }
      .map { sentence.lemma($0) }
  }

  /// A finite verb without a subject joins the verb whose tense it shares, not one inside its clause.
  func secondSayings(_ sentence: Sentence) -> Sentence {
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
  func strayClauses(_ sentence: Sentence) -> Sentence {
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
}
