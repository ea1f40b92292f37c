internal import CasusRules
internal import CasusSyntax

/// Mends clauses whose verb stands where parsers trained on running prose do not look for it.
///
/// "Norland is to close the port": the infinitive is what Norland does, not what it is. "Were
/// Ostland to leave, Norland would …", "Even should the court order it, …": an auxiliary before its
/// subject opens a clause of its own. "Only if Ostland hands back the ship will Norland …": what stands
/// between the conjunction and the auxiliary has a verb. "Under no circumstances will Norland hand over":
/// behind auxiliary and subject the bare form is a verb.
struct InversionRepair: Sendable {
  private let verbs: Set<String>
  private let purposeNouns: Set<String>
  private let particles: Set<String>
  private let conjunctions: Set<String>
  private let auxiliaries: Set<String>

  init(_ lexicons: LexiconSet, verbs: Set<String>) {
    self.verbs = verbs
    purposeNouns = Set(lexicons.words(.purposeNouns))
    particles = Set(lexicons.words(.verbParticles))
    conjunctions = Set(lexicons.words(.caseConjunctions))
    auxiliaries = Set(lexicons.words(.invertingAuxiliaries))
  }

  func repaired(_ sentence: Sentence) -> Sentence {
    var result = sentence
    for step in [arrangements, frontedAuxiliaries, verblessConditions, bareFormsBehindSubjects] {
      result = step(result)
    }
    return result
  }

  /// "Norland is to close the port."
  private func arrangements(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for verb in sentence.tokens.indices where sentence.tokens[verb].xpos == "VB" {
      guard let be = sentence.child(of: verb, by: "cop"), sentence.tokens[be].isTensed,
        let to = sentence.children(of: verb, by: "mark").first(where: {
          sentence.tokens[$0].form.lowercased() == "to"
        }), be < to, to < verb,
        (be + 1..<to).allSatisfy({ [.adv, .part].contains(sentence.tokens[$0].upos) }),
        let subject = sentence.child(of: verb, by: "nsubj"), subject < be,
        !purposeNouns.contains(sentence.lemma(subject))
      else { continue }
      edit.tokens[be].relation = Relation("aux")
      edit.tokens[subject].relation = .nsubj
    }
    return edit.result
  }

  /// "Were the rebels to leave, Norland would …"
  private func frontedAuxiliaries(_ sentence: Sentence) -> Sentence {
    let first = sentence.tokens.first?.form.lowercased() == "even" ? 1 : 0
    guard sentence.tokens.count > first + 4 else { return sentence }
    let form = sentence.tokens[first].form.lowercased()
    guard auxiliaries.contains(form), sentence.tokens.last?.form != "?",
      let comma = sentence.tokens.indices.first(where: {
        $0 > first && sentence.tokens[$0].form == ","
      }),
      let main = mainVerb(after: comma, in: sentence)
    else { return sentence }
    let inside = (first + 1)..<comma
    let to = form == "were" ? inside.first { sentence.tokens[$0].form == "to" } : nil
    guard let verb = innerVerb(form, inside, to, sentence), verb > first + 1 else {
      return sentence
    }
    let isTree =
      sentence.tokens[first].head == verb
      && (form != "were" || sentence.tokens[verb].relation.base == "advcl")
    if isTree, sentence.tokens[verb].head == main { return sentence }
    var edit = TreeEdit(sentence)
    makeVerb(verb, form == "had" ? "VBN" : "VB", in: sentence, &edit)
    gather(first..<comma, under: verb, of: main, in: sentence, &edit)
    edit.attach(first, to: verb, as: "aux")
    if let to { edit.attach(to, to: verb, as: "mark") }
    return edit.result
  }

  /// The verb behind an auxiliary and its subject.
  private func innerVerb(
    _ form: String, _ inside: Range<Int>, _ to: Int?, _ sentence: Sentence
  ) -> Int? {
    if form == "were" {
      guard let to else { return nil }
      return inside.first { $0 > to && sentence.tokens[$0].xpos == "VB" }
    }
    let tags = form == "had" ? ["VBN", "VBD"] : ["VB"]
    if let verb = inside.first(where: { tags.contains(sentence.tokens[$0].xpos) }) {
      let isPassive = sentence.lemma(verb) == "be"
      return isPassive
        ? inside.first { $0 > verb && sentence.tokens[$0].xpos == "VBN" } ?? verb : verb
    }
    // A bare form taken for a noun, before what it is done to.
    return inside.first { at in
      at > inside.lowerBound && at + 1 < inside.upperBound && isBareForm(at, in: sentence)
        && [.pron, .det, .propn, .num].contains(sentence.tokens[at + 1].upos)
    }
  }

  /// "Only if Ostland hands back the gunboat will Norland …"
  private func verblessConditions(_ sentence: Sentence) -> Sentence {
    for mark in sentence.tokens.indices
    where sentence.tokens[mark].upos == .sconj || sentence.tokens[mark].upos == .adp {
      guard
        conjunctions.contains(sentence.tokens[mark].form.lowercased()),
        case let end = sentence.tokens.indices.first(where: {
          $0 > mark
            && (sentence.tokens[$0].upos == .punct || sentence.tokens[$0].xpos == "MD")
        }) ?? sentence.tokens.count, end > mark + 2
      else { continue }
      let inside = (mark + 1)..<end
      guard
        inside.allSatisfy({ ![.verb, .aux].contains(sentence.tokens[$0].upos) }),
        let verb = inside.first(where: { at in
          at > mark + 1 && sentence.tokens[at].xpos == "NNS" && at + 1 < end
            && [.propn, .noun, .pron].contains(sentence.tokens[at - 1].upos)
            && verbs.contains(sentence.lemma(at))
        }),
        let main = mainVerb(after: end - 1, in: sentence) ?? mainVerb(before: mark, in: sentence)
      else { continue }
      var edit = TreeEdit(sentence)
      makeVerb(verb, "VBZ", in: sentence, &edit)
      gather(mark..<end, under: verb, of: main, in: sentence, &edit)
      edit.attach(mark, to: verb, as: "mark")
      edit.tokens[mark].upos = .sconj
      return edit.result
    }
    return sentence
  }

