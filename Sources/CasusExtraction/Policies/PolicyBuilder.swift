internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads standing measures out of one text: who keeps what measure against whom, and how it stands.
///
/// A rule finds the word that names the measure. What the measure's state is follows from the word
/// that governs it ("lift", "call for", "in breach of") and from that word's own factuality.
struct PolicyBuilder {
  let reading: DocumentReading

  /// A measure as one sentence tells it.
  struct Candidate {
    var sentence: Int
    var token: Int
    var match: RuleMatch
    var kind: PolicyKind
    var government: Government
    var policy: Policy
    /// The words themselves name no holder; the one of the text before was taken.
    var isHolderAssumed = false
  }

  /// The policies of the whole text, in its order; a measure told twice is one record.
  func policies(beside records: DocumentRecords) -> [Policy] {
    var found: [Candidate] = []
    for sentence in reading.sentences.indices {
      var taken: Set<Int> = []
      for match in reading.matches(about: "policy", in: sentence) {
        guard !taken.contains(match.trigger), let candidate = candidate(match, in: sentence)
        else { continue }
        taken.insert(match.trigger)
        found.append(candidate)
      }
    }
    let policies = merged(withoutSuspended(found))
    return reading.place == .text
      ? policies : policies.filter { !isTold($0, among: records.policies) }
  }

