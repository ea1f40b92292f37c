internal import CasusRecords
internal import CasusText

/// What a phrase means, before it is written down as a party.
struct PartyReference {
  enum Nature {
    case person
    /// Several persons: "protesters".
    case group
    /// An organisation, ministry, army.
    case body
    case country
    /// Something that is no actor itself: "tanker".
    case thing
  }

  var name: Quote
  var mention: Quote?
  var country: String?
  var sector: Sector?
  var role: String?
  /// The words of a role that nobody holds in public: "teacher", "villager". Such a person is
  /// recorded by them, whatever the report calls her.
  var privateRole: Quote?
  var identity: String?
  var nature: Nature
  var isPlural = false
  /// `f`, `m` or empty.
  var gender = ""
  /// Whether the words are a proper name and not a description.
  var isName = false
  /// Whether the text itself gives the office, not the knowledge files.
  var isTitled = false
  /// Whether the country was taken from the text around and not from the phrase.
  var isCountryInferred = false

  private var isPrivatePerson: Bool { nature == .person && isName && identity == nil }

  var party: Party {
    Party(
      name: isPrivatePerson ? privateRole ?? name : name, mention: mention,
      country: isOfUnknownState ? nil : country, sector: sector, role: role,
      identity: isOfUnknownState && nature == .country ? nil : identity)
  }

  private var isOfUnknownState: Bool { country.map(UnknownStates.isCode) ?? false }
}
