internal import CasusRecords
internal import CasusRules
internal import CasusSyntax

/// One walk down to one act.
struct FactualityWalk {
  let lexicons: LexiconSet
  let prepared: PreparedSentence
  let isTitle: Bool
  private(set) var steps: [String] = []
  private(set) var sources: [(token: Int?, cue: Int, kind: String)] = []
  private(set) var depth = 0

  init(lexicons: LexiconSet, prepared: PreparedSentence, isTitle: Bool) {
    self.lexicons = lexicons
    self.prepared = prepared
    self.isTitle = isTitle
  }

  var sentence: Sentence { prepared.sentence }
  func token(_ index: Int) -> Token { sentence.tokens[index] }
  func relation(_ index: Int) -> String { sentence.tokens[index].relation.base }

  func hit(_ lexicon: String, _ index: Int) -> LexiconHit? {
    prepared.hit("factuality-" + lexicon, at: index)
  }

  mutating func note(_ index: Int, _ why: String, _ standing: FactualityStanding) {
    steps.append(
      "\(token(index).form): \(why) → \(standing.value.rawValue)"
        + (standing.isOwn ? "" : ", no event of its own"))
  }

  mutating func addSource(_ token: Int?, cue: Int, kind: String) {
    if !sources.contains(where: { $0.cue == cue }) { sources.append((token, cue, kind)) }
  }

  /// The standing of a token's act: that of its place in the tree, changed by its own modifiers.
  mutating func standing(of index: Int) -> FactualityStanding {
    // A malformed tree may go round.
    guard depth < sentence.tokens.count + 2 else { return .asserted }
    depth += 1
    defer { depth -= 1 }
    if depth == 1, let work = fiction(over: index) {
      note(work, "told in a work of fiction", .idle)
      return .idle
    }
    var (incoming, isExplicit) = incoming(of: index)
    // "dropped its threat": the threat itself was made, only what it announced is off.
    if depth == 1, incoming != .asserted, isDefinite(index),
      let kind = hit("nouns", index)?["kind"],
      ["threat", "request", "allegation"].contains(kind)
    {
      note(index, "a speech act that took place", .asserted)
      incoming = .asserted
      isExplicit = false
    }
    return own(incoming, at: index, isExplicit: isExplicit)
  }

  /// "The film tells of a spy who bombed": a work as the subject of a telling verb above the act.
  private func fiction(over index: Int) -> Int? {
    for verb in sentence.ancestors(of: index) where hit("fictions", verb)?["kind"] == "telling" {
      if let subject = sentence.subject(of: verb), hit("fictions", subject)?["kind"] == "work" {
        return subject
      }
    }
    return nil
  }

  /// What the governing words make of a token; `isExplicit` where a listed word decided.
  mutating func incoming(of index: Int) -> (FactualityStanding, isExplicit: Bool) {
    let head = token(index).head
    if let governed = raised(index) { return (governed, true) }
    guard head >= 0, head < sentence.tokens.count else { return (.asserted, false) }
    if let governed = governed(index, by: head) { return (governed, true) }
    switch relation(index) {
    case "conj": return conjunct(index, of: head)
    case "parataxis", "dislocated", "vocative", "list", "discourse", "dep", "orphan", "reparandum":
      if head < index, !isSpeech(index), !hasContent(head),
        let hit = operatorHit(at: head, over: index, treatAs: "ccomp")
      {
        return (apply(hit, at: head, to: standing(of: head)), true)
      }
      return (.asserted, false)
    case "ccomp", "csubj": return (complement(index, of: head), false)
    case "xcomp": return openComplement(index, of: head)
    case "advcl": return adverbialClause(index, of: head)
    case "acl": return adnominalClause(index, of: head)
    // "the release of detained students": detained they are, whatever becomes of the release.
    case "amod" where token(index).xpos == "VBN": return (.asserted, false)
    case "nsubj", "obj", "iobj", "obl", "nmod", "nummod": return nominal(index, of: head)
    default: return (standing(of: head), false)
    }
  }

