public import CasusRecords

/// The links that bear on an event: from what it names, step by step, to owners and users.
public struct LinkGraph: Sendable {
  /// A link as told: both ends by their words.
  public struct Edge: Hashable, Sendable {
    public var step: ChainStep
    public var from: Words
    public var to: Words
    public var toCountry: String?

    public init(step: ChainStep, from: Words, to: Words, toCountry: String?) {
      self.step = step
      self.from = from
      self.to = to
      self.toCountry = toCountry
    }
  }

  public var edges: [Edge]

  public init(edges: [Edge] = []) { self.edges = edges }

  /// Links over which harm to the first end is harm to the second. `located_in` is none of them:
  /// what lies in a country is not thereby its own.
  private static let carrying: Set<LinkKind> = [
    .ownedBy, .partOf, .carriesFor, .operatedBy, .supplies,
  ]
  private static let longest = 4

  /// The chain from an asset that an event names to what a condition speaks of; empty without one.
  ///
  /// "Crucial to A" holds where the asset, or anything that it is part of, is owned or operated by
  /// A or carries for or supplies A. Where no share is known the chain alone decides, so the match
  /// stays a candidate in its confidence. An asset that the report of the commitment itself names
  /// in such a link stands for what that report's condition speaks of, where both are of one sort:
  /// a ship is none of the "cables", but may be one of the "sites".
  func chain(
    from event: EventFact, to condition: ConditionFact, of commitment: CommitmentFact,
    lexicon: MatchingLexicon
  ) -> [ChainStep] {
    guard !edges.isEmpty, !event.assets.isEmpty else { return [] }
    var paths = starts(of: event, lexicon: lexicon).map { [$0] }
    var seen: Set<Int> = Set(paths.map { $0[0] })
    while !paths.isEmpty {
      for path in paths {
        let words = path.reduce(event.focus) { $0.union(edges[$1].from).union(edges[$1].to) }
        let isOfSort =
          lexicon.hasRole("vague", in: condition.targetHead)
          || !condition.targetHead.filter { $0.kind != .country }.shared(with: words).isEmpty
        if reaches(edges[path[path.count - 1]], condition, commitment, isOfSort: isOfSort) {
          return path.map { edges[$0].step }
        }
      }
      paths = paths.filter { $0.count < Self.longest }.flatMap { path in
        continuations(of: edges[path[path.count - 1]]).filter { seen.insert($0).inserted }
          .map { path + [$0] }
      }
    }
    return []
  }

  func paths(from asset: Words) -> [[ChainStep]] {
    var paths = edges.indices.filter { isSameAsset(edges[$0].from, asset) }.map { [$0] }
    var whole: [[Int]] = []
    while !paths.isEmpty {
      var longer: [[Int]] = []
      for path in paths {
        let last = edges[path[path.count - 1]]
        let next = edges.indices.filter {
          !path.contains($0) && isSameAsset(edges[$0].from, last.to)
        }
        if next.isEmpty || path.count > Self.longest {
          whole.append(path)
        } else {
          longer += next.map { path + [$0] }
        }
      }
      paths = longer
    }
    return whole.map { $0.map { edges[$0].step } }
  }

  private func starts(of event: EventFact, lexicon: MatchingLexicon) -> [Int] {
    let named = event.assets.map { lexicon.words(of: $0) }
    return edges.indices.filter { index in
      let edge = edges[index]
      guard Self.carrying.contains(edge.step.kind), !edge.from.isEmpty else { return false }
      return named.contains { isSameAsset(edge.from, $0) }
    }
  }

  private func continuations(of edge: Edge) -> [Int] {
    edges.indices.filter {
      Self.carrying.contains(edges[$0].step.kind) && isSameAsset(edges[$0].from, edge.to)
    }
  }

  /// The particular names must agree; without names the words must be the same.
  private func isSameAsset(_ a: Words, _ b: Words) -> Bool {
    let (x, y) = (a.names, b.names)
    if x.isEmpty || y.isEmpty { return x.isEmpty && y.isEmpty && a.likeness(to: b) >= 0.99 }
    return x.coverage(by: y) >= 0.99 || (y.coverage(by: x) >= 0.99 && x.coverage(by: y) >= 0.5)
  }

  private func reaches(
    _ edge: Edge, _ condition: ConditionFact, _ commitment: CommitmentFact, isOfSort: Bool
  ) -> Bool {
    if condition.targetHead.coverage(by: edge.to) >= 0.99, condition.targetHead.weight >= 3 {
      return true
    }
    // Of "cables crucial to A" a ship of A's is none, but what carries for A may be called so.
    let carries = edge.step.kind != .ownedBy && edge.step.kind != .operatedBy
    if let country = edge.toCountry, isOfSort || carries {
      if condition.targetParty?.country == country { return true }
      if condition.target.contains(MatchingLexicon.countryKey(country)) { return true }
      if condition.relation != nil && commitment.holder?.country == country { return true }
    }
    return edge.step.document == commitment.document && condition.target.names.isEmpty && isOfSort
      && (edge.step.kind != .partOf || condition.relation != nil)
  }
}
