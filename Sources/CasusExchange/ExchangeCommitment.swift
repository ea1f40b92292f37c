internal import CasusRecords
internal import CasusText

struct ExchangeAction: Codable, Sendable {
  var quote: String
  @OrNull var type: String?
  var polarity: String
  var start: Int?
  var end: Int?
}

struct ExchangeCondition: Codable, Sendable {
  var quote: String
  var kind: String
  @OrNull var type: String?
  @OrNull var actor: ExchangeParty?
  @OrNull var target: String?
  var start: Int?
  var end: Int?
  var targetSpan: [Int]?
  var targetParty: ExchangeParty?
  var targetRelation: String?
  var quantifier: String?
  var omission: Bool?

  enum CodingKeys: String, CodingKey {
    case quote, kind, type, actor, target, start, end, quantifier, omission
    case targetSpan = "target_span"
    case targetParty = "target_party"
    case targetRelation = "target_relation"
  }

  init(_ condition: Condition) {
    quote = condition.quote.text
    kind = condition.kind.rawValue
    _type = OrNull(wrappedValue: condition.type?.rawValue)
    _actor = OrNull(wrappedValue: condition.actor.map(ExchangeParty.init))
    _target = OrNull(wrappedValue: condition.target?.text)
    start = condition.quote.span.start
    end = condition.quote.span.end
    targetSpan = condition.target?.span.pair
    targetParty = condition.targetParty.map(ExchangeParty.init)
    targetRelation = condition.targetRelation
    quantifier = condition.quantifier?.rawValue
    omission = condition.isOmission ? true : nil
  }

  func condition(in finder: WordFinder) -> Condition? {
    guard let kind = ConditionKind(rawValue: kind),
      let quote = finder.quote(
        quote, at: start.flatMap { start in end.map { [[start, $0]] } })
    else { return nil }
    var inside = finder
    inside.near = quote.span
    return Condition(
      quote: quote, kind: kind, type: type.flatMap(EventType.init(rawValue:)),
      actor: actor?.party(in: inside), target: inside.quote(target, at: targetSpan.map { [$0] }),
      targetParty: targetParty?.party(in: inside), targetRelation: targetRelation,
      quantifier: quantifier.flatMap(Quantifier.init(rawValue:)), isOmission: omission ?? false)
  }
}

struct ExchangeCommitment: Codable, Sendable {
  var id: String?
  var `in`: String?
  @OrNull var holder: ExchangeParty?
  @OrNull var addressee: ExchangeParty?
  var act: String
  var action: ExchangeAction
  @OrNull var condition: ExchangeCondition?
  var strength: String
  @OrNull var deadline: String?
  var deadlineDate: String?
  @OrNull var authority: String?
  var speaker: ExchangeParty?
  var via: String?
  var restated: [String]?
  var start: Int?
  var end: Int?
  var evidence: [String: [[Int]]]?
  var confidence: ExchangeConfidence?
  var provenance: ExchangeProvenance?

  enum CodingKeys: String, CodingKey {
    case id, `in`, holder, addressee, act, action, condition, strength, deadline, authority
    case speaker, via, restated, start, end, evidence, confidence, provenance
    case deadlineDate = "deadline_date"
  }

  init(_ commitment: Commitment) {
    id = commitment.id.text
    `in` = commitment.place == .title ? "title" : nil
    _holder = OrNull(wrappedValue: commitment.holder.map(ExchangeParty.init))
    _addressee = OrNull(wrappedValue: commitment.addressee.map(ExchangeParty.init))
    act = commitment.act.rawValue
    let quote = commitment.action.quote
    action = ExchangeAction(
      quote: quote.text, type: OrNull(wrappedValue: commitment.action.type?.rawValue),
      polarity: commitment.action.polarity.rawValue, start: quote.span.start, end: quote.span.end)
    _condition = OrNull(wrappedValue: commitment.condition.map(ExchangeCondition.init))
    strength = commitment.strength.rawValue
    _deadline = OrNull(wrappedValue: commitment.deadline?.text)
    deadlineDate = commitment.deadlineDate?.edtf
    _authority = OrNull(wrappedValue: commitment.authority?.rawValue)
    speaker = commitment.speaker.map(ExchangeParty.init)
    via = commitment.via?.text
    restated = commitment.restated.map(\.text)
    var evidence: [String: [[Int]]] = [:]
    evidence["deadline"] = commitment.deadline.map { [$0.span.pair] }
    evidence["via"] = commitment.via.map { [$0.span.pair] }
    if !commitment.restated.isEmpty { evidence["restated"] = commitment.restated.map(\.span.pair) }
    self.evidence = evidence.isEmpty ? nil : evidence
    confidence = commitment.confidence.map(ExchangeConfidence.init)
    provenance = ExchangeProvenance(commitment.provenance)
  }

  func commitment(in document: SourceDocument) -> Commitment? {
    guard
      var finder = WordFinder(document, in: `in`), let act = CommitmentAct(rawValue: act),
      let strength = Strength(rawValue: strength),
      let polarity = ActionPolarity(rawValue: action.polarity),
      let quote = finder.quote(
        action.quote, at: action.start.flatMap { start in action.end.map { [[start, $0]] } })
    else { return nil }
    finder.near = quote.span
    return Commitment(
      id: id.map(RecordID.init(text:)) ?? .unset, place: finder.place,
      holder: holder?.party(in: finder), addressee: addressee?.party(in: finder), act: act,
      action: CommittedAction(
        quote: quote, type: action.type.flatMap(EventType.init(rawValue:)), polarity: polarity),
      condition: condition?.condition(in: finder), strength: strength,
      deadline: finder.quote(deadline, at: evidence?["deadline"]),
      deadlineDate: deadlineDate.flatMap(DateSpan.init(edtf:)),
      authority: authority.flatMap(Authority.init(rawValue:)),
      speaker: speaker?.party(in: finder), via: finder.quote(via, at: evidence?["via"]),
      restated: finder.quotes(restated ?? [], at: evidence?["restated"]),
      confidence: confidence?.confidence, provenance: provenance.provenance(in: finder))
  }
}

extension ExchangeAction {
  init(quote: String, type: OrNull<String>, polarity: String, start: Int?, end: Int?) {
    self.quote = quote
    _type = type
    self.polarity = polarity
    self.start = start
    self.end = end
  }
}
