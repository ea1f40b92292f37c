/// How many independent origins stand behind several reports of one event.
///
/// Fifteen rewrites of one agency's text are one origin: reports are put together where most of the
/// shorter one's words stand in the other in the same order, where one publisher or one named source
/// stands behind both. What is left apart is no proof of independence, only no sign against it.
enum OriginCounter {
  struct Telling {
    var text: String
    var publishers: [String]
    /// Outlets and speakers on whose word the event is told.
    var sources: [String]
  }

  /// Runs of so many words are compared: shorter ones are shared by chance.
  private static let run = 4
  /// Reports longer than this are compared by their beginning, where a rewrite keeps most.
  private static let longest = 400

  static func origins(of tellings: [Telling]) -> Int {
    var roots = Array(tellings.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while roots[index] != index { index = roots[index] }
      return index
    }
    let runs = tellings.map { Self.runs(of: $0.text) }
    for a in tellings.indices {
      for b in tellings.indices where b > a && root(a) != root(b) {
        if isOneOrigin(tellings[a], runs[a], tellings[b], runs[b]) { roots[root(b)] = root(a) }
      }
    }
    return Set(tellings.indices.map(root)).count
  }

  private static func isOneOrigin(
    _ a: Telling, _ x: Set<Int>, _ b: Telling, _ y: Set<Int>
  ) -> Bool {
    if a.text == b.text { return true }
    if !Set(a.publishers).isDisjoint(with: b.publishers) { return true }
    if !Set(a.sources).isDisjoint(with: b.sources) { return true }
    let fewest = min(x.count, y.count)
    return fewest > 0 && x.intersection(y).count * 2 >= fewest
  }

  private static func runs(of text: String) -> Set<Int> {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(longest)
    guard words.count >= run else { return [] }
    var result: Set<Int> = []
    for start in words.indices.dropLast(run - 1) {
      var hasher = Hasher()
      for word in words[start..<(start + run)] { hasher.combine(word) }
      result.insert(hasher.finalize())
    }
    return result
  }
}
