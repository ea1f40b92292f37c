// SAFETY: the form is read within its own count and not kept after the call.

/// The features of a word's form, as the model was trained on.
///
/// The text below is the specification that `Training/FORMAT.md` explains; its hash stands in every
/// model file, so that code and model cannot drift apart.
struct FeatureTemplate {
  static let text = """
    normalise: drop 00AD 200B-200F 2060 FEFF; 2018 2019 201A 201B 2032 -> '; 201C 201D 201E 201F 2033 00AB 00BB -> "; 2010-2013 2212 -> -; 2014 2015 -> --; 2026 -> ...; 00A0 2000-200A 202F 3000 -> space; Nd -> 0
    whole forms: `` -> "; '' -> "; empty -> _
    w lower
    c normalised, if it differs from lower
    s shape, runs of one class cut to 2, at most 12
    1 suffix 1, 2 suffix 2, 3 suffix 3, 4 suffix 4 of lower, if longer
    5 prefix 1, 6 prefix 2, 7 prefix 3 of lower, if longer
    g 4-grams of <lower>, first 32 scalars, sum divided by the square root of their number
    key: FNV-1a-64 of the kind byte and UTF-8, high xor low half
    """

  static let hash: String = {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }()

  /// Keys whose rows are added, and keys of 4-grams, whose sum is scaled.
  private(set) var words: [UInt32] = []
  private(set) var grams: [UInt32] = []
  private var normalised: [UInt32] = []
  private var lower: [UInt32] = []
  private var shape: [UInt32] = []

  /// Computes the keys of a form, given as UTF-8.
  mutating func read(_ form: UnsafeBufferPointer<UInt8>) {
    normalised.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    grams.removeAll(keepingCapacity: true)
    Scalars.normalise(form, digits: true, into: &normalised)
    Scalars.lower(normalised, into: &lower)
    words.append(Self.key(UInt8(ascii: "w"), lower[...]))
    if normalised != lower { words.append(Self.key(UInt8(ascii: "c"), normalised[...])) }
    addShape()
    for length in 1...4 where lower.count > length {
      words.append(Self.key(UInt8(ascii: "0") + UInt8(length), lower.suffix(length)))
    }
    for length in 1...3 where lower.count > length {
      words.append(Self.key(UInt8(ascii: "4") + UInt8(length), lower.prefix(length)))
    }
    addGrams()
  }

  private mutating func addShape() {
    shape.removeAll(keepingCapacity: true)
    for value in normalised {
      let mark = Scalars.shape(of: value)
      let count = shape.count
      if count >= 2, shape[count - 1] == mark, shape[count - 2] == mark { continue }
      shape.append(mark)
    }
    words.append(Self.key(UInt8(ascii: "s"), shape.prefix(12)))
  }

  private mutating func addGrams() {
    let edged = [0x3C] + lower.prefix(32) + [0x3E]
    if edged.count < 4 {
      grams.append(Self.key(UInt8(ascii: "g"), edged[...]))
      return
    }
    for start in 0...(edged.count - 4) {
      grams.append(Self.key(UInt8(ascii: "g"), edged[start..<(start + 4)]))
    }
  }

  static func key(_ kind: UInt8, _ scalars: ArraySlice<UInt32>) -> UInt32 {
    var hash = FeatureHash(kind)
    for value in scalars { hash.add(value) }
    return hash.key
  }
}

/// FNV-1a over a kind and scalars in UTF-8, folded to 32 bits.
struct FeatureHash {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ kind: UInt8) { add(byte: kind) }

  var key: UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }

  mutating func add(byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  mutating func add(_ text: String) { for byte in text.utf8 { add(byte: byte) } }

  mutating func add(_ value: UInt32) {
    switch value {
    case 0..<0x80: add(byte: UInt8(value))
    case 0x80..<0x800:
      add(byte: UInt8(0xC0 | value >> 6))
      add(byte: UInt8(0x80 | value & 63))
    case 0x800..<0x10000:
      add(byte: UInt8(0xE0 | value >> 12))
      add(byte: UInt8(0x80 | value >> 6 & 63))
      add(byte: UInt8(0x80 | value & 63))
    default:
      add(byte: UInt8(0xF0 | value >> 18))
      add(byte: UInt8(0x80 | value >> 12 & 63))
      add(byte: UInt8(0x80 | value >> 6 & 63))
      add(byte: UInt8(0x80 | value & 63))
    }
  }
}
