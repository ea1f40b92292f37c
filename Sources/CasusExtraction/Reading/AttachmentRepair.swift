internal import CasusRules
internal import CasusSyntax

/// Hangs words where their neighbours want them, when the parser hung them on the verb.
///
/// "Weighs the end of the embargo", "imposes a tariff on steel": an "of" right behind the object belongs
/// to the object, unless the verb takes one ("accused him of"), and so does what a measure is on. "Carried sanctioned oil": a participle right before the object
/// describes it. "Urged Ostland to leave": whom one urges is the object where nothing else is. "After
/// Norland and Ostland threatened": what stands between the word of time and a verb without a
/// subject is its subject. "Is considering cutting supplies": the second verb is what the first is
/// about, and the noun its object. "Raided a farm in an operation to break up a gang, killing six":
/// what comes of it comes of the raid.
struct AttachmentRepair: Sendable {
  private let ofVerbs: Set<String>
  private let timeWords: Set<String>
  private let gerundVerbs: Set<String>
  private let measures: Set<String>
  private let infinitiveVerbs: Set<String>
  private let texts: Set<String>
  private let measureNouns: Set<String>

  init(_ lexicons: LexiconSet) {
    ofVerbs = Set(lexicons.words(.ofVerbs))
    timeWords = Set(lexicons.words(.clausePrepositions))
    gerundVerbs = Set(lexicons.words(.gerundVerbs))
    measures = Set(lexicons.words(.measures))
    infinitiveVerbs = Set(lexicons.words(.infinitiveVerbs))
    measureNouns = lexicons.heads(of: "policy-nouns")
    texts = Set(lexicons.words(.bindingTexts) + lexicons.words(.draftTexts))
  }

  func mend(_ edit: inout TreeEdit) {
    let sentence = edit.sentence
    for index in sentence.tokens.indices where edit.tokens[index].head >= 0 {
      if isHalfObject(index, in: sentence) {
        edit.attach(index, to: index + 1, as: "compound")
      } else if isOnlyObject(index, in: sentence) {
        edit.tokens[index].relation = Relation("obj")
      } else if let object = objectBefore(index, in: sentence) {
        edit.attach(index, to: object, as: "nmod")
      } else if isBeforeObject(index, in: sentence) {
        edit.attach(index, to: index + 1, as: "amod")
      } else if let verb = verbBeforeGerund(index, in: sentence) {
        let object = sentence.tokens[index].head
        edit.attach(index, to: verb, as: "xcomp")
        edit.attach(object, to: index, as: "obj")
        for child in sentence.children(of: verb, by: "obl") where child > object {
          edit.tokens[child].head = index
        }
      } else if isParticipleBehind(index, in: sentence) {
        edit.tokens[index].relation = Relation("acl")
      } else if isTextBefore(index, in: sentence) {
        let thing = sentence.tokens[index].head
        let place = sentence.tokens[thing]
        edit.attach(index - 1, to: place.head, as: place.relation.label)
        for child in Array(sentence.children(of: index - 1)) + Array(sentence.children(of: thing))
        where child < index - 1 { edit.tokens[child].head = index - 1 }
        edit.attach(index, to: index - 1, as: "acl")
        edit.attach(thing, to: index, as: "obj")
      } else if let main = mainClause(behind: index, in: sentence) {
        edit.attach(index, to: main, as: "advcl")
      } else if isMistakenPurpose(index, in: sentence) {
        edit.tokens[index].relation = Relation("xcomp")
      } else if let measured = measured(by: index, in: sentence) {
        promote(measured, over: index, &edit)
      } else if let (subject, marker) = subjectBefore(index, in: sentence) {
        edit.tokens[index].relation = Relation("advcl")
        edit.attach(subject, to: index, as: "nsubj")
        edit.attach(marker, to: index, as: "mark")
        edit.tokens[marker].upos = .sconj
      }
    }
  }

  /// The head of the phrase of time that ends right before a finite verb, which the parser joined to
  /// the main verb without any "and".
  private func subjectBefore(_ verb: Int, in sentence: Sentence) -> (Int, Int)? {
    let token = sentence.tokens[verb]
    guard token.isTensed, verb > 1,
      token.relation.base == "conj" || token.relation.base == "parataxis",
      sentence.child(of: verb, by: "nsubj") == nil, sentence.child(of: verb, by: "cc") == nil,
      let phrase = ([verb - 1] + sentence.ancestors(of: verb - 1)).first(where: { at in
        at < verb && ["obl", "nmod"].contains(sentence.tokens[at].relation.base)
          && marker(of: at, in: sentence) != nil
      }), let marker = marker(of: phrase, in: sentence),
      sentence.subtree(of: phrase).last == verb - 1
    else { return nil }
    return (phrase, marker)
  }

  /// The verb right before a gerund that the parser took for an adjective of that verb's object.
  private func verbBeforeGerund(_ index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    guard token.xpos == "VBG", token.relation.base == "amod", index > 0,
      sentence.tokens[token.head].relation.base == "obj",
      sentence.tokens[token.head].head == index - 1,
      gerundVerbs.contains(sentence.tokens[index - 1].lemma)
    else { return nil }
    return index - 1
  }

  /// "A decree banning it": a participle behind its noun is a clause, whatever the parser calls it.
  private func isParticipleBehind(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    return token.relation.base == "amod" && token.head < index && token.upos == .verb
      && (token.xpos == "VBG" || token.xpos == "VBN")
      && sentence.children(of: index).contains { $0 > index }
  }

  /// "Issues a decree banning smoking", read as one compound: the text is what is issued.
  private func isTextBefore(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    guard index > 0, token.xpos == "VBG", token.relation.base == "amod", token.head > index else {
      return false
    }
    let text = sentence.tokens[index - 1]
    return text.upos == .noun && text.relation.base == "compound"
      && (text.head == index || text.head == token.head) && texts.contains(text.lemma)
  }

