internal import CasusExchange
internal import CasusRecords
internal import CasusStore
public import CasusText
internal import CasusTracking

/// One alert in words: what is new, and the short quotes that it rests on.
public struct AlertEntry: Hashable, Sendable {
  public var sequence: Int64
  public var kind: String
  public var subject: String
  public var known: CivilDate
  public var document: String?
  public var title: String
  public var quotes: [String]
  public var corrects: Int64?
}

/// A commitment that falls due.
public struct Deadline: Hashable, Sendable {
  public var commitment: String
  public var day: CivilDate
  public var title: String
  public var words: String
}

extension LedgerViews {
  public func alerts(since: CivilDate?, kinds: Set<String>) throws -> [AlertEntry] {
    try reader.alerts(since: since).filter { kinds.contains($0.kind) }.compactMap { alert in
      guard let (title, quotes) = try words(of: alert) else { return nil }
      return AlertEntry(
        sequence: alert.sequence, kind: alert.kind, subject: alert.subject, known: alert.known,
        document: alert.document, title: title, quotes: quotes, corrects: alert.corrects)
    }
  }

  /// Open commitments with a deadline from a day on, the nearest first.
  public func deadlines(asOf: CivilDate) throws -> [Deadline] {
    try commitments(asOf: asOf).compactMap { view in
      guard let day = view.terms.deadline, day >= asOf,
        view.outcome.state == .standing || view.outcome.state == .conditionMet
      else { return nil }
      return Deadline(
        commitment: view.record.id, day: day, title: Self.title(of: view.commitment),
        words: view.commitment.deadline?.text ?? day.iso)
    }.sorted { ($0.day, $0.commitment) < ($1.day, $1.commitment) }
  }

  /// Never without its authority: no party is made to say what unnamed officials told a newspaper.
  static func title(of commitment: Commitment) -> String {
    let holder = commitment.holder?.name.text ?? "unnamed"
    let condition = commitment.condition.map { ", " + $0.quote.text } ?? ""
    let authority = commitment.authority.map { " (\($0.rawValue))" } ?? ""
    return holder + " " + commitment.phrase + ": " + commitment.action.quote.text + condition
      + authority
  }

  private func words(of alert: StoredAlert) throws -> (String, [String])? {
    switch alert.kind {
    case "commitment":
      guard let (commitment, stored) = try commitment(alert.subject) else { return nil }
      return (
        Self.title(of: commitment),
        [Self.sentence(commitment.provenance.sentence, of: stored.document.text)]
      )
    case "event":
      guard let record = try reader.record(alert.subject), let view = try event(record) else {
        return nil
      }
      let sentence = Self.sentence(
        view.event.provenance.sentence, of: view.document.document.text)
      return ("\(view.event.type.rawValue) \(view.event.trigger.text)", [sentence])
    case "transition":
      guard let logged = try Int64(alert.subject).flatMap({ try reader.logged($0) }) else {
        return nil
      }
      return try words(of: logged)
    case "correction":
      guard let corrected = alert.corrects, let sequence = try reader.alert(corrected)?.subject,
        let logged = try Int64(sequence).flatMap({ try reader.logged($0) })
      else { return nil }
      let t = logged.transition
      return (
        "alert \(corrected) falls (\(t.effect.rawValue) of \(t.commitment)): "
          + (logged.retractionReason ?? ""), []
      )
    default: return nil
    }
  }

  /// Both sentences: the commitment's and the one that does something to it.
  private func words(of logged: LoggedTransition) throws -> (String, [String])? {
    let t = logged.transition
    guard let (title, sentence, stored) = try subject(t.commitment.text) else { return nil }
    var quotes = [Self.sentence(sentence, of: stored.document.text)]
    if let name = t.document, let later = try reader.document(name), later.removed == nil {
      quotes.append(
        Self.sentence(
          t.sentence ?? t.quote?.span ?? TextSpan(start: 0, end: 0), of: later.document.text))
    }
    quotes += t.chain.map { "\($0.from) \($0.kind.rawValue) \($0.to): \($0.quote)" }
    return (
      "\(t.effect.rawValue.replacing("_", with: " ")): " + title, quotes
    )
  }

  /// What a commitment or policy is, in one line; nil for an id that is neither.
  public func title(ofSubject id: String) throws -> String? { try subject(id)?.0 }

  /// The commitment or policy that a transition moves: its title and where it was first told.
  private func subject(_ id: String) throws -> (String, TextSpan, StoredDocument)? {
    if let (commitment, stored) = try commitment(id) {
      return (Self.title(of: commitment), commitment.provenance.sentence, stored)
    }
    guard let record = try reader.record(reader.resolved(id)), record.kind == .policy,
      let stored = try reader.document(record.document),
      let policy = try RecordExchange.policy(from: record.payload, in: stored.document)
    else { return nil }
    return (Self.title(of: policy), policy.provenance.sentence, stored)
  }

  private func commitment(_ id: String) throws -> (Commitment, StoredDocument)? {
    guard let record = try reader.record(reader.resolved(id)), record.kind == .commitment,
      let stored = try reader.document(record.document),
      let commitment = try RecordExchange.commitment(from: record.payload, in: stored.document)
    else { return nil }
    return (commitment, stored)
  }

  /// A short quote: never more than a few hundred characters leave the ledger.
  static func sentence(_ span: TextSpan, of text: SourceText) -> String {
    guard text.contains(span), !span.isEmpty else { return String(text.string.prefix(300)) }
    return String(text.words(in: span).prefix(400))
  }
}
