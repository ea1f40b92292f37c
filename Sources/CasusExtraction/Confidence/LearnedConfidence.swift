internal import CasusRules
internal import Foundation

/// How sure a reading is that the text says what a record says: a logistic model over named
/// features, its weights in a lexicon, learned and calibrated on annotated reports.
///
/// Below the floor a candidate is no record. Without the table every candidate is one.
struct LearnedConfidence: Sendable {
  private let weights: [String: Double]
  private let floor: Double

  init(_ lexicons: LexiconSet, table: String) {
    var weights: [String: Double] = [:]
    for entry in lexicons.entries[table] ?? [] {
      weights[entry.entry] = entry.values["weight"].flatMap(Double.init)
    }
    floor = weights.removeValue(forKey: "floor") ?? 0
    self.weights = weights
  }

  var isEmpty: Bool { weights.isEmpty }

  /// The probability that a reader would record it.
  func value(of features: [String]) -> Double {
    let sum = features.reduce(0) { $0 + (weights[$1] ?? 0) }
    return 1 / (1 + exp(-sum))
  }

  func isEnough(_ value: Double) -> Bool { value >= floor }
}
