internal import CasusKnowledge
internal import CasusSyntax

/// States that a text treats as such though no table knows them: invented, renamed, not recognised.
///
/// A name is taken for one where the analysis sees a place and the text lets it act as states do: it
/// has an army or a ministry, sanctions are on it, it withdraws its troops. A big city or a region
/// that the gazetteer knows never is; a small town of the same name needs more signs. Within one
/// document such a state has a code of its own, which no record shows: its country is unknown.
struct UnknownStates {
  /// What the text calls them and their people.
  private(set) var names = NameIndex()
  private(set) var isEmpty = true

  private let knowledge: Knowledge
  private var candidates: [String: Candidate] = [:]

  /// Whether a code means a state that no table knows.
  static func isCode(_ code: String) -> Bool { code.hasPrefix(prefix) }
  private static let prefix = "?"

  private struct Candidate {
    var name: String
    var signs = 0
    /// The most that a clause says whose subject the name is: whoever does much is no state yet.
    var acts = 0
    var places = 0
    var others = 0
    /// "Norlandic", as the text writes it.
    var people: Set<String> = []
    /// Names that it stands beside as an equal: it is a state if they are.
    var equals: Set<String> = []

    var weight: Int { signs + acts }
  }

  init(in views: [NamedSentence], knowledge: Knowledge) {
    self.knowledge = knowledge
    for view in views { collect(from: view) }
    candidates = candidates.filter { $0.value.places > 0 && $0.value.places >= $0.value.others }
    for key in candidates.keys { collectPeople(of: key, from: views) }
    var found = candidates.filter { isState($0.value) }
    for (key, candidate) in candidates where found[key] == nil {
      let isEqual = candidate.equals.contains { found[$0] != nil }
      var raised = candidate
      raised.signs += 2
      if isEqual, isState(raised) { found[key] = candidate }
    }
    for (key, state) in found.sorted(by: { $0.key < $1.key }) {
      isEmpty = false
      let code = Self.prefix + key
      names.add(state.name, .country(code: code, form: .name))
      for people in state.people {
        names.add(people, .country(code: code, form: .adjective))
      }
    }
  }

  private func isState(_ candidate: Candidate) -> Bool {
    signsNeeded(for: candidate.name).map { candidate.weight >= $0 } ?? false
  }

  private mutating func collect(from view: NamedSentence) {
    let tokens = view.sentence.tokens
    for mention in view.sentence.mentions where mention.label != .other {
      let range = mention.tokens
      guard range.count < 4, !range.contains(where: { view.spanAt[$0] >= 0 }),
        let head = range.first(where: { !range.contains(tokens[$0].head) }),
        tokens[head].upos == .propn, !range.contains(where: { isWordOfBodies($0, in: view) })
      else { continue }
      let name = view.sentence.tokens[range].map(\.form).joined(separator: " ")
      var found = candidates[NameKey.folded(name)] ?? Candidate(name: name)
      if mention.label == .location { found.places += 1 } else { found.others += 1 }
      if range.count > 1,
        range.contains(where: { knowledge.has(view.words[$0], use: "state-kind") })
      {
        found.signs += 2
      }
      found.signs += sign(of: head, in: view)
      found.acts = max(found.acts, act(of: head, in: view))
      if let equal = equal(of: head, in: view) { found.equals.insert(equal) }
      candidates[NameKey.folded(name)] = found
    }
  }

  /// "Norland's army", "the Norland government", "sanctions on Norland", "Norland and Poland".
  private func sign(of head: Int, in view: NamedSentence) -> Int {
    let sentence = view.sentence
    let token = sentence.tokens[head]
    guard token.head >= 0 else { return 0 }
    let governor = view.lemmas[token.head]
    switch token.relation.base {
    case "nmod", "compound":
      let marker = sentence.marker(of: head)
      if token.relation.label == "nmod:poss" || token.relation.base == "compound" || marker == "of"
      {
        // "Water Minister", "Border Guard": what a body is for.
        if token.relation.base == "compound", view.isCapitalised(token.head) { return 0 }
        if knowledge.has(governor, use: "state-body") { return 2 }
        return knowledge.has(governor, use: "state-head") ? 1 : 0
      }
      return marker != nil && knowledge.has(governor, use: "state-relation") ? 2 : 0
    case "obl":
      let object = sentence.child(of: token.head, by: "obj")
      let isAfterObject = object.map { $0 < head && isOfStates($0, in: view) } ?? false
      return isAfterObject && sentence.marker(of: head) != "in" ? 2 : 0
    case "conj":
      return view.span(at: token.head)?.country?.form == .name ? 1 : 0
    default: return 0
    }
  }

