internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// One text of a document, its title or its body, while records are being read out of it.
///
/// Every builder asks here for phrases, parties, times and factuality, so that two records about
/// the same words agree. Tokens are addressed by their index and their sentence's. Lives on one
/// thread, for one document.
final class DocumentReading {
  let document: SourceDocument
  let place: RecordPlace
  /// The text in which all offsets count.
  let source: SourceText
  let sentences: [Sentence]
  let rules: RuleSet
  /// Who the phrases of the whole document name or stand for.
  let resolver: PartyResolver
  private let preparedSentences: [PreparedSentence]
  private var factualities: [TokenPlace: FactualityReading] = [:]
  private var matches: [String: [RuleMatch]] = [:]
  let expressions: ExpressionReaders?
  var knownPlaces: [Int: [PlacePhrase]] = [:]
  private var knownTimes: [[TimeExpression]]?
  private var knownQuantities: [Int: [QuantityExpression]] = [:]

  init(
    document: SourceDocument, place: RecordPlace, source: SourceText, sentences: [Sentence],
    rules: RuleSet, resolver: PartyResolver, expressions: ExpressionReaders? = nil
  ) {
    self.document = document
    self.place = place
    self.source = source
    self.sentences = sentences
    self.rules = rules
    self.resolver = resolver
    self.expressions = expressions
    preparedSentences = sentences.map(rules.prepare)
  }

  var lexicons: LexiconSet { rules.lexicons }

  /// A sentence as the rules see it.
  func prepared(_ sentence: Int) -> PreparedSentence { preparedSentences[sentence] }

  /// Stretches between quotation marks, read once for all builders.
  lazy var statementQuotations = StatementQuotation.all(in: source)
  /// What the text says that somebody says, read once for statements and commitments.
  lazy var statementDrafts = StatementBuilder(reading: self).drafts()

  /// Every firing of a family's rules in a sentence, in the order of the triggers.
  func matches(about family: String, in sentence: Int) -> [RuleMatch] {
    let key = "\(family) \(sentence)"
    if let known = matches[key] { return known }
    let found = rules.matches(about: family, in: preparedSentences[sentence])
    matches[key] = found
    return found
  }

  /// The time expressions of a sentence; read for the whole text at once, since "the next day"
  /// looks back.
  func times(in sentence: Int) -> [TimeExpression] {
    if let knownTimes { return knownTimes[sentence] }
    let found =
      expressions?.times.expressions(in: sentences, date: document.date)
      ?? sentences.map { _ in [] }
    knownTimes = found
    return found[sentence]
  }

  /// The numbers, sums of money and measures of a sentence.
  func quantities(in sentence: Int) -> [QuantityExpression] {
    if let known = knownQuantities[sentence] { return known }
    let found = expressions?.quantities.quantities(in: sentences[sentence]) ?? []
    knownQuantities[sentence] = found
    return found
  }

  /// The longest entry of a lexicon that has its head at a token.
  func hit(_ lexicon: String, at token: Int, in sentence: Int) -> LexiconHit? {
    preparedSentences[sentence].hit(lexicon, at: token)
  }

  /// Whether the act that a word names came about, according to whom, and by which path.
  func factuality(at token: Int, in sentence: Int) -> FactualityReading {
    let key = TokenPlace(sentence: sentence, token: token)
    if let known = factualities[key] { return known }
    let found = FactualityReader(lexicons: lexicons).reading(
      of: token, in: preparedSentences[sentence], isTitle: place == .title,
      next: sentence + 1 < preparedSentences.count ? preparedSentences[sentence + 1] : nil)
    factualities[key] = found
    return found
  }
}
