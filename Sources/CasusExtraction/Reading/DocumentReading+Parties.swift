internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension DocumentReading {
  /// The party that the phrase around a token names or stands for; nil where it names none.
  func party(at token: Int, in sentence: Int) -> Party? {
    resolver.party(at: token, in: sentence, place: place)
  }

  /// The parties of a coordination, in its order; "the two countries" gives both.
  func parties(at token: Int, in sentence: Int) -> [Party] {
    resolver.parties(at: token, in: sentence, place: place)
  }

  /// The party that a modifier names: "Israeli" of "Israeli airstrikes". The token is the
  /// modifier, or the noun whose modifiers are to be looked at.
  func partyOfModifier(at token: Int, in sentence: Int) -> Party? {
    resolver.partyOfModifier(at: token, in: sentence, place: place)
  }

  /// Whether the phrase means a thing that belongs to somebody, and no actor: "tanker", "depot".
  func isThing(at token: Int, in sentence: Int) -> Bool {
    resolver.isThing(at: token, in: sentence, place: place)
  }
}
