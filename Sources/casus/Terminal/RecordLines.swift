internal import CasusPipeline
internal import CasusRecords
internal import CasusText

/// Records for a person at a terminal: a line that says what, and the sentence that says so.
struct RecordLines {
  let document: SourceDocument
  let style: TerminalStyle

  func heading(_ count: Int) -> String {
    var parts = [document.id]
    if let date = document.date { parts.append(date.iso) }
    if let title = document.title { parts.append(TerminalStyle.printable(title.string)) }
    if document.isTranslated { parts.append("from a translation") }
    parts.append(count == 1 ? "1 record" : "\(count) records")
    return style.bold(parts.joined(separator: " · "))
  }

  /// Commitments first: they are what Casus is for.
  func all(of records: DocumentRecords) -> [(id: RecordID, lines: [String])] {
    var all = records.commitments.map { ($0.id, lines($0)) }
    all += records.events.map { ($0.id, lines($0)) }
    all += records.statements.map { ($0.id, lines($0)) }
    all += records.policies.map { ($0.id, lines($0)) }
    all += records.transfers.map { ($0.id, lines($0)) }
    all += records.links.map { ($0.id, lines($0)) }
    all += records.claims.map { ($0.id, lines($0)) }
    all += records.happenings.map { ($0.id, lines($0)) }
    return all
  }

  func lines(_ event: Event) -> [String] {
    var parts = [event.type.rawValue, event.status.rawValue]
    let actors = event.actors.map(party).joined(separator: ", ")
    let recipients = event.recipients.map(party).joined(separator: ", ")
    if !actors.isEmpty || !recipients.isEmpty {
      parts.append(
        recipients.isEmpty ? actors : (actors.isEmpty ? "?" : actors) + " → " + recipients)
    }
    if !event.objects.isEmpty {
      parts.append("object: " + event.objects.map(\.text).joined(separator: ", "))
    }
    if let killed = event.killed { parts.append("killed " + count(killed)) }
    if let injured = event.injured { parts.append("injured " + count(injured)) }
    if let place = event.location { parts.append("at " + place.words.text) }
    if let date = event.date { parts.append(date.edtf) }
    return [
      row("event", parts),
      sentence(event.provenance, event.place, [event.trigger.span]),
    ]
  }

  func lines(_ statement: Statement) -> [String] {
    var parts = [statement.speaker.map(party) ?? "nobody named"]
    if statement.isAnonymous { parts.append("anonymous") }
    if let via = statement.via { parts.append("via " + via.text) }
    parts.append(statement.isDirect ? "direct speech" : "reported speech")
    return [
      row("statement", parts),
      sentence(
        statement.provenance, statement.place, [statement.cue.span, statement.content.span]),
    ]
  }

  func lines(_ commitment: Commitment) -> [String] {
    var parts = [commitment.act.rawValue, summary(commitment)]
    if let addressee = commitment.addressee { parts.append("to " + party(addressee)) }
    if let deadline = commitment.deadline {
      let words = TerminalStyle.printable(deadline.text)
      parts.append("due " + words + (commitment.deadlineDate.map { " (\($0.edtf))" } ?? ""))
    }
    if let authority = commitment.authority { parts.append("authority: " + authority.rawValue) }
    var marks = [commitment.action.quote.span]
    if let condition = commitment.condition { marks.append(condition.quote.span) }
    return [
      row("commitment", parts),
      sentence(commitment.provenance, commitment.place, marks),
    ]
  }

  func lines(_ policy: Policy) -> [String] {
    var parts = [policy.kind.rawValue, policy.state.rawValue.replacing("_", with: " ")]
    parts.append(
      (policy.holder.map(party) ?? "?") + (policy.recipient.map { " → " + party($0) } ?? ""))
    if let since = policy.sinceDate { parts.append("since " + since.edtf) }
    return [row("policy", parts), sentence(policy.provenance, policy.place, [policy.quote.span])]
  }

