/// A light English stemmer: brings "recognises", "recognition" and "recognised" together.
///
/// It only has to bring forms of one word together for counting; its stems are never shown. It
/// prefers joining too much to too little, since no match rests on a single shared stem.
enum Stem {
  private static let endings: [[UInt8]] = [
    "ational", "ization", "isation", "ation", "ition", "ments", "ment", "ness", "ance", "ence",
    "ings", "ing", "ions", "ion", "ies", "ied", "ised", "ized", "ise", "ize", "als", "al", "ers",
    "er", "ors", "or", "ely", "ly", "ed", "es", "s", "e", "y",
  ].map { Array($0.utf8) }

  /// The stem of a lower-case word in UTF-8.
  static func of(_ word: [UInt8]) -> [UInt8] {
    var stem = word
    for _ in 0..<2 {
      let minimum = stem.count > 6 ? 4 : 3
      guard
        let ending = endings.first(where: {
          stem.count - $0.count >= minimum && stem.suffix($0.count).elementsEqual($0)
        })
      else { break }
      if ending == Array("s".utf8), stem.dropLast().last == UInt8(ascii: "s") { break }
      stem.removeLast(ending.count)
    }
    // "planned" and "plan", "shipping" and "ship".
    if stem.count > 3, let last = stem.last, stem[stem.count - 2] == last,
      !Array("aeiouls".utf8).contains(last)
    {
      stem.removeLast()
    }
    return stem
  }
}

/// A word as a number: FNV-1a over its class, country or stem.
typealias WordKey = UInt64

func wordKey(_ bytes: some Sequence<UInt8>) -> WordKey {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return hash
}

func wordKey(_ text: String) -> WordKey { wordKey(text.utf8) }
