internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension DocumentReading {
  /// The party that the phrase around a token names or stands for, by its words alone.
  func party(at token: Int, in sentence: Int) -> Party? {
    let tree = sentences[sentence]
    guard tree.isNominal(token) else { return nil }
    return Party(name: phrase(at: token, in: sentence, without: .name))
  }

  /// The parties of a coordination, in its order.
  func parties(at token: Int, in sentence: Int) -> [Party] {
    sentences[sentence].conjuncts(of: token).compactMap { party(at: $0, in: sentence) }
  }
}
