internal import CCasusKernels

/// The character model that finds words and sentences: a bidirectional GRU and one layer on it.
struct Splitter: Sendable {
  let units: Int
  let ids: CharacterIDs
  private let inputs: [FrozenFloats]
  private let recurrent: [DenseLayer]
  let scores: DenseLayer

  init(_ file: ModelFile) throws(ModelError) {
    units = file.header.sizes.characterState
    ids = try CharacterIDs(file)
    var inputs: [FrozenFloats] = []
    var recurrent: [DenseLayer] = []
    for direction in ["forward", "backward"] {
      let prefix = "splitter.\(direction)."
      inputs.append(try file.matrix(prefix + "input", outputs: ids.count, inputs: 3 * units))
      recurrent.append(
        try file.dense(
          prefix + "recurrent", outputs: 3 * units, inputs: units,
          bias: prefix + "recurrent.bias"))
    }
    self.inputs = inputs
    self.recurrent = recurrent
    scores = try file.dense(
      "splitter.weight", outputs: 4, inputs: 2 * units, bias: "splitter.bias")
  }

  /// Writes [forward; backward] of each character, as the LSTM does of each word.
  func run(
    _ group: SentenceGroup, ids: UnsafePointer<UInt32>, output: UnsafeMutablePointer<Float>,
    scratch: RecurrentScratch, with kernels: Kernels
  ) {
    let count = group.lengths.count
    let stride = recurrent[0].stride
    let z = scratch.z.reserve(count * stride)
    let state = scratch.state.reserve(count * units)
    for direction in 0..<2 {
      state.update(repeating: 0, count: count * units)
      group.forEachStep(backward: direction == 1, reading: ids, scratch) { _, active, from, to in
        recurrent[direction].apply(state, stride: units, rows: active, to: z, with: kernels)
        // SAFETY: ids are below the table's rows (CharacterIDs), output rows below the group's.
        kernels.table.gru_step(
          z, stride, inputs[direction].base, 3 * units, from, state, units,
          output + direction * units, 2 * units, to, active, units)
      }
    }
  }
}

/// Numbers of characters: known ones singly, the rest by general category.
struct CharacterIDs: Sendable {
  let count: Int
  private let ascii: [UInt32]
  private let others: [UInt32: UInt32]
  private let firstClass: UInt32
  private static let classes = ["Lu", "Ll", "Lo", "M", "N", "P", "S", "Z", "C"]

  init(_ file: ModelFile) throws(ModelError) {
    let header = file.header
    guard header.characterClasses == Self.classes else {
      throw ModelError(path: file.path, reason: "character classes other than \(Self.classes)")
    }
    firstClass = UInt32(header.characters.count)
    count = header.characters.count + Self.classes.count
    var known: [UInt32: UInt32] = [:]
    for (index, character) in header.characters.enumerated() {
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1
      else { throw ModelError(path: file.path, reason: "“\(character)” is not one character") }
      known[scalar.value] = UInt32(index)
    }
    others = known
    var ascii: [UInt32] = []
    for value in UInt32(0)..<128 {
      ascii.append(known[value] ?? firstClass + Self.classNumber(value))
    }
    self.ascii = ascii
  }

  func id(of value: UInt32) -> UInt32 {
    let folded = Self.fold(value)
    if folded < 128 { return ascii[Int(folded)] }
    return others[folded] ?? firstClass + Self.classNumber(folded)
  }

  private static func fold(_ value: UInt32) -> UInt32 {
    if value < 128 { return value }
    switch value {
    case 0x2018, 0x2019, 0x201B, 0x2032: return 0x27
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033: return 0x22
    case 0x2010, 0x2011, 0x2012, 0x2212: return 0x2D
    default: return Scalars.isWhitespace(value) ? 0x20 : value
    }
  }

  private static func classNumber(_ value: UInt32) -> UInt32 {
    switch Scalars.category(value) {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .otherLetter, .modifierLetter, .titlecaseLetter: 2
    case .nonspacingMark, .spacingMark, .enclosingMark: 3
    case .decimalNumber, .letterNumber, .otherNumber: 4
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      5
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: 6
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: 7
    case .control, .format, .surrogate, .privateUse, .unassigned: 8
    @unknown default: 8
    }
  }
}