  func lines(_ transfer: Transfer) -> [String] {
    var parts = [transfer.kind.rawValue, transfer.status.rawValue]
    parts.append(
      (transfer.giver.map(party) ?? "?") + " → " + (transfer.receiver.map(party) ?? "?"))
    if let amount = transfer.amount { parts.append(self.amount(amount)) }
    if transfer.isCumulative { parts.append("running total") }
    if !transfer.items.isEmpty {
      parts.append(transfer.items.map(\.text).joined(separator: ", "))
    }
    return [
      row("transfer", parts), sentence(transfer.provenance, transfer.place, [transfer.quote.span]),
    ]
  }

  func lines(_ link: Link) -> [String] {
    let relation = link.kind.rawValue.replacing("_", with: " ")
    return [
      row("link", [link.from.text + " —" + relation + "→ " + link.to.text]),
      sentence(link.provenance, link.place, [link.from.span, link.to.span]),
    ]
  }

  func lines(_ claim: Claim) -> [String] {
    let claimant = claim.claimant.map { "claimed by " + party($0) } ?? "the report itself"
    return [
      row("claim", [claim.kind.rawValue, claimant]),
      sentence(claim.provenance, claim.place, [claim.quote.span]),
    ]
  }

  func lines(_ happening: Happening) -> [String] {
    var parts = [happening.status.rawValue]
    if let doer = happening.doer { parts.append(party(doer)) }
    return [
      row("happening", parts),
      sentence(happening.provenance, happening.place, [happening.words.span]),
    ]
  }

  /// Holder, strength and act, as `Norland may: end its embargo — if …`.
  func summary(_ commitment: Commitment) -> String {
    let holder = commitment.holder.map(party) ?? "?"
    var line =
      holder + " " + commitment.phrase + ": "
      + TerminalStyle.printable(commitment.action.quote.text)
    if let condition = commitment.condition {
      line += " — " + TerminalStyle.printable(condition.quote.text)
    }
    return line
  }

  private func row(_ kind: String, _ parts: [String]) -> String {
    let label = kind + String(repeating: " ", count: max(1, 12 - kind.count))
    return "  " + style.kind(label) + parts.joined(separator: " · ")
  }

  private func sentence(_ provenance: Provenance, _ place: RecordPlace, _ marks: [TextSpan])
    -> String
  {
    guard let text = place == .title ? document.title : document.text,
      text.contains(provenance.sentence)
    else { return "" }
    // A quotation may run over sentences: the line shows all that the marks touch.
    let whole = marks.filter(text.contains).reduce(provenance.sentence) { $0.union($1) }
    let lead = place == .title ? "title: " : ""
    return "              " + style.dim(lead) + style.sentence(whole, of: text, marking: marks)
  }

  private func party(_ party: Party) -> String {
    let name = TerminalStyle.printable(party.name.text)
    let codes = [party.country, party.sector?.rawValue].compactMap { $0 }
    return codes.isEmpty ? name : name + " (" + codes.joined(separator: " ") + ")"
  }

  private func count(_ count: CasualtyCount) -> String {
    switch (count.low, count.high, count.best) {
    case (let low?, let high?, _) where low != high: "\(low)–\(high)"
    case (let low?, nil, let best?) where low == best: "≥ \(best)"
    case (nil, let high?, nil): "≤ \(high)"
    case (_, _, let best?): "\(best)"
    default: TerminalStyle.printable(count.words.text)
    }
  }

  private func amount(_ amount: Amount) -> String {
    let bound =
      switch amount.bound {
      case .exactly: ""
      case .over: "over "
      case .upTo: "up to "
      case .about: "about "
      }
    let whole = amount.value.rounded() == amount.value && abs(amount.value) < 1e15
    let value = whole ? String(Int(amount.value)) : String(amount.value)
    return bound + value + " " + (amount.currency ?? amount.unit ?? "")
  }
}
