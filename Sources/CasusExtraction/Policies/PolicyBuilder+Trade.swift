internal import CasusRecords
internal import CasusSyntax

/// Whose goods a measure is on, and with whom something was shared: words right behind the measure,
/// wherever the tree hangs them.
extension PolicyBuilder {
  /// "a tariff on imports into Norland from Ostland", "on Ostlandic imports", "on Norland's imports
  /// from Ostland": whoever imports keeps a tariff, whoever exports bears it.
  func trade(behind noun: Int, in sentence: Int) -> (importer: Party?, exporter: Party?)? {
    let tree = reading.sentences[sentence]
    let near = noun + 1..<min(noun + 8, tree.tokens.count)
    guard
      let goods = near.first(where: { reading.words(.importNouns).contains(tree.lemma($0)) }),
      !near.prefix(while: { $0 < goods }).contains(where: { tree.tokens[$0].upos == .verb })
    else { return nil }
    var importer: Party?
    var exporter: Party?
    for index in goods + 1..<min(goods + 10, tree.tokens.count) {
      guard let marker = tree.marker(of: index), isName(index, in: tree) else { continue }
      if reading.words(.exportPrepositions).contains(marker), exporter == nil {
        exporter = reading.party(at: index, in: sentence)
      } else if reading.words(.importPrepositions).contains(marker), importer == nil {
        importer = reading.party(at: index, in: sentence)
      }
    }
    let owner = owner(of: goods, in: sentence)
    // With the exporter told, the imports' own country is the one that takes them in.
    if exporter == nil { exporter = owner } else if importer == nil { importer = owner }
    return (importer, exporter)
  }

  /// "suspended intelligence sharing with Ostland", "its freeze on sharing data with Ostland".
  func shared(behind token: Int, in sentence: Int) -> Party? {
    let tree = reading.sentences[sentence]
    for verb in token + 1..<min(token + 4, tree.tokens.count)
    where tree.tokens[verb].xpos == "VBG" && tree.tokens[verb].form.first?.isLowercase == true {
      for child in tree.children(of: verb) where child > verb {
        guard reading.words(.formerPrepositions).contains(tree.marker(of: child) ?? "") else {
          continue
        }
        if let party = named(under: child, in: sentence) { return party }
      }
    }
    return nil
  }
}
