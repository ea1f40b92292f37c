public import CasusRecords
public import CasusText

/// An event of one report as matching sees it: derived from the record, derivable again.
public struct EventFact: Hashable, Sendable {
  public var id: RecordID
  public var document: String
  /// When it happened, or the report's date where the text does not say.
  public var date: CivilDate
  public var reported: CivilDate
  public var type: EventType
  public var status: Factuality
  public var actors: [PartyFact]
  public var recipients: [PartyFact]
  public var placeCountry: String?
  public var trigger: Words
  /// The trigger without what only describes it.
  public var act: Words
  /// How many of the words of the trigger and its objects end something: "revokes the removal".
  public var endings: Int
  /// The trigger and the heads of what it is done to: "a video", not the hostages that it shows.
  public var focus: Words
  /// The sentence speaks of all, every or the remaining ones.
  public var isUniversal: Bool
  /// The sentence tells of the step that makes it so: a signature, an order.
  public var isEnacted: Bool
  public var objects: Words
  public var place: Words
  /// The whole sentence, the trigger among it.
  public var sentence: Words
  public var killed: Int?
  /// Quantities that the sentence names.
  public var amounts: [Quantity]
  /// Of none of the types: only its words speak for it, and `type` says nothing.
  public var isHappening = false
  /// A verb tells it, as news; "the attack" may look back.
  public var isVerbal = true
  /// The sentence only brings a count of an event told before up to date.
  public var isFollowUp: Bool
  /// Parties under which commitments are looked for besides the actors: those that a telling names.
  public var named: [PartyFact] = []
  /// Told as a statement's content: nothing but the turn that it gives to a plan counts.
  public var telling: Telling?
  /// The words to print, the trigger, and the sentence around them.
  public var quote: Quote
  public var sentenceSpan: TextSpan
  /// The words as given of objects and place, for the links between assets.
  public var assets: [String]

  /// What a statement says of a plan or a measure, and who says so.
  public struct Telling: Hashable, Sendable {
    public var speaker: PartyFact?
    /// "Will not take effect", "will not go ahead".
    public var isCalledOff: Bool
  }

  /// Told never to have come about.
  public var isForGood = false
  /// The sentence speaks of a plan, a threat, an offer or a promise.
  public var isOfIntent = false
  /// Something arrives, is sent or handed over.
  public var isGiving = false

  /// Came about, as far as the report goes; a belligerent's word is taken for its own fighting.
  var isFact: Bool {
    switch status {
    case .asserted: true
    case .alleged: type == .assault
    case .expected: isEnacted
    case .denied, .possible: false
    }
  }
}

/// A commitment of one report as matching sees it.
public struct CommitmentFact: Hashable, Sendable {
  public var id: RecordID
  public var document: String
  public var stated: CivilDate
  public var holder: PartyFact?
  public var addressee: PartyFact?
  public var act: CommitmentAct
  public var type: EventType?
  /// The words of the action without the holder's name.
  public var action: Words
  /// How many words of the action end something.
  public var endings: Int
  public var amounts: [Quantity]
  public var condition: ConditionFact?
  public var terms: Terms
  public var sentence: Words
  public var quote: Quote
  public var sentenceSpan: TextSpan
  /// Some of what is promised that the same sentence tells to have been given.
  public var share: Share?

  public struct Share: Hashable, Sendable {
    public var quote: Quote
    /// "24 of 60".
    public var note: String
  }
}

/// What has to come about, as far as the text gives it.
public struct ConditionFact: Hashable, Sendable {
  public var kind: ConditionKind
  public var type: EventType?
  public var isOmission: Bool
  public var actor: PartyFact?
  public var targetParty: PartyFact?
  public var target: Words
  /// The target without what only describes it.
  public var targetHead: Words
  public var words: Words
  /// Every case is asked for, so that some of them settle nothing.
  public var isUniversal: Bool
  /// "As long as", "while": something that lasts, not something that comes about.
  public var isState: Bool
  /// "crucial to", "owned by": the target is described by a relation to a party.
  public var relation: String?
}
