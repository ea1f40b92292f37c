public import CasusKnowledge
public import CasusRecords
public import CasusSyntax
internal import CasusText

/// Says which party a phrase names, for one whole document.
///
/// Names come from the knowledge files, from the names that the analysis found, and from how the
/// document introduces them ("the state company NorOil"); pronouns and short forms are given the
/// words that name the party elsewhere in the document, where there are any. What the text and
/// common knowledge leave open stays nil.
public final class PartyResolver {
  public let knowledge: Knowledge
  public let document: AnalysedDocument
  /// By place: text, title.
  let texts: [RecordPlace: PartyText]
  private var resolved: [PartyKey: Party?] = [:]

  public init(knowledge: Knowledge, document: AnalysedDocument) {
    self.knowledge = knowledge
    self.document = document
    var texts: [RecordPlace: PartyText] = [:]
    let source = document.document
    let particles = knowledge.words["particle"] ?? []
    let continental = knowledge.words["continental"] ?? []
    func views(_ sentences: [Sentence], own: NameIndex? = nil) -> [NamedSentence] {
      sentences.map {
        NamedSentence(
          $0, names: knowledge.names, own: own, particles: particles, continental: continental)
      }
    }
    var titleViews = views(document.titleSentences)
    var bodyViews = views(document.sentences)
    let states = UnknownStates(in: titleViews + bodyViews, knowledge: knowledge)
    if !states.isEmpty {
      titleViews = views(document.titleSentences, own: states.names)
      bodyViews = views(document.sentences, own: states.names)
    }
    let head = source.title.map {
      PartyText(
        knowledge: knowledge, date: source.date, place: .title, source: $0, views: titleViews)
    }
    let body = PartyText(
      knowledge: knowledge, date: source.date, place: .text, source: source.text,
      views: bodyViews, lead: head)
    if let head {
      head.countryCounts.merge(body.countryCounts) { $0 + $1 }
      head.borrowed = body
      texts[.title] = head
    }
    texts[.text] = body
    self.texts = texts
  }

  /// The party that the phrase around a token names, or stands for.
  ///
  /// Nil where the words name no party: a thing without an owner, a day, a clause. A pronoun
  /// without an antecedent gives nil too.
  public func party(
    at token: Int, in sentence: Int, place: RecordPlace = .text
  ) -> Party? {
    guard let text = texts[place], text.views.indices.contains(sentence),
      text.views[sentence].sentence.tokens.indices.contains(token)
    else { return nil }
    let key = PartyKey(place: place, sentence: sentence, token: token)
    if let known = resolved[key] { return known }
    let party = text.party(at: token, in: sentence)
    resolved[key] = .some(party)
    return party
  }

  /// The parties of a coordination, in its order: "A, B and C" gives three.
  ///
  /// "The two countries" and "both sides" give the two that they stand for, "Norlandic and Ostlandic
  /// forces" the two whose forces they are.
  public func parties(
    at token: Int, in sentence: Int, place: RecordPlace = .text
  ) -> [Party] {
    guard let text = texts[place], text.views.indices.contains(sentence) else { return [] }
    if let pair = text.pair(at: token, in: sentence) { return pair }
    var result: [Party] = []
    for member in text.views[sentence].coordination(at: token) {
      let peoples = text.peoples(at: member, in: sentence)
      if peoples.count > 1, let whole = party(at: member, in: sentence, place: place) {
        for var people in peoples {
          people.sector = whole.sector
          result.append(people)
        }
        continue
      }
      guard let party = party(at: member, in: sentence, place: place),
        !result.contains(where: { $0.name.span == party.name.span })
      else { continue }
      result.append(party)
    }
    return result
  }

  /// The party that a modifier names: "Israeli" of "Israeli airstrikes", "Iran's" of "Iran's offer".
  ///
  /// - Parameter token: the modifier, or the noun that it modifies.
  public func partyOfModifier(
    at token: Int, in sentence: Int, place: RecordPlace = .text
  ) -> Party? {
    guard let text = texts[place], text.views.indices.contains(sentence) else { return nil }
    return text.partyOfModifier(at: token, in: sentence)
  }

  /// The country that a name or adjective at a token means by itself, whatever it stands before.
  func countryParty(at token: Int, in sentence: Int, place: RecordPlace) -> Party? {
    texts[place]?.countryParty(at: token, in: sentence)
  }

  /// How often a text names a country, in any form.
  func mentions(ofCountry code: String, place: RecordPlace) -> Int {
    texts[place]?.countryCounts[code] ?? 0
  }

  /// Whether the token's phrase means one human being.
  public func isPerson(at token: Int, in sentence: Int, place: RecordPlace = .text) -> Bool {
    texts[place]?.reference(at: token, in: sentence)?.nature == .person
  }

  /// Whether the token's phrase means several people, or a body that can act as one.
  public func isCollective(at token: Int, in sentence: Int, place: RecordPlace = .text) -> Bool {
    guard let found = texts[place]?.reference(at: token, in: sentence) else { return false }
    return found.nature != .person && found.nature != .thing
  }

  /// Whether the token's phrase means a thing that belongs to somebody: "tanker", "embassy".
  public func isThing(at token: Int, in sentence: Int, place: RecordPlace = .text) -> Bool {
    texts[place]?.isThing(at: token, in: sentence) ?? false
  }

  /// The place that a phrase names: its words, and what the gazetteer knows where the text settles
  /// which place is meant. Nil where neither the gazetteer nor the analysis sees a place.
  public func placeReference(
    at token: Int, in sentence: Int, place: RecordPlace = .text
  ) -> PlaceReference? {
    texts[place]?.placeReference(at: token, in: sentence)
  }
}

private struct PartyKey: Hashable {
  var place: RecordPlace
  var sentence: Int
  var token: Int
}
