internal import CasusAnalysis
internal import CasusExtraction
public import CasusRecords
public import CasusText

extension Toolset {
  /// For words that gave no record: the nearest rule of each family and the test that failed.
  public func nearestRules(to words: String, in document: SourceDocument) -> [NearRule] {
    extractor.nearestRules(to: words, in: analyzer.analyse(document))
  }

  /// Records that have these words after all.
  public func records(at words: String, in document: SourceDocument) -> [RecordID] {
    extractor.records(at: words, in: analyzer.analyse(document))
  }
}
