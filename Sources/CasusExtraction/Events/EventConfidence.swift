internal import CasusRecords
internal import CasusRules
internal import Foundation

/// How sure a reading is that the text tells of an event: a logistic model over named features,
/// its weights in `event-confidence.tsv`, learned and calibrated on annotated reports.
///
/// Below the floor a candidate is no event. Without the table every candidate is one.
struct EventConfidence: Sendable {
  private let weights: [String: Double]
  private let floor: Double

  init(_ lexicons: LexiconSet) {
    var weights: [String: Double] = [:]
    for entry in lexicons.entries["event-confidence"] ?? [] {
      weights[entry.entry] = entry.values["weight"].flatMap(Double.init)
    }
    floor = weights.removeValue(forKey: "floor") ?? 0
    self.weights = weights
  }

  var isEmpty: Bool { weights.isEmpty }

  /// The probability that a reader would record the event.
  func value(of features: [String]) -> Double {
    let sum = features.reduce(0) { $0 + (weights[$1] ?? 0) }
    return 1 / (1 + exp(-sum))
  }

  func isEnough(_ value: Double) -> Bool { value >= floor }

  /// The features that decided, strongest first.
  func reasons(for features: [String]) -> [String] {
    features.filter { abs(weights[$0] ?? 0) >= 0.3 }
      .sorted { (abs(weights[$0] ?? 0), $1) > (abs(weights[$1] ?? 0), $0) }
      .prefix(3).map { "\($0) \((weights[$0] ?? 0) > 0 ? "+" : "-")" }
  }
}