  /// A conjunct stands as the first one does; a bare one shares its auxiliaries and negation.
  private mutating func conjunct(
    _ index: Int, of head: Int
  ) -> (FactualityStanding, isExplicit: Bool) {
    let hasOwnSubject = sentence.children(of: index).contains { relation($0) == "nsubj" }
    let hasOwnAuxiliary = sentence.children(of: index).contains { relation($0) == "aux" }
    let isBare = ["VB", "VBN", "VBG"].contains(token(index).xpos)
    // A coordinated headless noun keeps the first one's "no": "no troops or tanks".
    if sentence.isVerb(index), isBare, !hasOwnSubject, !hasOwnAuxiliary,
      token(head).xpos == token(index).xpos
        || (token(index).xpos == "VB" && hasModal(head))
    {
      return (standing(of: head), true)
    }
    // "accused of sheltering them and of having armed them": like the clause of the same marker.
    if let mark = sentence.children(of: index).first(where: { relation($0) == "mark" }),
      [.adp, .part, .sconj].contains(token(mark).upos),
      let twin = (0..<index).last(where: { other in
        sentence.isVerb(other) && other != head
          && sentence.children(of: other).contains {
            relation($0) == "mark" && token($0).form == token(mark).form
          } && sentence.isAncestor(head, of: other)
      })
    {
      return incoming(of: twin)
    }
    // "bans it from working and revokes its card": a finite verb joins the finite one above.
    if token(index).isTensed, sentence.isVerb(head), !token(head).isTensed,
      !hasFiniteAuxiliary(head),
      let above = sentence.ancestors(of: head).first(where: {
        token($0).isTensed || hasFiniteAuxiliary($0)
      })
    {
      return incoming(of: above)
    }
    if token(index).xpos == "VBG", token(head).xpos != "VBG", sentence.isVerb(head),
      let above = sentence.ancestors(of: head).first(where: { token($0).xpos == "VBG" })
    {
      return incoming(of: above)
    }
    if token(index).xpos == "VB", !hasOwnSubject, !hasOwnAuxiliary, token(head).isTensed {
      // "police raid a house and arrest": the tag went astray.
      return (incoming(of: head).0, true)
    }
    if token(index).xpos == "VB", !hasOwnSubject, token(head).xpos != "VB", !hasOwnAuxiliary {
      return (standing(of: head).governing(.possible, .possible), false)
    }
    return incoming(of: head)
  }

  /// Whether a verb has its content beside it: what follows in a sentence of its own is none.
  private func hasContent(_ index: Int) -> Bool {
    sentence.children(of: index).contains { ["ccomp", "xcomp"].contains(relation($0)) }
  }

  func hasFiniteAuxiliary(_ index: Int) -> Bool {
    sentence.children(of: index).contains {
      (relation($0) == "aux" || relation($0) == "cop") && token($0).isFinite
    }
  }

  func isSpeech(_ index: Int) -> Bool {
    hit("verbs", index)?["kind"].map { Self.speech.contains($0) } ?? false
  }

  func hasModal(_ index: Int) -> Bool {
    sentence.children(of: index).contains { relation($0) == "aux" && token($0).xpos == "MD" }
  }

  /// Content of an unlisted word: a finite clause is taken as said, an infinitive as not yet done.
  private mutating func complement(_ index: Int, of head: Int) -> FactualityStanding {
    if let marker = clauseMarker(of: index), marker["kind"] == "question" {
      let standing = FactualityStanding.asserted.governing(.possible, .possible)
      note(marker.head, "an open question", standing)
      return standing
    }
    let above = standing(of: head)
    if isInfinitive(index) { return above.governing(.idle, .idle) }
    // "It was not until Friday that…", "X is what they say": the clause itself is asserted.
    return relation(index) == "csubj" && above.value == .denied ? .asserted : above
  }

  private mutating func openComplement(
    _ index: Int, of head: Int
  ) -> (FactualityStanding, isExplicit: Bool) {
    let above = standing(of: head)
    guard isInfinitive(index) else { return (above, false) }
    // "is to impose": arranged.
    if token(head).lemma == "be" {
      let standing = above.governing(.expected, .idle)
      note(head, "be to", standing)
      return (standing, true)
    }
    let standing = above.governing(.idle, .idle)
    note(index, "an infinitive under \(token(head).lemma)", standing)
    return (standing, false)
  }

  /// An infinitive with "to", not a bare one after `let`.
  func isInfinitive(_ index: Int) -> Bool {
    if token(index).xpos == "VB" || token(index).features.contains("VerbForm=Inf") { return true }
    return sentence.children(of: index).contains {
      relation($0) == "mark" && token($0).lemma == "to" && token($0).upos == .part
    }
  }

  /// The marker of a clause that the lexicon knows, the longest first.
  func clauseMarker(of index: Int) -> LexiconHit? {
    var best: LexiconHit?
    func consider(_ at: Int) {
      guard let hit = hit("markers", at), hit.tokens.allSatisfy({ $0 < index }),
        hit.tokens.contains(where: { token($0).head == index })
      else { return }
      if hit.tokens.count > best?.tokens.count ?? 0 { best = hit }
    }
    for child in sentence.children(of: index) where child < index {
      switch relation(child) {
      case "mark", "case", "advmod", "cc", "fixed":
        consider(child)
        for below in sentence.children(of: child) { consider(below) }
        for at in max(0, child - 3)..<child { consider(at) }
      default: break
      }
    }
    return best
  }
}