  /// "Norland will withdraw its troops": a place that does something to something.
  private func act(of head: Int, in view: NamedSentence) -> Int {
    let sentence = view.sentence
    let token = sentence.tokens[head]
    guard token.relation.label == "nsubj", token.head >= 0, sentence.isVerb(token.head),
      !knowledge.has(view.lemmas[token.head], use: "place-verb")
    else { return 0 }
    var weight = 0
    var isOfState = false
    for child in sentence.children(of: token.head) where child > token.head {
      switch sentence.tokens[child].relation.base {
      case "ccomp", "xcomp": weight = max(weight, 1)
      case "obj", "iobj":
        let isOwnBody =
          knowledge.has(view.lemmas[child], use: "state-body")
          && sentence.child(of: child, by: "nmod").map { view.words[$0] == "its" } ?? false
        isOfState = isOfState || isOwnBody || isOfStates(child, in: view)
        weight = 1
      default: continue
      }
    }
    return isOfState || isSpokenFor(token.head, in: view) ? 2 : weight
  }

  /// "Sanctions", "a treaty": what only states impose, lift or sign.
  private func isOfStates(_ object: Int, in view: NamedSentence) -> Bool {
    knowledge.has(view.lemmas[object], use: "state-relation")
      && view.sentence.child(of: object, by: "nmod:poss") == nil
  }

  /// "Norland will lift the ban, Foreign Minister X said": whoever says what it does holds an office
  /// of no state that is known.
  private func isSpokenFor(_ verb: Int, in view: NamedSentence) -> Bool {
    let sentence = view.sentence
    let sayings = [sentence.tokens[verb].head] + sentence.children(of: verb, by: "parataxis")
    return sayings.contains { saying in
      guard saying >= 0, let speaker = sentence.child(of: saying, by: "nsubj") else { return false }
      let core = view.core(of: speaker)
      return !core.contains { view.spanAt[$0] >= 0 }
        && core.dropLast().contains {
          view.isCapitalised($0) && knowledge.has(view.words[$0], use: "state-office")
        }
    }
  }

  /// "Gulf Air", "Minor Planet Center", "Los Angeles County": no states.
  private func isWordOfBodies(_ token: Int, in view: NamedSentence) -> Bool {
    let word = view.words[token]
    return !knowledge.has(word, use: "state-kind")
      && (knowledge.nameWords[word] != nil || knowledge.givenNames[word] != nil
        || knowledge.roles[word] != nil)
  }

  /// "Norland and Ostland", "Norland gave Ostland ten days": the other's name.
  private func equal(of head: Int, in view: NamedSentence) -> String? {
    let sentence = view.sentence
    let token = sentence.tokens[head]
    guard token.head >= 0 else { return nil }
    var other = token.head
    switch token.relation.base {
    case "conj": break
    case "iobj":
      guard let subject = sentence.child(of: token.head, by: "nsubj") else { return nil }
      other = subject
    default: return nil
    }
    let words = sentence.mention(at: other).map { sentence.tokens[$0.tokens].map(\.form) }
    return words.map { NameKey.folded($0.joined(separator: " ")) }
  }

  /// Nil where the gazetteer knows better what the name means.
  private func signsNeeded(for name: String) -> Int? {
    let places = knowledge.gazetteer.places(named: name)
    if places.contains(where: { $0.kind != .city || $0.population > Self.bigCity }) { return nil }
    return places.isEmpty ? 2 : 3
  }

  /// More people than this, and a city's name is known: no state bears it unnoticed.
  private static let bigCity = 100_000

  /// "Norlandic", "Karvian": capitalised words made of the name and a demonym's ending.
  private mutating func collectPeople(of key: String, from views: [NamedSentence]) {
    var stem = Substring(key)
    while let last = stem.last, "aeiouy".contains(last) { stem.removeLast() }
    guard stem.utf8.count >= 3, !key.contains(" ") else { return }
    for view in views {
      for index in view.words.indices where view.spanAt[index] < 0 && view.isCapitalised(index) {
        let word = NameKey.folded(view.words[index])
        guard word != key, word.hasPrefix(stem),
          [stem, Substring(key)].contains(where: {
            word.hasPrefix($0)
              && knowledge.has(String(word.dropFirst($0.count)), use: "demonym-ending")
          })
        else { continue }
        let token = view.sentence.tokens[index]
        candidates[key]?.people.insert(token.form)
        if ["amod", "compound"].contains(token.relation.base), token.head >= 0,
          knowledge.has(view.lemmas[token.head], use: "state-body")
        {
          candidates[key]?.signs += 2
        }
      }
    }
  }
}
