internal import CasusRecords
internal import CasusRules

/// How sure it is that something is so, by who says it: `truth-bases.tsv`, a table of judgement and
/// no learned figure.
///
/// Never multiplied with how sure the reading is. What is only planned or possible has no truth yet.
struct TruthTable: Sendable {
  enum Basis: String, Sendable {
    case ownWords = "own words"
    case officialAct = "official act"
    case toldAsFact = "told as fact"
    case officialReport = "official report"
    case independentBody = "independent body"
    case namedSource = "named source"
    case namedSpokesperson = "named spokesperson"
    case unnamedOfficials = "unnamed officials"
    case partyToIt = "party to it"
    case accusation, hearsay, outlet
    case deniedByParty = "denied by a party"
  }

  private let values: [String: Double]

  init(_ lexicons: LexiconSet) {
    var values: [String: Double] = [:]
    for entry in lexicons.entries["truth-bases"] ?? [] {
      values[entry.entry] = entry.values["truth"].flatMap(Double.init)
    }
    self.values = values
  }

  func value(of basis: Basis) -> Double? { values[basis.rawValue] }

  func basis(of authority: Authority) -> Basis {
    switch authority {
    case .ownWords: .ownWords
    case .namedSpokesperson: .namedSpokesperson
    case .unnamedOfficials: .unnamedOfficials
    case .outlet: .outlet
    }
  }
}
