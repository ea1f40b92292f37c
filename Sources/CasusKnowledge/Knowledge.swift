public import CasusRecords
public import CasusText

/// What Casus knows of the world before it reads: countries, organisations, office-holders, role
/// nouns, places, assets.
///
/// A value that is loaded once and shared; nothing in it depends on a document. Every row stands
/// in `Data/knowledge` with its source; users add folders of their own.
public struct Knowledge: Sendable {
  public internal(set) var countries: [String: Country] = [:]
  public internal(set) var parties: [KnownParty] = []
  public internal(set) var names = NameIndex()
  public internal(set) var roles = RoleLexicon()
  public internal(set) var gazetteer = Gazetteer()
  public internal(set) var assets: [Asset] = []
  public internal(set) var assetLinks: [AssetLink] = []
  /// Given names with the gender that they nearly always have: `f` or `m`.
  public internal(set) var givenNames: [String: String] = [:]
  /// Words inside names that tell the sector of who bears the name: "Tankers", "Herald".
  public internal(set) var nameWords: [String: Sector] = [:]
  /// Small words by their use: `former`, `support`, `pair`, `article`, `locative`, `owning`, `hedge`, `particle` …; the table's head says what each is for.
  public internal(set) var words: [String: Set<String>] = [:]
  /// CAMEO codes and quad classes by PLOVER type.
  public internal(set) var plover = PloverTable()
  var partyIndex: [String: Int] = [:]
  var assetIndex: [String: Int] = [:]

  public init() {}

  /// The country that a surface names, in any form but a capital.
  public func country(named surface: String) -> String? {
    for reading in names.readings(of: surface) {
      if case .country(let code, let form) = reading, form != .capital { return code }
    }
    return nil
  }

  /// Whether a word has a use: `is("former", "ex")`.
  public func has(_ word: String, use: String) -> Bool { words[use]?.contains(word) ?? false }

  public func party(id: String) -> KnownParty? { partyIndex[id].map { parties[$0] } }

  public func asset(id: String) -> Asset? { assetIndex[id].map { assets[$0] } }

  /// The links of an asset, owners and operators first.
  public func links(ofAsset id: String) -> [AssetLink] { assetLinks.filter { $0.asset == id } }

  /// Among several readings of a person or body, the one that holds on a date; without a date or a
  /// match, the last that was loaded: a user's row stands before ours.
  public func party(among indices: [Int], on date: CivilDate?) -> KnownParty? {
    let found = indices.reversed().map { parties[$0] }
    return found.first { $0.holds(on: date) == true }
      ?? found.filter { $0.isPast(on: date) }.max { $0.to < $1.to } ?? found.first
  }
}
