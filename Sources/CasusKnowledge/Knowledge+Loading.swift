internal import CasusRecords
internal import CasusText
internal import Foundation

extension Knowledge {
  /// Loads the shipped folder and then the user's, whose rows add to it or stand before it.
  ///
  /// - Parameter folders: folders with any of the files of `Data/knowledge`, in order.
  /// - Throws: `KnowledgeError` with every fault as `file:line: what`.
  public init(folders: [String]) throws(KnowledgeError) {
    self.init()
    var faults: [Finding] = []
    for (index, folder) in folders.enumerated() {
      load(folder: folder, isChecked: index > 0, &faults)
    }
    if !faults.isEmpty { throw KnowledgeError(faults) }
  }

  private mutating func load(folder: String, isChecked: Bool, _ faults: inout [Finding]) {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      faults.append(Finding(.refused, "knowledge.folder", "is no folder", file: folder))
      return
    }
    for name in Self.order where files.contains(name) {
      read(name, KnowledgeTable(contentsOf: folder + "/" + name, required: required(name)), &faults)
    }
    for name in files.sorted() where Self.isPlaces(name) {
      let table = PlaceTable(contentsOf: folder + "/" + name, isChecked: isChecked)
      faults += table.faults
      gazetteer.add(table)
    }
  }

  /// In the order of loading: countries come first, the other files point at them.
  private static let order = [
    "countries.tsv", "country-names.tsv", "organisations.tsv", "leaders.tsv", "persons.tsv",
    "roles.tsv", "given-names.tsv", "name-words.tsv", "party-words.tsv", "plover.tsv",
    "assets.tsv", "asset-links.tsv",
  ]

  private static func isPlaces(_ name: String) -> Bool {
    name.hasPrefix("places") && name.hasSuffix(".tsv")
  }

  /// Whether a file of this name is read; others in a folder may be lexicons, or a mistake.
  public static func reads(file name: String) -> Bool { order.contains(name) || isPlaces(name) }

  private func required(_ name: String) -> [String] {
    switch name {
    case "countries.tsv": ["code", "name"]
    case "country-names.tsv": ["code", "surface", "form"]
    case "organisations.tsv": ["name", "sector"]
    case "leaders.tsv", "persons.tsv": ["name", "role"]
    case "roles.tsv": ["entry", "kind"]
    case "given-names.tsv": ["name", "gender"]
    case "name-words.tsv": ["word", "sector"]
    case "party-words.tsv": ["word", "use"]
    case "plover.tsv": ["cameo", "plover", "quad"]
    case "assets.tsv": ["name", "kind", "source", "as_of"]
    default: ["asset", "kind", "to", "source", "as_of"]
    }
  }

  private mutating func read(_ name: String, _ table: KnowledgeTable, _ faults: inout [Finding]) {
    var found = table.faults
    for row in table.rows {
      let fault =
        switch name {
        case "countries.tsv": addCountry(row)
        case "country-names.tsv": addCountryName(row)
        case "organisations.tsv": addParty(row, .organisation)
        case "leaders.tsv", "persons.tsv": addParty(row, .person)
        case "roles.tsv": addRole(row)
        case "given-names.tsv": addGivenName(row)
        case "name-words.tsv": addNameWord(row)
        case "party-words.tsv": addWord(row)
        case "plover.tsv": plover.add(row)
        case "assets.tsv": addAsset(row)
        default: addAssetLink(row)
        }
      if let fault { found.append(row.fault(fault)) }
    }
    faults += found.sorted { $0.line ?? 0 < $1.line ?? 0 }
  }

  private mutating func addCountry(_ row: KnowledgeTable.Row) -> String? {
    let code = row["code"]
    guard code.utf8.count == 3, code == code.uppercased() else {
      return "`code` is `\(code)`; it must be three capitals"
    }
    let capital = row["capital"]
    countries[code] = Country(
      code: code, alpha2: row["alpha2"], name: row["name"], capital: capital)
    for name in [row["name"]] + row.list("names") {
      names.add(name, .country(code: code, form: .name))
    }
    for name in row.list("adjectives") { names.add(name, .country(code: code, form: .adjective)) }
    // A people that is called as its country is: the country is meant.
    for name in row.list("demonyms")
    where !row.list("adjectives").contains(name) && name != row["name"] {
      names.add(name, .country(code: code, form: .demonym))
    }
    if !capital.isEmpty { names.add(capital, .country(code: code, form: .capital)) }
    return nil
  }

  private mutating func addCountryName(_ row: KnowledgeTable.Row) -> String? {
    guard countries[row["code"]] != nil else {
      return "`\(row["code"])` is no code of countries.tsv"
    }
    guard let form = CountryForm(rawValue: row["form"]) else {
      return "`form` is `\(row["form"])`; it must be "
        + CountryForm.allCases.map(\.rawValue).joined(separator: ", ")
    }
    names.add(row["surface"], .country(code: row["code"], form: form))
    return nil
  }

  private mutating func addParty(_ row: KnowledgeTable.Row, _ kind: KnownParty.Kind) -> String? {
    let country = row["country"]
    if !country.isEmpty, countries[country] == nil {
      return "`\(country)` is no code of countries.tsv"
    }
    let sector = Sector(rawValue: row["sector"])
    if sector == nil, !row["sector"].isEmpty { return noSector(row["sector"]) }
    if let fault = dateFault(in: row, columns: ["from", "to"]) { return fault }
    let prefix = kind == .person ? "person:" : "org:"
    let key = prefix + NameKey.folded(row["name"])
    let party = KnownParty(
      id: key, name: row["name"], aliases: row.list("aliases"), kind: kind,
      country: country.isEmpty ? nil : country,
      sector: sector, role: row[kind == .person ? "role" : "kind"], from: row["from"],
      to: row["to"])
    let index = parties.count
    parties.append(party)
    partyIndex[key] = index
    for name in [row["name"]] + row.list("aliases") { names.add(name, .party(index)) }
    return nil
  }

  private mutating func addRole(_ row: KnowledgeTable.Row) -> String? {
    guard let kind = RoleEntry.Kind(rawValue: row["kind"]) else {
      return "`kind` is `\(row["kind"])`; it must be "
        + RoleEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    }
    let sector = Sector(rawValue: row["sector"])
    if sector == nil, !row["sector"].isEmpty { return noSector(row["sector"]) }
    let flags = row.list("flags")
    var entry = RoleEntry(
      entry: row["entry"].lowercased(), sector: sector, kind: kind,
      inherits: flags.contains("inherits"), isLocal: flags.contains("local"),
      isPrivate: flags.contains("private"),
      gender: flags.contains("f") ? "f" : flags.contains("m") ? "m" : "")
    roles.add(entry)
    // Tokenisers part "vice-president" at its hyphen.
    if entry.entry.contains("-") {
      entry.entry = entry.entry.split(separator: "-").joined(separator: " - ")
      roles.add(entry)
    }
    return nil
  }

  private mutating func addGivenName(_ row: KnowledgeTable.Row) -> String? {
    guard row["gender"] == "f" || row["gender"] == "m" else { return "`gender` must be f or m" }
    givenNames[NameKey.folded(row["name"])] = row["gender"]
    return nil
  }

  private mutating func addNameWord(_ row: KnowledgeTable.Row) -> String? {
    guard let sector = Sector(rawValue: row["sector"]) else {
      return noSector(row["sector"])
    }
    nameWords[row["word"].lowercased()] = sector
    return nil
  }

  private func noSector(_ name: String) -> String {
    "`\(name)` is no sector; one of " + Sector.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// ISO dates, reduced where the source is: `2024`, `2024-05`, `2024-05-17`.
  private func dateFault(in row: KnowledgeTable.Row, columns: [String]) -> String? {
    for column in columns where !row[column].isEmpty {
      let parts = row[column].split(separator: "-", omittingEmptySubsequences: false)
      let isDate =
        (1...3).contains(parts.count) && parts[0].utf8.count == 4
        && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
        && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      if !isDate { return "`\(column)` is `\(row[column])`; it must be a date as 2024-05-17" }
    }
    return nil
  }

  private mutating func addWord(_ row: KnowledgeTable.Row) -> String? {
    words[row["use"], default: []].insert(row["word"])
    return nil
  }

  private mutating func addAsset(_ row: KnowledgeTable.Row) -> String? {
    for code in row.list("countries") where countries[code] == nil {
      return "`\(code)` is no code of countries.tsv"
    }
    if let fault = dateFault(in: row, columns: ["as_of"]) { return fault }
    let id = "asset:" + NameKey.folded(row["name"])
    guard assetIndex[id] == nil else { return "`\(row["name"])` stands here twice" }
    let asset = Asset(
      id: id, name: row["name"], aliases: row.list("aliases"), kind: row["kind"],
      countries: row.list("countries"),
      location: row["location"], from: row["from"], to: row["to"], commodity: row["commodity"],
      capacity: row["capacity"], asOf: row["as_of"], source: row["source"])
    assetIndex[id] = assets.count
    for name in [row["name"]] + row.list("aliases") { names.add(name, .asset(assets.count)) }
    assets.append(asset)
    return nil
  }

  private mutating func addAssetLink(_ row: KnowledgeTable.Row) -> String? {
    let name = NameKey.folded(row["asset"])
    guard
      let id = ["asset:" + name, "org:" + name].first(where: {
        assetIndex[$0] != nil || partyIndex[$0] != nil
      })
    else { return "`\(row["asset"])` is no asset of assets.tsv and no body of organisations.tsv" }
    guard let kind = LinkKind(rawValue: row["kind"]) else {
      return "`\(row["kind"])` is no link; one of "
        + LinkKind.allCases.map(\.rawValue).joined(separator: ", ")
    }
    let share = Double(row["share"])
    if !row["share"].isEmpty, share.map({ !(0...100).contains($0) }) ?? true {
      return "`share` is `\(row["share"])`; it must be per cent, 0 to 100"
    }
    if let fault = dateFault(in: row, columns: ["as_of"]) { return fault }
    assetLinks.append(
      AssetLink(
        asset: id, kind: kind, to: row["to"], identity: identity(of: row["to"]),
        sharePercent: share, asOf: row["as_of"], source: row["source"]))
    return nil
  }

  /// The key of a name in these files: a country before a body before an asset.
  func identity(of name: String) -> String? {
    for reading in names.readings(of: name) {
      switch reading {
      case .country(let code, .name): return "country:" + code
      case .party(let index): return parties[index].id
      case .asset(let index): return assets[index].id
      case .country: continue
      }
    }
    return nil
  }
}
