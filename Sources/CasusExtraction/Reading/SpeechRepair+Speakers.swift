internal import CasusSyntax

/// Who speaks: subjects and words of saying that the tree hung elsewhere.
extension SpeechRepair {
  /// "“We gave help,” Minister Aro told reporters": who stands between the marks and the word of saying.
  func speakersBehindQuotes(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices
    where isCue(verb, sentence) && sentence.tokens[verb].isTensed
      && sentence.child(of: verb, by: "nsubj") == nil
    {
      guard
        let mark = (0..<verb).last(where: { ["\"", "”", "''"].contains(sentence.tokens[$0].form) }),
        mark + 1 < verb, verb - mark < 12
      else { continue }
      let phrase = (mark + 1)..<verb
      guard
        phrase.allSatisfy({
          [.noun, .propn, .adj, .det, .pron, .punct, .part, .adp].contains(sentence.tokens[$0].upos)
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
  func participleSayings(_ sentence: Sentence) -> Sentence {
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
  func speakersBehindColons(_ sentence: Sentence) -> Sentence {
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
  func cuesBehindCommas(_ sentence: Sentence) -> Sentence {
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

  func isPause(_ word: Token) -> Bool {
    word.upos == .punct && [",", ".", ";", ":"].contains(word.form)
  }

  func isMain(_ token: Int, _ sentence: Sentence) -> Bool {
    sentence.isVerb(token) || sentence.child(of: token, by: "cop") != nil
  }

  /// "Two of the boats were delivered, the navy said": who says it stands behind; what stands before
  /// the clause is the clause's subject.
  func secondSubjects(_ sentence: Sentence) -> Sentence {
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
}