  private func candidate(_ match: RuleMatch, in sentence: Int) -> Candidate? {
    guard let kind = match.values["kind"].flatMap(PolicyKind.init(rawValue:)) else { return nil }
    let tree = reading.sentences[sentence]
    let token = match.trigger
    let isVerb = tree.isVerb(token)
    // "banned material", "sanctioned oil": of the thing is told that, not of the measure.
    if isVerb, let noun = describedNoun(by: token, in: tree),
      reading.isThing(at: noun, in: sentence) || reading.party(at: noun, in: sentence) == nil
    {
      return nil
    }
    let government =
      isVerb
      ? governmentOfVerb(token, set: match.values["state"], in: sentence)
      : government(of: token, in: sentence)
    guard let state = state(of: government, at: token, in: sentence) else { return nil }
    let quote = isVerb ? verbQuote(token, in: sentence) : nounQuote(token, in: sentence)
    var (named, recipient) = parties(
      of: token, kind: kind, government: government, in: sentence)
    if government.effect == .none, named == nil, recipient == nil, kind != .emergency,
      isBare(token, in: tree)
    {
      return nil
    }
    // "frozen Russian assets": whose they are is whom it strikes; who froze them is not said.
    let isFrozen = match.rule.name == "policy.frozen.assets"
    if isFrozen { (named, recipient) = (nil, named ?? recipient) }
    let assumed =
      named == nil && !isFrozen && government.effect != .propose && government.effect != .judge
        && !isEverybodys(token, in: sentence)
      ? reading.actingState(before: token, in: sentence, ruling: kind != .ceasefire) : nil
    let holder = named ?? (assumed?.name.span == recipient?.name.span ? nil : assumed)
    var steps = assumed.map { ["holder from the text before: " + $0.name.text] } ?? []
    if kind == .other, recipient?.country != nil, recipient?.country == holder?.country {
      recipient = nil
    }
    let isMutual = kind == .treaty || kind == .ceasefire && state == .inForce
    if recipient == nil, kind == .sanctions || kind == .tariff || isMutual, !isVerb, let holder,
      let other = otherSide(than: holder, near: token, in: sentence)
    {
      recipient = other
      steps.append("recipient: the other side that the sentence names, " + other.name.text)
    }
    var policy = Policy(
      holder: holder, recipient: recipient, kind: kind, state: state, quote: quote,
      provenance: Provenance(
        rule: match.rule.name, sentence: tree.span,
        entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry } + government.entries,
        steps: government.steps + steps))
    policy.place = reading.place
    setTimes(of: &policy, at: token, government: government, in: sentence)
    if isMutual { order(&policy) }
    if policy.state == .inForce, reading.words(.draftTexts).contains(tree.lemma(token)),
      government.verb.map({ !reading.words(.enactingVerbs).contains(tree.lemma($0)) }) ?? true
    {
      policy.state = .proposed
    }
    // "declares a truce for 8 May": said to hold from a day that is still to come.
    if policy.state == .inForce, kind != .emergency, let start = policy.sinceDate?.first,
      let day = reading.document.date, start > day, start.ordinal - day.ordinal <= 120
    {
      policy.state = .announced
    }
    policy.exceptions = exceptions(of: token, in: sentence)
    return Candidate(
      sentence: sentence, token: token, match: match, kind: kind, government: government,
      policy: policy, isHolderAssumed: assumed != nil)
  }

  /// The noun that a participle before it describes, also where the tree has it as an object of its
  /// own.
  private func describedNoun(by token: Int, in tree: Sentence) -> Int? {
    if tree.tokens[token].relation.base == "amod" { return tree.tokens[token].head }
    guard tree.tokens[token].relation.base == "xcomp", tree.tokens[token].xpos == "VBN",
      tree.tokens.indices.contains(token + 1), tree.tokens[token + 1].upos == .noun
    else { return nil }
    return token + 1
  }

  /// "international sanctions": no one state's.
  private func isEverybodys(_ token: Int, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    return tree.children(of: compoundHead(of: token, in: tree)).contains {
      reading.words(.commonOwners).contains(tree.lemma($0))
    }
  }

  /// "the Norland–Ostland ceasefire": the first-named of its two sides holds it.
  private func order(_ policy: inout Policy) {
    guard let holder = policy.holder, let other = policy.recipient,
      policy.quote.span.contains(holder.name.span), policy.quote.span.contains(other.name.span),
      other.name.span < holder.name.span
    else { return }
    (policy.holder, policy.recipient) = (other, holder)
  }

  /// A mere word for a kind of measure, nobody's and on nothing: "tariffs hurt trade".
  private func isBare(_ token: Int, in tree: Sentence) -> Bool {
    !tree.isVerb(token)
      && !tree.children(of: token).contains { child in
        ["det", "amod", "compound", "nmod", "acl", "nummod"].contains(
          tree.tokens[child].relation.base)
      }
  }

  /// "since 2022", "until July 9", "starting August 1" on the measure or on what governs it.
  private func setTimes(
    of policy: inout Policy, at token: Int, government: Government, in sentence: Int
  ) {
    let times = [token, government.verb].compactMap { $0 }.flatMap { at in
      reading.timeExpressions(of: at, in: sentence)
    }
    for time in times {
      let quote = Quote(time.kind == .point ? time.coreSpan : time.span, in: reading.source)
      switch time.kind {
      case .since, .from:
        guard policy.since == nil, government.effect != .lift else { continue }
        policy.since = Quote(time.coreSpan, in: reading.source)
        policy.sinceDate = time.anchor
      case .until, .by:
        guard policy.until == nil, time.kind == .until else { continue }
        policy.until = quote
        policy.untilDate = time.anchor
      case .point:
        guard policy.since == nil, policy.state == .inForce || policy.state == .announced,
          government.effect == .impose || government.effect == .none
        else { continue }
        policy.since = quote
        policy.sinceDate = time.date
      case .duration, .within, .before, .after, .vague: continue
      }
    }
  }

  /// "except for those with a visa", "except military aid".
  private func exceptions(of token: Int, in sentence: Int) -> [Quote] {
    let tree = reading.sentences[sentence]
    return tree.subtree(of: token).filter { index in
      let marker = tree.marker(of: index)
      return marker?.hasPrefix("except") == true || marker == "excluding" || marker == "save"
    }.map { reading.phrase(at: $0, in: sentence, without: [.markers, .parataxis]) }
  }
}
