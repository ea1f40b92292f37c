/// A phrase as a bag of weighted words, each once, in order of its key.
public struct Words: Hashable, Sendable {
  public enum Kind: UInt8, Sendable { case content, name, number, country }

  public struct Word: Hashable, Sendable {
    public var key: UInt64
    /// Rarity: what sharing this word says. Near zero for a word of every report.
    public var weight: Float
    public var kind: Kind
    /// The figure of a number; zero for words.
    public var value: Float = 0
  }

  public private(set) var all: [Word]

  public init(_ words: [Word] = []) {
    var seen: Set<UInt64> = []
    all = words.filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key }
  }

  public var isEmpty: Bool { all.isEmpty }

  public var weight: Float { all.reduce(0) { $0 + $1.weight } }

  public func contains(_ key: UInt64) -> Bool {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].key == key
  }

  public func filter(_ keep: (Word) -> Bool) -> Words {
    var result = Words()
    result.all = all.filter(keep)
    return result
  }

  public func shared(with other: Words) -> Words { filter { other.contains($0.key) } }

  public func without(_ other: Words) -> Words { filter { !other.contains($0.key) } }

  public func union(_ other: Words) -> Words { Words(all + other.all) }

  public var names: Words { filter { $0.kind == .name } }
  var percentages: [Float] {
    all.filter { $0.kind == .number && $0.weight >= Words.percentageWeight }.map(\.value)
  }

  /// The largest percentage: of "from 25 % to 50 %" the one that is reached.
  var reachedPercentage: Float? { percentages.max() }

  static let percentageWeight: Float = 4

  public var numbers: Words { filter { $0.kind == .number } }
  public var countries: Words { filter { $0.kind == .country } }
  public var contents: Words { filter { $0.kind == .content } }

  /// The share of this phrase's weight that another phrase holds too; 0 for an empty phrase.
  public func coverage(by other: Words) -> Float {
    let total = weight
    return total > 0 ? shared(with: other).weight / total : 0
  }

  /// Weighted overlap in both directions, 0 to 1.
  public func likeness(to other: Words) -> Float {
    let common = shared(with: other).weight
    let total = weight + other.weight - common
    return total > 0 ? common / total : 0
  }

  /// The rarest words, at most `count`, the rarest first; ties by key, so that the order is fixed.
  public func rarest(_ count: Int, above floor: Float = 0) -> [Word] {
    Array(
      all.filter { $0.weight >= floor }
        .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.key < $1.key }
        .prefix(count))
  }
}