  /// "Under no circumstances will Norland hand over the pilot."
  private func bareFormsBehindSubjects(_ sentence: Sentence) -> Sentence {
    var edit = TreeEdit(sentence)
    for modal in sentence.tokens.indices where sentence.tokens[modal].xpos == "MD" {
      let verb = sentence.tokens[modal].head
      guard verb > modal + 1, sentence.tokens[verb].upos == .noun, isBareForm(verb, in: sentence),
        sentence.child(of: verb, by: "nsubj") == nil,
        let subject = sentence.children(of: verb).last(where: {
          $0 > modal && $0 < verb && [.propn, .noun].contains(sentence.tokens[$0].upos)
        }), verb + 1 < sentence.tokens.count
      else { continue }
      makeVerb(verb, "VB", in: sentence, &edit)
      edit.attach(subject, to: verb, as: "nsubj")
      for child in sentence.children(of: verb) where child != subject && child != modal {
        guard sentence.tokens[child].relation.base == "nmod" else { continue }
        let marker = sentence.child(of: child, by: "case")
        if child > verb, let marker, marker == verb + 1,
          particles.contains(sentence.tokens[marker].form.lowercased())
        {
          edit.attach(marker, to: verb, as: "compound:prt")
          edit.tokens[child].relation = Relation("obj")
        } else {
          edit.tokens[child].relation = Relation(marker == nil ? "obj" : "obl")
        }
      }
    }
    return edit.result
  }

  // MARK: - Parts

  private func isBareForm(_ token: Int, in sentence: Sentence) -> Bool {
    let word = sentence.tokens[token]
    return word.upos == .noun && word.xpos == "NN" && word.form == word.lemma
      && verbs.contains(word.lemma)
  }

  /// The verb of the main clause: the first behind a place that has an auxiliary or a tense.
  private func mainVerb(after place: Int, in sentence: Sentence) -> Int? {
    sentence.tokens.indices.first { at in
      at > place && sentence.tokens[at].upos == .verb
        && (sentence.tokens[at].isTensed || sentence.child(of: at, by: "aux") != nil)
    }
  }

  private func mainVerb(before place: Int, in sentence: Sentence) -> Int? {
    sentence.tokens[..<place].indices.last { at in
      sentence.tokens[at].upos == .verb
        && (sentence.tokens[at].isTensed || sentence.child(of: at, by: "aux") != nil)
    }
  }

  private func makeVerb(_ token: Int, _ tag: String, in sentence: Sentence, _ edit: inout TreeEdit)
  {
    guard sentence.tokens[token].upos != .verb else { return }
    edit.set(token, upos: .verb, xpos: tag)
    edit.tokens[token].features =
      tag == "VBZ" ? "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin" : "VerbForm=Inf"
  }

  /// Makes a stretch one clause under its verb: what hung outside of it, or on a word that is no
  /// longer its head, hangs on the verb.
  private func gather(
    _ range: Range<Int>, under verb: Int, of main: Int, in sentence: Sentence,
    _ edit: inout TreeEdit
  ) {
    // The main clause may have hung below a word of this one.
    if range.contains(edit.tokens[main].head) {
      edit.tokens[main].head = outerHead(of: range, above: main, in: sentence)
      edit.tokens[main].relation = Relation(edit.tokens[main].head < 0 ? "root" : "ccomp")
    }
    edit.attach(verb, to: main, as: "advcl")
    var hasSubject = false
    for at in range where at != verb {
      let head = sentence.tokens[at].head
      let isInside = range.contains(head) && head != verb && !isBelow(verb, at, in: sentence)
      let word = sentence.tokens[at]
      guard !isInside, word.upos != .punct else { continue }
      let isNominal = [.noun, .propn, .pron].contains(word.upos)
      let hasMarker = sentence.child(of: at, by: "case") != nil
      if isNominal, at < verb, !hasMarker, !hasSubject {
        edit.attach(at, to: verb, as: "nsubj")
        hasSubject = true
      } else if isNominal {
        edit.attach(at, to: verb, as: hasMarker ? "obl" : "obj")
      } else if word.upos == .adv {
        edit.attach(at, to: verb, as: "advmod")
      } else if !range.contains(head) {
        edit.attach(at, to: verb, as: word.relation.label == "root" ? "dep" : word.relation.label)
      }
    }
  }

  private func isBelow(_ verb: Int, _ token: Int, in sentence: Sentence) -> Bool {
    sentence.ancestors(of: verb).contains(token)
  }

  /// Where the stretch hung; not below the main clause, which is to hang there.
  private func outerHead(of range: Range<Int>, above main: Int, in sentence: Sentence) -> Int {
    range.map { sentence.tokens[$0].head }.first {
      !range.contains($0) && $0 >= 0 && $0 != main && !isBelow($0, main, in: sentence)
    } ?? -1
  }
}
