/// A place of the gazetteer.
public struct Place: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case city, region, water, area
  }

  public var name: String
  public var kind: Kind
  /// Empty for seas and for areas of several countries.
  public var country: String
  /// The first-level division's code within the country.
  public var region: String
  public var latitude: Double?
  public var longitude: Double?
  public var population: Int
  /// GeoNames id, where the source gives one.
  public var geonames: String

  /// Key as it stands in records: `geonames:698740`, `region:UKR-17`, `water:straitofhormuz`.
  public var identity: String {
    if !geonames.isEmpty { return "geonames:" + geonames }
    if kind == .region, !region.isEmpty { return "region:\(country)-\(region)" }
    return "\(kind.rawValue):\(NameKey.folded(name))"
  }
}

/// Cities, regions, seas and straits by name.
///
/// The table stays as the bytes that were read; only hashes of the names are indexed, so that a
/// start costs a few milliseconds. A row is taken apart when it is asked for.
public struct Gazetteer: Sendable {
  private var files: [PlaceTable] = []

  public init() {}

  mutating func add(_ table: PlaceTable) { files.append(table) }

  /// Every place of a name, the most populous first; later files stand before earlier ones.
  public func places(named name: String) -> [Place] {
    let key = NameKey.folded(name)
    guard !key.isEmpty else { return [] }
    return files.reversed().flatMap { table in
      table.places(key: key).sorted { a, b in
        a.population != b.population ? a.population > b.population : a.identity < b.identity
      }
    }
  }

  public func contains(_ name: String) -> Bool {
    let key = NameKey.folded(name)
    return !key.isEmpty && files.contains { $0.contains(key: key) }
  }

  /// The name of the first-level division in which a place lies; nil for the division itself.
  public func regionName(of place: Place) -> String? {
    guard place.kind == .city, !place.region.isEmpty else { return nil }
    return files.lazy.compactMap { $0.regionName(country: place.country, code: place.region) }.first
  }

  /// The place that a name means beside others in a text.
  ///
  /// - Parameters:
  ///   - within: what the text says it lies in, innermost first: "Illinois", "United States".
  ///   - countries: countries that the text names, by how often.
  /// - Returns: nil for unknown names. What stands in `within` decides; next a country that the
  ///   text names, next the population.
  public func place(
    named name: String, within: [String] = [], countries: [String: Int] = [:],
    codeOfCountry: (String) -> String? = { _ in nil }
  ) -> Place? {
    let found = places(named: name)
    guard found.count > 1 || !within.isEmpty else { return found.first }
    for container in within {
      if let code = codeOfCountry(container),
        let inside = found.first(where: { $0.country == code })
      {
        return inside
      }
      let regions = places(named: container).filter { $0.kind == .region }
      if let inside = found.first(where: { place in
        regions.contains { $0.country == place.country && $0.region == place.region }
      }) {
        return inside
      }
    }
    // A village that shares its name with a metropolis needs the text to say so: the text's
    // countries weigh as much as a factor of a hundred in people.
    func weight(_ place: Place) -> Double {
      let named = Double(countries[place.country] ?? 0)
      return (named > 0 ? 100 + named : 1) * Double(max(place.population, 1000))
        * (place.kind == .region ? 0.5 : 1)
    }
    return found.max { weight($0) < weight($1) }
  }
}
