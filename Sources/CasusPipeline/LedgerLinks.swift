internal import CasusExchange
internal import CasusKnowledge
public import CasusRecords
public import CasusStore
public import CasusText
public import CasusTracking

/// The links of a ledger: told by reports, given by a person, or shipped.
public struct LedgerLinks {
  let facts: LedgerFacts
  let tracker: Tracker

  public init(reader: LedgerReader, lexicon: MatchingLexicon) {
    facts = LedgerFacts(
      reader: reader, cache: FactCache(), derivation: FactDerivation(lexicon: lexicon),
      lexicon: lexicon)
    tracker = Tracker(lexicon: lexicon)
  }

  /// Every path from an asset, step by step, to where no link leads further; at most five steps.
  public func paths(from asset: String) throws -> [[ChainStep]] {
    try tracker.paths(from: asset, memory: facts)
  }

  /// Rows of from, kind, to, country, share, commodity, since, source; `-` for what is not known.
  public static func parse(_ text: String, file: String) -> ([GivenLink], [Finding]) {
    var links: [GivenLink] = []
    var faults: [Finding] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func refuse(_ message: String) {
        faults.append(
          Finding(.refused, "links.invalid-line", message, file: file, line: index + 1))
      }
      guard row.count >= 8 else {
        refuse("\(row.count) columns where 8 belong, separated by tabs")
        continue
      }
      guard LinkKind(rawValue: row[1]) != nil else {
        let known = LinkKind.allCases.map(\.rawValue).joined(separator: ", ")
        refuse("\"\(row[1])\" is no kind of link; one of \(known)")
        continue
      }
      guard !row[0].isEmpty, !row[2].isEmpty, row[7] != "-", !row[7].isEmpty else {
        refuse("a link needs both ends and a source")
        continue
      }
      func known(_ column: Int) -> String? {
        row[column] == "-" || row[column].isEmpty ? nil : row[column]
      }
      if let share = known(4), Double(share).map({ (0...100).contains($0) }) != true {
        refuse("\"\(share)\" is no share in per cent from 0 to 100, nor -")
        continue
      }
      if let country = known(3), country.count != 3 || !country.allSatisfy(\.isUppercase) {
        refuse("\"\(country)\" is no country of three capitals (ISO 3166-1 alpha-3), nor -")
        continue
      }
      if let since = known(6), DateSpan(edtf: since) == nil {
        refuse("\"\(since)\" is no date of the form YYYY, YYYY-MM or YYYY-MM-DD, nor -")
        continue
      }
      links.append(
        GivenLink(
          from: row[0], kind: row[1], to: row[2], toCountry: known(3),
          share: known(4).flatMap(Double.init), commodity: known(5), since: known(6),
          source: row[7]))
    }
    return (links, faults)
  }

  /// How many were new.
  public static func insert(
    _ links: [GivenLink], into ledger: Ledger, lexicon: MatchingLexicon
  ) throws -> Int {
    let tracker = Tracker(lexicon: lexicon)
    return try ledger.write { writer in
      try links.reduce(0) { count, link in
        try writer.insert(link, keys: tracker.keys(ofLinkFrom: link.from)) ? count + 1 : count
      }
    }
  }
}

extension LedgerLinks {
  /// Writes the links of the shipped pack and of the tools' own folders into a ledger that holds none
  /// of them yet, so that from then on the ledger alone decides what follows.
  public static func insertPack(
    of tools: Toolset, into ledger: Ledger, lexicon: MatchingLexicon
  ) throws {
    guard try ledger.read({ try $0.count(of: .given_link) }) == 0 else { return }
    let tracker = Tracker(lexicon: lexicon)
    try ledger.write { writer in
      for link in tools.knowledge.statedLinks {
        let keys = link.fromNames.flatMap { tracker.keys(ofLinkFrom: $0) }
        try writer.insert(
          GivenLink(
            from: link.from, kind: link.kind.rawValue, to: link.to, toCountry: link.toCountry,
            share: link.sharePercent, commodity: link.commodity.isEmpty ? nil : link.commodity,
            since: nil,
            source: link.source + (link.asOf.isEmpty ? "" : ", as of \(link.asOf)")),
          keys: Array(Set(keys)))
      }
    }
  }
}
