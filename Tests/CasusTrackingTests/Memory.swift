import Foundation
import CasusRecords
import CasusText
import CasusTracking
import Testing

/// A ledger in memory, with invented countries, for tests of the matching.
final class Memory: LedgerMemory {
  struct EventSketch {
    var trigger: String
    var type: EventType
    var actor: String
    var recipient: String
    var status = Factuality.asserted

    init(_ trigger: String, _ type: EventType, by actor: String, on recipient: String) {
      self.trigger = trigger
      self.type = type
      self.actor = actor
      self.recipient = recipient
    }
  }

  struct CommitmentSketch {
    var holder: String
    var addressee: String
    var action: String
    var type: EventType
    var condition: (quote: String, kind: ConditionKind, type: EventType, actor: String)?

    init(
      _ holder: String, to addressee: String, _ action: String, _ type: EventType,
      condition: (quote: String, kind: ConditionKind, type: EventType, actor: String)? = nil
    ) {
      self.holder = holder
      self.addressee = addressee
      self.action = action
      self.type = type
      self.condition = condition
    }
  }

  private let tracker: Tracker
  private var facts: [TrackingChanges.Fact] = []
  private var clusters: [RecordID: RecordID] = [:]
  private var log: [Transition] = []
  /// A person split every record from every other.
  var isApart = false

  private static let countries = ["Norland": "NOR", "Ostland": "OST", "Westmark": "WES"]

  init() throws {
    var lexicon = MatchingLexicon()
    for (name, code) in Self.countries { lexicon.add(name: name, of: code) }
    try lexicon.readFrequencies("*\t5000\n", file: "test")
    try lexicon.readStopwords("unless\nto\nwill\nit\nsaid\nagain\n", file: "test")
    try lexicon.readNumbers("two\tone\t2\nseven\tone\t7\n", file: "test")
    lexicon.seal()
    tracker = Tracker(lexicon: lexicon)
  }

  /// Adds a report with one record and gives the effects that it had.
  @discardableResult
  func add(
    _ id: String, _ date: String, _ text: String, event: EventSketch? = nil,
    commitment: CommitmentSketch? = nil
  ) throws -> [TransitionEffect] {
    let day = try #require(CivilDate(iso: date))
    let source = SourceText(text)
    let provenance = Provenance(rule: "test", sentence: source.span)
    func quote(_ words: String) throws -> Quote {
      let range = try #require(text.range(of: words))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return Quote(
        text: words, span: TextSpan(start: start, end: start + words.unicodeScalars.count))
    }
    func party(_ name: String) throws -> Party {
      let country = Self.countries[name]
      return Party(
        name: try quote(name), country: country,
        sector: country == nil ? .civilian : .government)
    }
    var records = DocumentRecords(
      document: SourceDocument(id: id, date: day, text: source))
    if let event {
      records.events = [
        Event(
          trigger: try quote(event.trigger), type: event.type, actors: [try party(event.actor)],
          recipients: [try party(event.recipient)], status: event.status, provenance: provenance)
      ]
    }
    if let commitment {
      records.commitments = [
        Commitment(
          holder: try party(commitment.holder), addressee: try party(commitment.addressee),
          act: .threat,
          action: CommittedAction(quote: try quote(commitment.action), type: commitment.type),
          condition: try commitment.condition.map {
            Condition(
              quote: try quote($0.quote), kind: $0.kind, type: $0.type,
              actor: try party($0.actor))
          }, strength: .will, provenance: provenance)
      ]
    }
    let changes = try tracker.changes(of: records.identified(), on: day, memory: self)
    facts += changes.facts
    for membership in changes.memberships { clusters[membership.record] = membership.cluster }
    log += changes.transitions
    return changes.transitions.map(\.effect)
  }

  func events(under keys: [UInt64], from first: CivilDate, to last: CivilDate) -> [EventFact] {
    facts.compactMap { fact in
      guard case .event(let event) = fact.value, !Set(keys).isDisjoint(with: fact.keys),
        fact.day >= first, fact.day <= last
      else { return nil }
      return event
    }
  }

  func commitments(under keys: [UInt64], by day: CivilDate) -> [CommitmentFact] {
    facts.compactMap { fact in
      guard case .commitment(let commitment) = fact.value,
        !Set(keys).isDisjoint(with: fact.keys), fact.day <= day
      else { return nil }
      return commitment
    }
  }

  func policies(under keys: [UInt64], by day: CivilDate) -> [PolicyFact] {
    facts.compactMap { fact in
      guard case .policy(let policy) = fact.value, !Set(keys).isDisjoint(with: fact.keys),
        fact.day <= day
      else { return nil }
      return policy
    }
  }

  func decisions(on record: RecordID) -> Decisions {
    isApart ? Decisions(apart: Set(clusters.values)) : Decisions()
  }

  /// The first record that a report brought.
  func first(in document: String) -> RecordID? {
    facts.first { fact in
      if case .event(let event) = fact.value { event.document == document } else { false }
    }?.record
  }

  func links(under keys: [UInt64]) -> [LinkGraph.Edge] { [] }

  func cluster(of record: RecordID) -> RecordID { clusters[record] ?? record }

  func transitions(of commitment: RecordID) -> [Transition] {
    log.filter { $0.commitment == commitment }
  }
}
