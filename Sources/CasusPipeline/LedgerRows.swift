internal import CasusExchange
internal import CasusRecords
internal import CasusStore
internal import CasusText
internal import Foundation

/// A document's records as rows of the ledger.
enum LedgerRows {
  static func rows(of records: DocumentRecords, day: CivilDate) throws -> [StoredRecord] {
    let document = records.document.id
    var rows: [StoredRecord] = []
    func add(
      _ id: RecordID, _ kind: RecordKind, type: String?, party: Party?, target: Party?,
      date: CivilDate? = nil, _ payload: Data
    ) {
      rows.append(
        StoredRecord(
          id: id.text, document: document, kind: kind, type: type, party: party?.name.text,
          partyCountry: party?.country, target: target?.name.text,
          targetCountry: target?.country, day: date ?? day, payload: payload, cluster: id.text))
    }
    for e in records.events {
      add(
        e.id, .event, type: e.type.rawValue, party: e.actors.first, target: e.recipients.first,
        date: e.date?.first, try RecordExchange.payload(e))
    }
    for s in records.statements {
      add(
        s.id, .statement, type: nil, party: s.speaker, target: nil, try RecordExchange.payload(s))
    }
    for c in records.commitments {
      add(
        c.id, .commitment, type: c.action.type?.rawValue, party: c.holder, target: c.addressee,
        try RecordExchange.payload(c))
    }
    for p in records.policies {
      add(
        p.id, .policy, type: p.kind.rawValue, party: p.holder, target: p.recipient,
        try RecordExchange.payload(p))
    }
    for t in records.transfers {
      add(
        t.id, .transfer, type: t.kind.rawValue, party: t.giver, target: t.receiver,
        try RecordExchange.payload(t))
    }
    for l in records.links {
      add(
        l.id, .link, type: l.kind.rawValue, party: nil, target: l.toParty,
        try RecordExchange.payload(l))
    }
    for c in records.claims {
      add(
        c.id, .claim, type: c.kind.rawValue, party: c.claimant, target: nil,
        try RecordExchange.payload(c))
    }
    for h in records.happenings {
      add(
        h.id, .happening, type: nil, party: h.doer, target: nil, date: h.date?.first,
        try RecordExchange.payload(h))
    }
    return rows
  }
}