  /// "Raided a farm in an operation to break up a gang, killing six": what comes of it behind the
  /// comma comes of what was done, not of what it was for.
  private func mainClause(behind index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    guard token.xpos == "VBG", token.relation.base == "advcl", index > 1,
      sentence.tokens[index - 1].form == ",", token.head >= 0, token.head < index,
      sentence.marker(of: index) == nil
    else { return nil }
    let purpose = sentence.tokens[token.head]
    let isPurpose =
      purpose.xpos == "VB" && ["acl", "advcl"].contains(purpose.relation.base)
      && purpose.relation.label != "acl:relcl"
      && sentence.children(of: token.head, by: "mark").contains {
        sentence.tokens[$0].form.lowercased() == "to"
      }
    guard isPurpose else { return nil }
    let main = sentence.ancestors(of: token.head).first {
      sentence.isVerb($0) && sentence.tokens[$0].isTensed
    }
    guard let main, sentence.child(of: main, by: "aux") == nil else { return nil }
    return main
  }

  /// "Refused on Monday to release the ship": what is refused, and not what for.
  private func isMistakenPurpose(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    guard token.relation.base == "advcl", token.head >= 0, token.head < index else { return false }
    let verb = sentence.tokens[token.head].lemma
    let hasMark = sentence.children(of: index, by: "mark").contains {
      sentence.tokens[$0].form.lowercased() == "to"
    }
    let isRuledOut =
      verb == "rule"
      && sentence.child(of: token.head, by: "compound").map {
        sentence.tokens[$0].form == "out"
      } ?? false
    switch token.xpos {
    case "VB": guard hasMark, infinitiveVerbs.contains(verb) else { return false }
    case "VBG":
      guard isRuledOut || gerundVerbs.contains(verb), sentence.marker(of: index) == nil,
        sentence.tokens[index - 1].form != ","
      else { return false }
    default: return false
    }
    let taken = token.xpos == "VBG" ? ["xcomp", "ccomp", "obj"] : ["xcomp", "ccomp"]
    return taken.allSatisfy { sentence.child(of: token.head, by: $0) == nil }
  }

  /// What a word of number or measure counts: the boats of "two of the six boats", the rockets of "a
  /// first batch of rockets".
  private func measured(by index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    guard ["obj", "nsubj", "obl", "iobj"].contains(token.relation.base),
      index + 2 < sentence.tokens.count, sentence.tokens[index + 1].form == "of",
      token.upos == .num || measures.contains(token.lemma.lowercased())
    else { return nil }
    return sentence.children(of: index, by: "nmod").first { child in
      sentence.tokens[child].upos == .noun && sentence.tokens[index + 1].head == child
    }
  }

  /// Makes the noun the head of its phrase, and the measure a word before it.
  private func promote(_ noun: Int, over measure: Int, _ edit: inout TreeEdit) {
    let sentence = edit.sentence
    let relation = sentence.tokens[measure].relation
    let head = sentence.tokens[measure].head
    edit.attach(noun, to: head, as: relation.label)
    edit.attach(measure, to: noun, as: sentence.tokens[measure].upos == .num ? "nummod" : "det")
    edit.attach(measure + 1, to: measure, as: "fixed")
    for child in sentence.children(of: measure) where child != noun && child != measure + 1 {
      let base = sentence.tokens[child].relation.base
      if child > measure || base == "case" || base == "cc" || base == "mark" {
        edit.attach(child, to: noun, as: sentence.tokens[child].relation.label)
      }
    }
  }

  private func marker(of phrase: Int, in sentence: Sentence) -> Int? {
    sentence.child(of: phrase, by: "case").flatMap {
      timeWords.contains(sentence.tokens[$0].form.lowercased()) ? $0 : nil
    }
  }

  /// "Feeds the injection wells", read as two objects: the first noun describes the second.
  private func isHalfObject(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    guard token.relation.base == "obj" || token.relation.base == "iobj", token.upos == .noun,
      token.spaceAfter, index + 1 < sentence.tokens.count
    else { return false }
    let next = sentence.tokens[index + 1]
    return next.relation.base == "obj" && next.head == token.head && next.upos == .noun
      && sentence.children(of: index + 1).allSatisfy { $0 > index + 1 }
      && sentence.children(of: index).allSatisfy { $0 < index }
  }

  private func isOnlyObject(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    guard token.relation.base == "iobj" else { return false }
    return sentence.child(of: token.head, by: "obj") == nil
      && sentence.child(of: token.head, by: "xcomp") != nil
  }

  /// The common noun, its verb's object, that stands right before this phrase's "of".
  private func objectBefore(_ index: Int, in sentence: Sentence) -> Int? {
    let token = sentence.tokens[index]
    guard token.relation.base == "obl",
      let marker = sentence.subtree(of: index).first,
      let object = sentence.child(of: token.head, by: "obj"), object == marker - 1,
      sentence.tokens[object].upos == .noun
    else { return nil }
    switch sentence.tokens[marker].form {
    case "of": return ofVerbs.contains(sentence.tokens[token.head].lemma) ? nil : object
    case "on", "against": return measureNouns.contains(sentence.tokens[object].lemma) ? object : nil
    default: return nil
    }
  }

  private func isBeforeObject(_ index: Int, in sentence: Sentence) -> Bool {
    let token = sentence.tokens[index]
    guard token.xpos == "VBN" || token.xpos == "VBD", token.relation.base == "xcomp",
      index + 1 < sentence.tokens.count, sentence.children(of: index).isEmpty
    else { return false }
    let next = sentence.tokens[index + 1]
    return next.relation.base == "obj" && next.head == token.head
  }
}
