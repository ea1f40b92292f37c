internal import CasusRecords
internal import CasusRules
internal import CasusSyntax
internal import CasusText

/// Reads links out of one text: whose an asset is, what it is part of, for whom it carries.
///
/// Each link is a record with the words that say so; chains of them tell later that a strike on a
/// station hits the state whose gas the pipeline carries.
struct LinkBuilder {
  let reading: DocumentReading

  /// The links of the whole text, in its order; one told twice is recorded once.
  func links(beside records: DocumentRecords) -> [Link] {
    var found: [Link] = []
    for sentence in reading.sentences.indices {
      for match in reading.matches(about: "link", in: sentence) {
        for link in links(of: match, in: sentence) where !isKnown(link, among: found) {
          found.append(link)
        }
      }
    }
    return found
  }

  private func isKnown(_ new: Link, among others: [Link]) -> Bool {
    others.contains { old in
      old.from.text == new.from.text
        && (old.to.text == new.to.text && old.kind == new.kind
          // "a station in Norland of the Norland line" says no more than the first of the two.
          || old.to.span == new.to.span)
    }
  }

  private func links(of match: RuleMatch, in sentence: Int) -> [Link] {
    guard let kind = match.values["kind"].flatMap(LinkKind.init(rawValue:)),
      isTold(match, in: sentence)
    else { return [] }
    if match.values["from"] == "company" { return stateCompany(match, in: sentence) }
    let tree = reading.sentences[sentence]
    let start = match.values["from"] == "trigger" ? match.trigger : match.first("from")
    guard let start else { return [] }
    let from = whole(of: start, in: sentence)
    guard let asset = name(of: from, in: sentence) else { return [] }
    return match["to"].compactMap { to -> Link? in
      // "Supplies most of the north": "most" is nobody.
      guard from != to, !["JJS", "JJR", "DT", "RBS"].contains(tree.tokens[to].xpos),
        let other = kind == .locatedIn
          ? location(of: to, in: sentence) : holder(of: to, in: sentence),
        !asset.span.overlaps(other.span), fits(match, kind: kind, from: from, to: to, in: sentence)
      else { return nil }
      // "The culvert belongs to the spur": what belongs to an asset is part of it.
      let isPart =
        match.rule.name == "link.belongs"
        && reading.hit("asset-nouns", at: to, in: sentence) != nil
      return Link(
        place: reading.place, from: asset, kind: isPart ? .partOf : kind, to: other,
        toParty: kind == .locatedIn
          ? state(at: to, in: sentence) : reading.party(at: to, in: sentence),
        quote: quote(match.trigger, asset, other, in: tree),
        provenance: provenance(of: match, in: tree))
    }
  }

  /// What is only claimed, denied, planned or over is no standing relation.
  private func isTold(_ match: RuleMatch, in sentence: Int) -> Bool {
    let tree = reading.sentences[sentence]
    guard tree.isVerb(match.trigger) else { return true }
    guard reading.factuality(at: match.trigger, in: sentence).status == .asserted else {
      return false
    }
    return !tree.children(of: match.trigger).contains {
      reading.words(.formerAdverbs).contains(tree.lemma($0))
    }
  }

  /// "a part of the branch from which": the branch.
  private func whole(of token: Int, in sentence: Int) -> Int {
    let tree = reading.sentences[sentence]
    // "Its heart, the Ngamba station, is a part of": the asset is named behind.
    if !isAsset(token, in: sentence), tree.tokens[token].upos == .noun,
      let named = tree.children(of: token, by: "appos").first(where: {
        $0 > token && reading.hit("asset-nouns", at: $0, in: sentence) != nil
      })
    {
      return named
    }
    guard reading.hit("link-part-nouns", at: token, in: sentence) != nil else { return token }
    return tree.children(of: token, by: "nmod").first { tree.marker(of: $0) == "of" } ?? token
  }

