public import CasusText
public import CasusTracking
internal import Foundation

/// Reads the matching's data files.
public enum TrackingData {
  /// From a data folder and a person's own folders of knowledge: `tracking/*.tsv` and, where it is there, `knowledge/countries.tsv`.
  ///
  /// Throws `MatchingLexicon.BadRow` for a row that cannot be read, with its file and line.
  public static func lexicon(
    in data: DataFolder, knowledge: [String] = []
  ) throws -> MatchingLexicon {
    var lexicon = MatchingLexicon()
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: data.path(of: "tracking/" + name), encoding: .utf8)
    }
    try lexicon.readIrregularForms(text("irregular-forms.tsv"), file: "irregular-forms.tsv")
    try lexicon.readStopwords(text("stopwords.tsv"), file: "stopwords.tsv")
    try lexicon.readPhrases(text("phrases.tsv"), file: "phrases.tsv")
    try lexicon.readCuts(text("phrase-cuts.tsv"), file: "phrase-cuts.tsv")
    try lexicon.readSynonyms(text("synonyms.tsv"), file: "synonyms.tsv")
    try lexicon.readFrequencies(text("word-frequencies.tsv"), file: "word-frequencies.tsv")
    try lexicon.readMembers(text("members.tsv"), file: "members.tsv")
    try lexicon.readCountryNames(text("country-names.tsv"), file: "country-names.tsv")
    let numbers = try String(contentsOfFile: data.path(of: "time/numbers.tsv"), encoding: .utf8)
    try lexicon.readNumbers(numbers, file: "numbers.tsv")
    for folder in [data.path(of: "knowledge")] + knowledge {
      if let table = try? String(contentsOfFile: folder + "/countries.tsv", encoding: .utf8) {
        addCountries(table, to: &lexicon)
      }
    }
    lexicon.seal()
    return lexicon
  }

  /// Names, adjectives, demonyms and capitals out of the knowledge's own table.
  private static func addCountries(_ table: String, to lexicon: inout MatchingLexicon) {
    var columns: [String: Int] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if columns.isEmpty {
        for (index, name) in row.enumerated() { columns[name] = index }
        continue
      }
      guard let code = columns["code"].map({ row[$0] }) else { return }
      for column in ["name", "names", "adjectives", "demonyms", "capital"] {
        guard let index = columns[column], index < row.count else { continue }
        for name in row[index].split(separator: "|") { lexicon.add(name: String(name), of: code) }
      }
    }
  }
}
