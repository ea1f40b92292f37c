/// Signs, names and codes of currencies, to ISO 4217.
struct CurrencyTable: Sendable {
  struct Match {
    let code: String
    /// A bare "$" or "dollars" that another currency could also write.
    let isAssumed: Bool
    let end: Int
  }

  private struct Entry {
    let atoms: [String]
    let code: String
    let isAssumed: Bool
  }

  /// Signs and codes that stand before a figure, by their first atom; longest first.
  private let signs: [String: [Entry]]
  /// Names that follow it: "baht", "Australian dollars".
  private let names: [String: [Entry]]
  /// Currencies that share a name: "shilling" → those of Kenya, Uganda, …, by country.
  private let families: [String: [String: String]]
  /// Three-letter codes, in lower case.
  private let codes: [String: String]

  init(paths: [String]) throws {
    var signs: [String: [Entry]] = [:]
    var names: [String: [Entry]] = [:]
    var codes: [String: String] = [:]
    var families: [String: [String: String]] = [:]
    for path in paths {
      for row in try ExpressionTable(path: path).rows {
        let atoms = Self.atoms(row["entry"].lowercased())
        let entry = Entry(atoms: atoms, code: row["code"], isAssumed: row["kind"].hasSuffix("?"))
        switch row["kind"].prefix(4) {
        case "sign": signs[atoms[0], default: []].append(entry)
        case "name":
          names[atoms[0], default: []].append(entry)
          let country = row["country"]
          if let family = atoms.last, !country.isEmpty, families[family]?[country] == nil {
            families[family, default: [:]][country] = entry.code
          }
        case "code": codes[row["entry"].lowercased()] = row["code"]
        default:
          throw ExpressionTableError(
            file: path, line: row.line, message: "kind is sign, name or code")
        }
      }
    }
    self.signs = signs.mapValues { $0.sorted { $0.atoms.count > $1.atoms.count } }
    self.names = names.mapValues { $0.sorted { $0.atoms.count > $1.atoms.count } }
    self.codes = codes
    self.families = families
  }

  /// The currency of a country (ISO 3166-1 alpha-3) whose name the words end in, as "shillings"
  /// of Kenya; nil where that country has no currency of the name.
  func code(named word: String, of country: String) -> String? {
    let name = word == "$" ? "dollar" : word
    return families[name]?[country]
  }

  /// A sign or code right before a figure.
  func sign(in atoms: ExpressionAtoms, at index: Int) -> Match? {
    if let match = match(signs, in: atoms, at: index, glued: true) { return match }
    // "CAD$30 million": the code tells which dollars.
    if let code = code(in: atoms, at: index), index + 1 < atoms.count, atoms.isGlued(index + 1),
      let sign = match(signs, in: atoms, at: index + 1, glued: true), sign.end < atoms.count,
      atoms[sign.end].number != nil
    {
      return Match(code: code.code, isAssumed: false, end: sign.end)
    }
    guard index + 1 < atoms.count, atoms[index + 1].number != nil else { return nil }
    return code(in: atoms, at: index)
  }

  /// A currency's name after a figure.
  func name(in atoms: ExpressionAtoms, at index: Int) -> Match? {
    match(names, in: atoms, at: index, glued: false) ?? match(
      signs, in: atoms, at: index, glued: true)
      ?? code(in: atoms, at: index)
  }

  /// A code written in capitals.
  func code(in atoms: ExpressionAtoms, at index: Int) -> Match? {
    guard index < atoms.count, atoms[index].isUppercase, let code = codes[atoms[index].text] else {
      return nil
    }
    return Match(code: code, isAssumed: false, end: index + 1)
  }

  private func match(
    _ table: [String: [Entry]], in atoms: ExpressionAtoms, at index: Int, glued: Bool
  ) -> Match? {
    guard index < atoms.count else { return nil }
    for entry in table[atoms[index].text] ?? [] {
      var at = index
      let fits = entry.atoms.allSatisfy { word in
        if !glued, at > index, atoms.isDash(at) { at += 1 }
        guard atoms.text(at) == word, !glued || at == index || atoms.isGlued(at) else {
          return false
        }
        at += 1
        return true
      }
      if fits { return Match(code: entry.code, isAssumed: entry.isAssumed, end: at) }
    }
    return nil
  }

  private static func atoms(_ entry: String) -> [String] {
    var result: [String] = []
    var word = ""
    for scalar in entry.unicodeScalars {
      if scalar.properties.isAlphabetic {
        word.unicodeScalars.append(scalar)
      } else {
        if !word.isEmpty { result.append(word) }
        word = ""
        if scalar != " ", scalar != "-" { result.append(String(scalar)) }
      }
    }
    if !word.isEmpty { result.append(word) }
    return result
  }
}