  /// What the rule's words leave open: whether the two ends are such as a link joins.
  private func fits(
    _ match: RuleMatch, kind: LinkKind, from: Int, to: Int, in sentence: Int
  ) -> Bool {
    let tree = reading.sentences[sentence]
    // "which carries gas for the town" is for the town, not for the gas.
    if kind == .carriesFor, tree.tokens[to].upos != .propn,
      reading.hit("transfer-items", at: to, in: sentence) != nil
    {
      return false
    }
    if let needed = match.values["owner"] {
      // A state runs its ports and borders anyway; only a company's asset is worth the link.
      guard let owner = reading.party(at: to, in: sentence),
        owner.name.text.split(separator: " ").last?.first?.isUppercase == true
      else { return false }
      let isNamedBody =
        owner.sector == nil && owner.country == nil
        && tree.mention(at: to)?.label == .organisation
      return owner.sector == .business || needed == "body" && isNamedBody
    }
    if tree.tokens[to].upos == .pron { return false }
    if match.values["asset"] == "needed" { return isAsset(from, in: sentence) }
    return true
  }

  /// Militants belong to groups and seats to parties; links are of assets and companies.
  private func isAsset(_ token: Int, in sentence: Int) -> Bool {
    if reading.hit("asset-nouns", at: token, in: sentence) != nil
      || reading.hit("link-company-nouns", at: token, in: sentence) != nil
    {
      return true
    }
    let tree = reading.sentences[sentence]
    guard tree.tokens[token].upos == .propn else { return false }
    if let place = reading.resolver.placeReference(
      at: token, in: sentence, place: reading.place), place.identity != nil
    {
      return false
    }
    guard let party = reading.party(at: token, in: sentence) else { return true }
    return !reading.isPublicBody(party)
  }

  /// The state in which a place lies, where the gazetteer knows the place.
  private func state(at token: Int, in sentence: Int) -> Party? {
    guard
      let found = reading.resolver.placeReference(
        at: token, in: sentence, place: reading.place), found.identity != nil,
      let country = found.country
    else { return nil }
    var party = reading.party(at: token, in: sentence)
    if party?.country != country { party = nil }
    return party
  }

  /// "the Norlandic state company Norol": owned by the Norlandic state.
  private func stateCompany(_ match: RuleMatch, in sentence: Int) -> [Link] {
    let tree = reading.sentences[sentence]
    guard let body = match.first("owner"),
      let company = companyName(of: match.trigger, in: sentence)
    else { return [] }
    let phrase = tree.subtree(of: match.trigger).filter { $0 < match.trigger }
    let adjective = phrase.first { index in
      let token = tree.tokens[index]
      return token.form.first?.isUppercase == true && (token.upos == .adj || token.upos == .propn)
        && !company.span.overlaps(token.span)
    }
    guard let adjective, adjective < body else { return [] }
    let isBody = reading.hit("link-owner-bodies", at: body, in: sentence) != nil
    let owner = reading.span(from: adjective, to: isBody ? body : adjective, in: sentence)
    return [
      Link(
        place: reading.place, from: company, kind: .ownedBy, to: owner,
        toParty: reading.party(at: adjective, in: sentence),
        quote: quote(match.trigger, company, owner, in: tree),
        provenance: provenance(of: match, in: tree))
    ]
  }

  private func companyName(of noun: Int, in sentence: Int) -> Quote? {
    let tree = reading.sentences[sentence]
    for child in tree.children(of: noun) where child > noun && tree.tokens[child].upos == .propn {
      let relation = tree.tokens[child].relation.base
      if ["appos", "flat", "compound", "nmod"].contains(relation), tree.marker(of: child) == nil {
        return name(of: child, in: sentence)
      }
    }
    let head = tree.tokens[noun].head
    guard tree.tokens.indices.contains(head), tree.tokens[head].upos == .propn else { return nil }
    let relation = tree.tokens[noun].relation.base
    return relation == "appos" || relation == "compound" ? name(of: head, in: sentence) : nil
  }

  private func provenance(of match: RuleMatch, in tree: Sentence) -> Provenance {
    Provenance(
      rule: match.rule.name, sentence: tree.span,
      entries: match.entries.map { $0.lexicon + ":" + $0.entry.entry })
  }

  /// From the first to the last of the words that say it.
  private func quote(_ trigger: Int, _ from: Quote, _ to: Quote, in tree: Sentence) -> Quote {
    var span = tree.tokens[trigger].span
    // A resolved name may stand in another sentence; the quote stays in this one.
    for part in [from.span, to.span] where tree.span.contains(part) { span = span.union(part) }
    return Quote(span, in: reading.source)
  }
}
