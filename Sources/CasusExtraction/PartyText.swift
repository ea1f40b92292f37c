internal import CasusKnowledge
internal import CasusRecords
internal import CasusSyntax
internal import CasusText

/// One text of a document with everything that the resolver knows about its names.
final class PartyText {
  let knowledge: Knowledge
  let date: CivilDate?
  let place: RecordPlace
  let source: SourceText
  let views: [NamedSentence]
  /// How often the text names each country, in any form.
  var countryCounts: [String: Int] = [:]
  /// Countries in the order of their first mention.
  private(set) var countryOrder: [String] = []
  /// For a title: the body, whose names explain the title's short ones.
  var borrowed: PartyText?
  /// Names that the text introduces, by their folded words.
  private(set) var introduced: [String: PartyReference] = [:]
  /// The folded full name for a short form; nil where two names share it.
  private var shortForms: [String: String?] = [:]
  /// Phrases that name parties, in the order of the text.
  private(set) var mentions: [PartyMention] = []
  private var localCountries: [Int: String?] = [:]

  init(
    knowledge: Knowledge, date: CivilDate?, place: RecordPlace, source: SourceText,
    sentences: [Sentence]
  ) {
    self.knowledge = knowledge
    self.date = date
    self.place = place
    self.source = source
    views = sentences.map { NamedSentence($0, names: knowledge.names) }
    countCountries()
    introduceNames()
    collectMentions()
  }

  func quote(_ tokens: Range<Int>, in sentence: Int) -> Quote {
    Quote(views[sentence].sentence.span(ofTokens: tokens), in: source)
  }

  /// A name that the text introduced, in full or in its short form.
  func introduction(of name: String) -> PartyReference? {
    let key = NameKey.folded(name)
    if let found = introduced[key] { return found }
    if let full = shortForms[key], let full, let found = introduced[full] { return found }
    return borrowed?.introduction(of: name)
  }

  private func countCountries() {
    for view in views {
      for span in view.spans {
        var code: String?
        var weight = 2
        if let country = span.country {
          code = country.code
          if country.form == .capital { weight = 1 }
        } else if let party = knowledge.party(among: span.parties, on: date) {
          code = party.country
          weight = 1
        }
        guard let code, Self.isState(code) else { continue }
        if countryCounts[code] == nil { countryOrder.append(code) }
        countryCounts[code, default: 0] += weight
      }
    }
  }

  /// Codes of states, not those that stand for organisations.
  static func isState(_ code: String) -> Bool {
    code != "EUU" && code != "NAT" && code != "UNO" && code != "IGO"
  }

  /// The heads of phrases that may name a party, with their sentence.
  private func phraseHeads() -> [(sentence: Int, token: Int)] {
    views.indices.flatMap { sentence in
      let tokens = views[sentence].sentence.tokens
      return tokens.indices.compactMap { index -> (sentence: Int, token: Int)? in
        let token = tokens[index]
        guard token.upos == .propn || token.upos == .noun || token.upos == .adj else { return nil }
        switch token.relation.base {
        case "flat", "goeswith", "fixed", "case", "det": return nil
        case "compound", "amod": return token.upos == .propn ? (sentence, index) : nil
        default:
          if token.relation.label == "nmod:desc" { return nil }
          return token.upos == .adj ? nil : (sentence, index)
        }
      }
    }
  }

  private func introduceNames() {
    for (sentence, token) in phraseHeads() {
      guard let reference = describe(token, in: sentence), reference.isName else { continue }
      register(reference, name: reference.name.text)
      if let short = acronym(after: token, in: sentence) { register(reference, name: short) }
    }
  }

  private func register(_ reference: PartyReference, name: String) {
    let key = NameKey.folded(name)
    guard key.utf8.count > 1 else { return }
    if let known = introduced[key] {
      introduced[key]?.country = known.isCountryInferred ? reference.country : known.country
      introduced[key]?.isCountryInferred = known.isCountryInferred && reference.isCountryInferred
      introduced[key]?.sector =
        known.role == nil && reference.role != nil
        ? reference.sector : known.sector ?? reference.sector
      introduced[key]?.role = known.role ?? reference.role
      return
    }
    introduced[key] = reference
    let words = name.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    guard words.count > 1 else { return }
    for word in words where word.first?.isUppercase == true && word.utf8.count > 2 {
      let short = NameKey.folded(word)
      guard knowledge.roles[word.lowercased()] == nil, knowledge.country(named: word) == nil
      else { continue }
      if let other = shortForms[short], other != key {
        shortForms[short] = .some(nil)
      } else {
        shortForms[short] = .some(key)
      }
    }
  }

  /// "RSF" of "the Rapid Support Forces (RSF)".
  private func acronym(after head: Int, in sentence: Int) -> String? {
    let view = views[sentence]
    let end = view.core(of: head).upperBound
    guard end + 2 < view.words.count, view.words[end] == "(", view.words[end + 2] == ")" else {
      return nil
    }
    let form = view.sentence.tokens[end + 1].form
    let capitals = form.filter(\.isUppercase).count
    return capitals >= 2 && form.utf8.count <= 10 ? form : nil
  }

  private func collectMentions() {
    for (sentence, token) in phraseHeads() {
      guard let reference = describe(token, in: sentence) else { continue }
      let relation = views[sentence].sentence.tokens[token].relation.base
      mentions.append(
        PartyMention(
          sentence: sentence, token: token, reference: reference,
          isSubject: relation == "nsubj"))
    }
  }

  /// The country that a sentence is set in, where it says so; else the one that the text is about.
  func contextCountry(in sentence: Int) -> String? {
    if let known = localCountries[sentence] { return known ?? mainCountry }
    let found = localCountry(in: sentence)
    localCountries[sentence] = .some(found)
    return found ?? mainCountry
  }

  var mainCountry: String? {
    var best: (code: String, count: Int)?
    for code in countryOrder {
      let count = countryCounts[code] ?? 0
      if count > best?.count ?? 0 { best = (code, count) }
    }
    return best?.code ?? borrowed?.mainCountry ?? countryCounts.max { $0.value < $1.value }?.key
  }

  private func localCountry(in sentence: Int) -> String? {
    let view = views[sentence]
    for index in view.sentence.tokens.indices where view.sentence.tokens[index].upos == .propn {
      guard Self.locative.contains(view.sentence.marker(of: index) ?? "") else { continue }
      if let country = view.span(at: index)?.country, Self.isState(country.code) {
        return country.code
      }
      let name = quote(view.core(of: index), in: sentence).text
      if let place = knowledge.gazetteer.place(named: name, countries: countryCounts),
        !place.country.isEmpty
      {
        return place.country
      }
    }
    return nil
  }

  private static let locative: Set<String> = [
    "in", "at", "near", "inside", "within", "across", "throughout", "outside", "around",
  ]
}

/// A phrase that names a party, as an antecedent for pronouns and short forms.
struct PartyMention {
  var sentence: Int
  var token: Int
  var reference: PartyReference
  var isSubject: Bool
}
