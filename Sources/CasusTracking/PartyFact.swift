public import CasusRecords

/// A party as matching sees it.
public struct PartyFact: Hashable, Sendable {
  public var name: Words
  public var identity: String?
  public var country: String?
  public var sector: Sector?

  public init(name: Words, identity: String? = nil, country: String? = nil, sector: Sector? = nil) {
    self.name = name
    self.identity = identity
    self.country = country
    self.sector = sector
  }

  /// Sectors that act for their state: what one does, the state does.
  private static let ofState: Set<Sector> = [
    .government, .military, .legislature, .judiciary, .police, .spy,
  ]

  var isOfState: Bool { sector.map { Self.ofState.contains($0) } ?? true }
}

/// How far two mentions of parties speak of the same one, from weakest to strongest.
enum PartyAgreement: Int, Comparable {
  case contradicts, unknown, related, sameState, same

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension MatchingLexicon {
  /// A member's act is its organisation's only as `related`: an embargo by one member is none by
  /// the union, and a rule must ask for more than that.
  func agreement(_ a: PartyFact, _ b: PartyFact) -> PartyAgreement {
    if let x = a.identity, let y = b.identity, x == y { return .same }
    // "Israeli settlers" share no name with "Israel": a country's word is no name of theirs.
    let sharesName = a.name.shared(with: b.name).filter { $0.kind != .country }.weight >= 2.5
    guard let x = a.country, let y = b.country else {
      // "The group" is no name.
      return sharesName && !a.name.names.shared(with: b.name).isEmpty ? .same : .unknown
    }
    if x == y {
      if sharesName { return .same }
      if a.isOfState && b.isOfState { return .sameState }
      // "The port of Dakar waived the charges": a state's promise kept by a firm of its own.
      if a.isOfState && b.sector == .business { return .related }
      return a.sector == nil || b.sector == nil ? .unknown : .contradicts
    }
    if isMember(x, of: y) || isMember(y, of: x) { return .related }
    return .contradicts
  }

  /// "Protesters" and "protesters": people whom no report names are those that are called the same.
  func kinship(_ a: PartyFact, _ others: [PartyFact]) -> PartyAgreement {
    let isAlike = others.contains { b in
      a.identity == nil && b.identity == nil && a.sector == b.sector && !a.name.isEmpty
        && a.name.names.isEmpty && a.name.countries.isEmpty
        && b.name.names.without(a.name).isEmpty
        && (a.country == nil || b.country == nil || a.country == b.country)
        && a.name.contents.shared(with: b.name).weight >= 2.5
    }
    return isAlike ? .sameState : .contradicts
  }

  /// The best agreement of a party with any of several.
  func agreement(_ party: PartyFact, _ others: [PartyFact]) -> PartyAgreement {
    others.map { agreement(party, $0) }.max() ?? .unknown
  }
}
