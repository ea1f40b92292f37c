public import CasusText

/// Everything that was read out of one document.
public struct DocumentRecords: Hashable, Sendable {
  public var document: SourceDocument
  public var events: [Event]
  public var statements: [Statement]
  public var commitments: [Commitment]
  public var policies: [Policy]
  public var transfers: [Transfer]
  public var links: [Link]
  public var claims: [Claim]
  /// What else is told as done or not done; commitments are followed through it.
  public var happenings: [Happening] = []
  public var findings: [Finding]
  /// Sentence by sentence; empty unless it was asked for.
  public var account: [SentenceAccount] = []

  public init(
    document: SourceDocument, events: [Event] = [], statements: [Statement] = [],
    commitments: [Commitment] = [], policies: [Policy] = [], transfers: [Transfer] = [],
    links: [Link] = [], claims: [Claim] = [], findings: [Finding] = []
  ) {
    self.document = document
    self.events = events
    self.statements = statements
    self.commitments = commitments
    self.policies = policies
    self.transfers = transfers
    self.links = links
    self.claims = claims
    self.findings = findings
  }
}

extension DocumentRecords {
  /// The same records with ids from content: document, kind, place and key words, so that two
  /// readings of one text agree and no two records of it collide.
  public func identified() -> DocumentRecords {
    var result = self
    var seen: [String: Int] = [:]
    func id(_ kind: String, _ place: RecordPlace, _ key: Quote, _ more: String) -> RecordID {
      let parts = [document.id, kind, place.rawValue, "\(key.span.start)", key.text, more]
      let base = parts.joined(separator: "\u{1F}")
      let count = seen[base, default: 0]
      seen[base] = count + 1
      return RecordID(kind: kind, parts: count == 0 ? parts : parts + ["\(count)"])
    }
    for i in events.indices {
      let e = events[i]
      result.events[i].id = id("ev", e.place, e.trigger, e.type.rawValue)
    }
    for i in statements.indices {
      let s = statements[i]
      result.statements[i].id = id("st", s.place, s.content, s.cue.text)
    }
    for i in commitments.indices {
      let c = commitments[i]
      result.commitments[i].id = id("cm", c.place, c.action.quote, c.holder?.name.text ?? "")
    }
    for i in policies.indices {
      let p = policies[i]
      result.policies[i].id = id("po", p.place, p.quote, p.kind.rawValue)
    }
    for i in transfers.indices {
      let t = transfers[i]
      result.transfers[i].id = id("tr", t.place, t.quote, t.kind.rawValue)
    }
    for i in links.indices {
      let l = links[i]
      result.links[i].id = id("ln", l.place, l.quote, l.kind.rawValue + l.from.text + l.to.text)
    }
    for i in claims.indices {
      let c = claims[i]
      result.claims[i].id = id("cl", c.place, c.quote, c.kind.rawValue)
    }
    for i in happenings.indices {
      let h = happenings[i]
      result.happenings[i].id = id("hp", h.place, h.trigger, h.status.rawValue)
    }
    return result
  }
}
