internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// A token, addressed within one text.
struct TokenPlace: Hashable, Comparable {
  var sentence: Int
  var token: Int

  static func < (a: TokenPlace, b: TokenPlace) -> Bool {
    (a.sentence, a.token) < (b.sentence, b.token)
  }
}

/// A trigger that may become an event, with what its words bind, before events are told apart.
struct EventCandidate {
  var at: TokenPlace
  /// Tokens that the trigger's words cover.
  var words: ClosedRange<Int>
  /// The tokens of the entry itself: "accuse" and "of", not whoever stands between them.
  var own: Set<Int> = []
  var type: EventType
  var mode: String?
  var contexts: [String]
  var frame: EventFrame
  var rule: String
  var entries: [String]
  var isVerbal: Bool
  /// The trigger's head, for telling words that come again.
  var lemma = ""

  var agents: [Party] = []
  var recipients: [Party] = []
  var objects: [Quote] = []
  var location: PlaceReference?
  /// How surely the place is the event's; 0 without one.
  var locationRank = 0
  var when: Quote?
  var date: DateSpan?
  /// Whether its recipients are those who were killed.
  var isKilling = false
  var killed: CasualtyCount?
  var injured: CasualtyCount?
  var status: Factuality = .asserted
  var bySource: [SourcedFactuality] = []
  /// Kinds of the words by which sources tell of it, and the sectors of those sources.
  var sources: [EventSource] = []
  var steps: [String] = []
  /// Other triggers of the same event.
  var mentions: [Quote] = []
  /// Whether the trigger is a definite noun that points back: "the attack".
  var isDefinite = false
  var agentTokens: [Int] = []
  /// Whether a party itself is the patient, not only the owner of a thing.
  var hasDirectRecipient = false
  /// Tokens of those whom it is done to, for counting.
  var patientTokens: [Int] = []
}

/// One source of an event: who tells of it and by what kind of word.
struct EventSource {
  var kind: String
  var party: Party?
  /// A party to the event, or to the same side.
  var isInvolved: Bool
  /// Does it, and says so.
  var isActor: Bool
}

/// How a lexicon entry's arguments lie: the words of its `frame` and `needs` columns.
struct EventFrame: Hashable {
  enum Need: String { case recipient, actor, both, authority, either, force, armed }

  /// Where recipients stand, tried in order: `obj`, `iobj`, or a preposition.
  var slots: [String]
  /// Subjects joined by "and" act together; so do those "between" them.
  var isSymmetric: Bool
  /// The subject is the one to whom it is done.
  var patientIsSubject: Bool
  /// The object is the place: "captured the town".
  var objectIsPlace: Bool
  /// The object is a thing, never the recipient.
  var objectIsThing: Bool
  /// An order, a vow, a proposal: where its act is an event itself, that is the one to tell.
  var yieldsToAct: Bool
  var need: Need?

  init(_ frame: String, needs: String?) {
    var words = frame.split(separator: " ").map(String.init)
    isSymmetric = words.contains("sym")
    patientIsSubject = words.contains("patient:subj")
    objectIsThing = words.contains("obj:thing")
    objectIsPlace = words.contains("obj:place")
    yieldsToAct = words.contains("yields")
    if objectIsThing || objectIsPlace { words.append("obj") }
    slots = words.filter { !$0.contains(":") && !["sym", "yields", "-"].contains($0) }
    need = needs.flatMap(Need.init(rawValue:))
  }
}
