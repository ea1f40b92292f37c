// SAFETY: `emissions` holds `words` rows of `stride` floats, reserved by the caller for the length of the call.

/// The best sequence of name tags: Viterbi over emissions and transitions.
struct TagChain: Sendable {
  let classes: Int
  private let transitions: [Float]
  private let start: [Float]
  private let end: [Float]

  init(_ file: ModelFile) throws(ModelError) {
    classes = file.header.names.count
    transitions = Array(
      try file.tensor("names.transitions", "f32", [classes, classes], as: Float.self))
    start = Array(try file.tensor("names.start", "f32", [classes], as: Float.self))
    end = Array(try file.tensor("names.end", "f32", [classes], as: Float.self))
  }

  init(transitions: [Float], start: [Float], end: [Float]) {
    classes = start.count
    self.transitions = transitions
    self.start = start
    self.end = end
  }

  /// Writes the best class of each word; `emissions` has `stride` floats a word.
  func best(
    _ emissions: UnsafePointer<Float>, stride: Int, words: Int, into tags: inout [UInt8]
  ) {
    guard words > 0 else { return }
    var scores = (0..<classes).map { start[$0] + emissions[$0] }
    var next = scores
    var back = [UInt8](repeating: 0, count: words * classes)
    for word in 1..<max(words, 1) {
      for to in 0..<classes {
        var best = 0
        var value = scores[0] + transitions[to]
        for from in 1..<classes {
          let candidate = scores[from] + transitions[from * classes + to]
          if candidate > value {
            value = candidate
            best = from
          }
        }
        next[to] = value + emissions[word * stride + to]
        back[word * classes + to] = UInt8(best)
      }
      swap(&scores, &next)
    }
    var best = 0
    for tag in 1..<classes where scores[tag] + end[tag] > scores[best] + end[best] { best = tag }
    let first = tags.count
    tags.append(contentsOf: repeatElement(0, count: words))
    for word in (0..<words).reversed() {
      tags[first + word] = UInt8(best)
      best = Int(back[word * classes + best])
    }
  }
}
