/// A country, a territory, or one of the codes that stand where a country would.
public struct Country: Hashable, Sendable {
  /// ISO 3166-1 alpha-3, or XKX, PSE, TWN, EUU, NAT, UNO, IGO.
  public var code: String
  public var alpha2: String
  public var name: String
  public var capital: String
}

/// How a surface names a country.
public enum CountryForm: String, Sendable, CaseIterable {
  /// "Ukraine", "the Republic of Korea", "UAE".
  case name
  /// "Ukrainian", as a modifier.
  case adjective
  /// "Ukrainians", "a Frenchman".
  case demonym
  /// A capital that may stand for its government: "Kyiv".
  case capital
  /// A seat that nearly always does: "the Kremlin", "Downing Street".
  case metonym
  /// A region with a government of its own: "Ontario", "Puntland".
  case region
}
