internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// The sentence's happenings, each once: the strike and the killing that it did are one.
  func merged(_ candidates: [EventCandidate], in sentence: Int) -> [EventCandidate] {
    var result: [EventCandidate] = []
    for candidate in candidates {
      if let index = result.firstIndex(where: { isSame($0, candidate, in: sentence) }) {
        result[index] = union(result[index], candidate)
      } else {
        result.append(candidate)
      }
    }
    // "hit by a cyberattack": the verb only tells whom the other event hit.
    for (index, outcome) in result.enumerated().reversed()
    where outcome.isVerbal && outcome.type == .assault {
      guard
        let cause = result.firstIndex(where: {
          $0.type != .assault && outcome.agentTokens.contains($0.at.token)
        })
      else { continue }
      if result[cause].recipients.isEmpty { result[cause].recipients = outcome.recipients }
      result.remove(at: index)
      break
    }
    // "protests that left one dead and thirty injured": the protest's own harm.
    if result.contains(where: { $0.type == .protest }) {
      let isHarm = result.map {
        $0.isVerbal && $0.type == .assault && $0.agents.isEmpty
          && reading.hit("event-harm", at: $0.at.token, in: sentence) != nil
      }
      let isOnly = !result.indices.contains { result[$0].type == .assault && !isHarm[$0] }
      if isOnly { result = result.indices.filter { !isHarm[$0] }.map { result[$0] } }
    }
    attachHarm(to: &result, in: sentence)
    return settled(result, in: sentence)
  }

  /// Whether two triggers of one sentence tell of one happening.
  private func isSame(_ a: EventCandidate, _ b: EventCandidate, in sentence: Int) -> Bool {
    guard a.type == b.type else { return false }
    let isAlike = (a.status == .denied) == (b.status == .denied)
    // "Attempted to kill him with a strike": the strike came, whatever became of him.
    guard isAlike || a.isVerbal != b.isVerbal else { return false }
    let tree = reading.sentences[sentence]
    let (first, second) = (a.at.token, b.at.token)
    if !a.isVerbal, !b.isVerbal {
      // "gunfire and airstrikes"; "the shooting, an attack that".
      return !conflicts(a.agents, b.agents)
        && (isJoined(second, to: first, in: tree) || isRanked(second, in: tree))
    }
    if a.isVerbal != b.isVerbal {
      let (verb, noun) = a.isVerbal ? (a, b) : (b, a)
      // "the strike kills": the noun is what does it, whoever else is told to.
      if verb.agentTokens.contains(noun.at.token) { return true }
      guard !conflicts(a.agents, b.agents) else { return false }
      let isViolent = a.type == .assault || a.type == .protest
      if hangsAsPart(noun.at.token, of: verb.at.token, isViolent: isViolent, in: tree) {
        return true
      }
    }
    guard isAlike, a.type == .assault || a.type == .protest,
      !conflicts(a.agents, b.agents)
    else { return false }
    if a.type == .assault,
      isOutcome(a, beside: b, in: sentence)
        || isOutcome(b, beside: a, in: sentence)
    {
      return true
    }
    let verb = a.isVerbal ? (b.isVerbal ? second : first) : second
    return isPartOf(verb == first ? second : first, verb: verb, in: tree)
  }

  /// "In one of the largest attacks of the war": the same attack, by its rank among others.
  private func isRanked(_ noun: Int, in tree: Sentence) -> Bool {
    tree.children(of: noun, by: "amod").contains { ["JJS", "RBS"].contains(tree.tokens[$0].xpos) }
  }

  private func isJoined(_ second: Int, to first: Int, in tree: Sentence) -> Bool {
    tree.tokens[second].head == first
      && ["conj", "appos", "compound", "nmod"].contains(tree.tokens[second].relation.base)
      && (tree.tokens[second].relation.base != "nmod" || tree.marker(of: second) == "of")
  }

  /// Whether a verb only tells what the other event did: nobody else does it, and it stands in no
  /// clause of an earlier or later time.
  private func isOutcome(
    _ verb: EventCandidate, beside other: EventCandidate, in sentence: Int
  ) -> Bool {
    guard verb.isVerbal, reading.hit("event-outcome", at: verb.at.token, in: sentence) != nil
    else { return false }
    let tree = reading.sentences[sentence]
    for token in [verb.at.token, other.at.token] {
      let clause = tree.clauseHead(of: token)
      guard tree.tokens[clause].relation.base == "advcl" else { continue }
      if ["before", "until", "since"].contains(tree.marker(of: clause) ?? "-") { return false }
      if tree.marker(of: clause) == "after" { return verb.agents.isEmpty }
    }
    return verb.agents.isEmpty || other.agents.isEmpty || !conflicts(verb.agents, other.agents)
  }

  /// Whether a trigger stands in the verb's own clause, or the verb only tells what it led to.
  private func isPartOf(_ other: Int, verb: Int, in tree: Sentence) -> Bool {
    let isNoun = !tree.isVerb(other)
    if isNoun, tree.clauseHead(of: other) == verb,
      hangsAsPart(other, of: verb, isViolent: true, in: tree)
    {
      return true
    }
    // ", killing three": a participle or relative clause on the other or on its clause.
    let head = tree.tokens[verb].head
    guard head >= 0 else { return false }
    let anchors = [other, tree.clauseHead(of: other)]
    switch tree.tokens[verb].relation.base {
    case "acl": return anchors.contains(head)
    case "advcl":
      guard anchors.contains(head) else { return false }
      return ["-", "when", "as", "while", "by", "in"].contains(tree.marker(of: verb) ?? "-")
    case "conj":
      return anchors.contains(head)
        && reading.lexicons.hit("event-harm", at: verb, in: tree) != nil
    case "xcomp": return anchors.contains(head)
    default: return false
    }
  }

  /// Subject, object, or an oblique that is the means or the occasion.
  private func hangsAsPart(
    _ noun: Int, of verb: Int, isViolent: Bool, in tree: Sentence
  ) -> Bool {
    var at = noun
    var steps = 0
    while tree.tokens[at].head != verb, tree.tokens[at].head >= 0, steps < 3 {
      guard ["conj", "nmod", "compound"].contains(tree.tokens[at].relation.base) else {
        return false
      }
      at = tree.tokens[at].head
      steps += 1
    }
    guard tree.tokens[at].head == verb else { return false }
    switch tree.tokens[at].relation.base {
    case "nsubj", "obj": return true
    case "obl":
      // "With the arrest of two, it has now detained nine": only violence is the verb's means.
      return tree.children(of: at).contains {
        guard let part = reading.lexicons.hit("event-part-prepositions", at: $0, in: tree) else {
          return false
        }
        return isViolent || part["means"] != "violence"
      }
    default: return false
    }
  }

  func conflicts(_ a: [Party], _ b: [Party]) -> Bool {
    guard !a.isEmpty, !b.isEmpty else { return false }
    return !a.contains { one in b.contains { same(one, $0) } }
  }

  func same(_ a: Party, _ b: Party) -> Bool {
    if a.name.text == b.name.text { return true }
    if let x = a.identity, x == b.identity { return true }
    guard let country = a.country, country == b.country else { return false }
    func arm(_ sector: Sector?) -> Sector {
      switch sector {
      case nil, .military, .spy: .government
      case let other?: other
      }
    }
    return arm(a.sector) == arm(b.sector)
  }

  /// The noun names the event, the verb of harm tells what it did.
  func union(_ a: EventCandidate, _ b: EventCandidate) -> EventCandidate {
    let aLeads =
      a.type == .assault ? !a.isVerbal || b.isVerbal : a.isVerbal || !b.isVerbal
    var (lead, rest) = aLeads ? (a, b) : (b, a)
    if lead.agents.isEmpty { lead.agents = rest.agents }
    if lead.recipients.isEmpty || rest.isKilling && !lead.isKilling {
      lead.recipients = rest.recipients.isEmpty ? lead.recipients : rest.recipients
    }
    lead.isKilling = lead.isKilling || rest.isKilling
    lead.objects += rest.objects.filter { !lead.objects.contains($0) }
    if lead.locationRank < rest.locationRank {
      (lead.location, lead.locationRank) = (rest.location, rest.locationRank)
    }
    if lead.when == nil { (lead.when, lead.date) = (rest.when, rest.date) }
    if lead.patientTokens.isEmpty { lead.patientTokens = rest.patientTokens }
    if rest.isVerbal, lead.status == .denied || lead.status == .asserted {
      lead.status = rest.status
    } else if lead.status == .asserted, rest.status != .denied {
      lead.status = rest.status
    }
    lead.killed = lead.killed ?? rest.killed
    lead.injured = lead.injured ?? rest.injured
    lead.mentions.append(
      reading.span(from: rest.words.lowerBound, to: rest.words.upperBound, in: rest.at.sentence))
    lead.mentions += rest.mentions
    lead.entries += rest.entries
    return lead
  }

  /// Puts the killed and injured on the event that did it: the trigger itself, else the nearest
  /// violent one of the sentence.
  private func attachHarm(to events: inout [EventCandidate], in sentence: Int) {
    let tree = reading.sentences[sentence]
    let violent = events.indices.filter {
      [.assault, .protest, .coerce].contains(events[$0].type)
    }
    guard !violent.isEmpty else { return }
    for harm in harms(in: sentence) {
      let own = events.indices.first {
        events[$0].at.token == harm.token
          || events[$0].mentions.contains { $0.span.overlaps(tree.tokens[harm.token].span) }
      }
      let assaults = violent.filter { events[$0].type == .assault }
      let crowds = violent.filter { events[$0].type == .protest }
      let nearest = (assaults.isEmpty ? crowds.isEmpty ? violent : crowds : assaults).min {
        abs(events[$0].at.token - harm.token) < abs(events[$1].at.token - harm.token)
      }
      guard let index = own ?? nearest else { continue }
      if let count = harm.count {
        switch harm.kind {
        case .killed: if events[index].killed == nil { events[index].killed = count }
        case .injured: if events[index].injured == nil { events[index].injured = count }
        }
      }
      let isBetter = harm.kind == .killed && !events[index].isKilling
      if events[index].type == .assault, events[index].recipients.isEmpty || isBetter {
        let victims = parties(harm.victims, in: sentence, isNamed: true)
        if !victims.isEmpty { events[index].recipients = victims }
        events[index].isKilling = events[index].isKilling || harm.kind == .killed
      }
    }
  }
}
