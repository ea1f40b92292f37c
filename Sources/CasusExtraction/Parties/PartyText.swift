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
  /// The title, whose first country says what the body is about.
  private let lead: PartyText?
  private(set) var views: [NamedSentence]
  /// How often the text names each country, in any form.
  var countryCounts: [String: Int] = [:]
  /// Countries in the order of their first mention.
  private(set) var countryOrder: [String] = []
  var countryMentions: [(sentence: Int, token: Int, code: String, weight: Int)] = []
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
    views: [NamedSentence], lead: PartyText? = nil
  ) {
    self.lead = lead
    self.knowledge = knowledge
    self.date = date
    self.place = place
    self.source = source
    self.views = views
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

  /// Counts what names countries, plain names first: they settle the ambiguous ones.
  private func countCountries() {
    for sentence in views.indices {
      for (index, span) in views[sentence].spans.enumerated() {
        let codes = Set(span.countries.map(\.code))
        guard codes.count > 1 else { continue }
        let others = views.lazy.flatMap(\.spans).filter { Set($0.countries.map(\.code)).count == 1 }
        let named = Set(others.compactMap { $0.country?.code })
        let fitting = span.countries.filter { named.contains($0.code) }
        if let chosen = fitting.last ?? span.countries.last {
          let rest = span.readings.filter { if case .country = $0 { false } else { true } }
          views[sentence].spans[index].readings =
            [.country(code: chosen.code, form: chosen.form)] + rest
        }
      }
    }
    for sentence in views.indices { countCountries(in: sentence) }
    if countryOrder.isEmpty { countPlaces() }
  }

  private func countCountries(in sentence: Int) {
    let view = views[sentence]
    for span in view.spans {
      var code: String?
      var weight = 2
      if let country = span.country {
        code = country.code
        if country.form == .adjective { weight = 1 }
      } else if let party = knowledge.party(among: span.parties, on: date) {
        code = party.country
        weight = 1
      }
      guard let code, Self.isState(code) else { continue }
      let head = view.nominalHead(span.tokens.upperBound - 1)
      let isSubject = view.sentence.tokens[head].relation.base == "nsubj"
      count(code, weight + (isSubject ? 2 : 0), sentence, span.tokens.lowerBound)
    }
  }

  /// A town of fewer people says nothing about where a text is set: some village bears most names.
  static let knownTown = 50_000

  /// Where no country is named, the places that the analysis saw tell which one it is about.
  private func countPlaces() {
    for sentence in views.indices {
      for mention in views[sentence].sentence.mentions
      where mention.label == .location || mention.label == .other {
        let name = quote(mention.tokens, in: sentence).text
        guard let place = knowledge.gazetteer.place(named: name), !place.country.isEmpty,
          place.kind != .city || place.population > Self.knownTown
        else { continue }
        count(place.country, 1, sentence, mention.tokens.lowerBound)
      }
    }
  }

  private func count(_ code: String, _ weight: Int, _ sentence: Int, _ token: Int) {
    if countryCounts[code] == nil { countryOrder.append(code) }
    countryCounts[code, default: 0] += weight
    countryMentions.append((sentence, token, code, weight))
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
        // A country before a noun is named there; a part of a longer name is not.
        case "compound", "amod":
          return token.upos == .propn && views[sentence].span(at: index) != nil
            ? (sentence, index) : nil
        default:
          // "The leader of the Houthis Abdul-Malik al-Houthi": a known body is no title.
          let isBody =
            token.upos == .propn
            && views[sentence].span(at: index).map { !$0.parties.isEmpty } ?? false
          if token.relation.label == "nmod:desc", !isBody { return nil }
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
      introduced[key]?.country =
        known.isCountryInferred || known.country == nil ? reference.country : known.country
      introduced[key]?.isCountryInferred = known.isCountryInferred && reference.isCountryInferred
      introduced[key]?.sector =
        reference.isTitled && !known.isTitled && reference.sector != nil
        ? reference.sector : known.sector ?? reference.sector
      introduced[key]?.isTitled = known.isTitled || reference.isTitled
      introduced[key]?.role = known.role ?? reference.role
      introduced[key]?.privateRole = known.privateRole ?? reference.privateRole
      return
    }
    introduced[key] = reference
    let words = name.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    guard words.count > 1 else { return }
    for word in words where word.first?.isUppercase == true && word.utf8.count > 2 {
      let short = NameKey.folded(word)
      guard knowledge.roles[word.lowercased()]?.isPrivate ?? true,
        knowledge.country(named: word) == nil
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

  /// The country that a bare role noun goes with.
  ///
  /// - Parameter isOffice: an office goes with the state that acts in the text, other people with
  ///   the place where the sentence is set.
  func contextCountry(in sentence: Int, before token: Int, isOffice: Bool) -> String? {
    if !isOffice, let local = localCountry(of: sentence) { return local }
    if isOffice, let seat = seat(openingOf: sentence, before: token) { return seat }
    var scores: [String: Int] = countryCounts
    if let first = lead?.countryOrder.first { scores[first, default: 0] += 4 }
    if let first = countryOrder.first { scores[first, default: 0] += 4 }
    for mention in countryMentions where mention.sentence <= sentence {
      if mention.sentence == sentence, mention.token >= token { continue }
      let distance = sentence - mention.sentence
      if distance <= 1 { scores[mention.code, default: 0] += mention.weight * (2 - distance) }
    }
    var best: (code: String, score: Int)?
    for code in countryOrder {
      let score = scores[code] ?? 0
      if score > best?.score ?? 0 { best = (code, score) }
    }
    return best?.code ?? borrowed?.mainCountry
      ?? countryCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// "In Lisbon the Defence Ministry said": the state at whose seat the sentence opens.
  private func seat(openingOf sentence: Int, before token: Int) -> String? {
    let view = views[sentence]
    guard token > 1, view.words.first.map({ knowledge.has($0, use: "locative") }) == true,
      let span = view.span(at: 1), span.tokens.upperBound <= token,
      let country = span.country, country.form == .capital
    else { return nil }
    return country.code
  }

  var mainCountry: String? { countryOrder.max { countryCounts[$0] ?? 0 < countryCounts[$1] ?? 0 } }

  /// The country of the place where a sentence is set, where it says so.
  func localCountry(of sentence: Int) -> String? {
    if let known = localCountries[sentence] { return known }
    let found = localCountry(in: sentence)
    localCountries[sentence] = .some(found)
    return found
  }

  private func localCountry(in sentence: Int) -> String? {
    let view = views[sentence]
    for index in view.sentence.tokens.indices where view.sentence.tokens[index].upos == .propn {
      guard knowledge.has(view.sentence.marker(of: index) ?? "", use: "locative") else {
        continue
      }
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
}

/// A phrase that names a party, as an antecedent for pronouns and short forms.
struct PartyMention {
  var sentence: Int
  var token: Int
  var reference: PartyReference
  var isSubject: Bool
}
