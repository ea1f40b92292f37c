public import CasusRecords

/// A link of an asset or company as the knowledge files state it, ready for a ledger to take up.
public struct StatedLink: Hashable, Sendable {
  /// The asset or company, and every name under which a text may speak of it, this one first.
  public var from: String
  public var fromNames: [String]
  public var kind: LinkKind
  public var to: String
  /// The names of the other end where the files know it, `to` first.
  public var toNames: [String]
  /// Set where the other end is a state or a body of it. A company's seat makes nothing its
  /// state's; who owns the company is a link of its own.
  public var toCountry: String?
  /// In per cent, where the source gives it.
  public var sharePercent: Double?
  public var commodity: String
  /// ISO date, reduced where the source is.
  public var asOf: String
  public var source: String
}

extension Knowledge {
  /// Every link of the shipped pack and of the user's folders, in the order of the files.
  public var statedLinks: [StatedLink] {
    assetLinks.map { link in
      let from = everyName(of: link.asset)
      return StatedLink(
        from: from.first ?? link.asset, fromNames: from, kind: link.kind, to: link.to,
        toNames: [link.to] + (link.identity.map(everyName) ?? []).filter { $0 != link.to },
        toCountry: link.identity.flatMap(stateCode), sharePercent: link.sharePercent,
        commodity: asset(id: link.asset)?.commodity ?? "", asOf: link.asOf, source: link.source)
    }
  }

  /// The names of a key of these files, the main one first.
  private func everyName(of id: String) -> [String] {
    if let asset = asset(id: id) { return [asset.name] + asset.aliases }
    if let party = party(id: id) { return [party.name] + party.aliases }
    return countries[String(id.dropFirst("country:".count))].map { [$0.name] } ?? []
  }

  private func stateCode(of id: String) -> String? {
    if id.hasPrefix("country:") { return String(id.dropFirst("country:".count)) }
    guard let party = party(id: id), party.sector == .government || party.sector == .military
    else { return nil }
    return party.country
  }
}
