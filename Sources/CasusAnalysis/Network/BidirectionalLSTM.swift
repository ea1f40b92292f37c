internal import CCasusKernels

/// A bidirectional LSTM layer over groups of sentences.
///
/// The input's share of the gates comes from outside, one row a word with the forward gates first;
/// so the first layer's can be cached by word form.
struct BidirectionalLSTM: Sendable {
  let units: Int
  /// W x + b of both directions.
  let input: DenseLayer
  private let recurrent: [DenseLayer]

  init(_ model: ModelFile, _ name: String, inputs: Int, units: Int) throws(ModelError) {
    self.units = units
    var weights: [(weights: FrozenFloats, outputs: Int)] = []
    var biases: [FrozenFloats?] = []
    var recurrent: [DenseLayer] = []
    for direction in ["forward", "backward"] {
      let prefix = "\(name).\(direction)."
      weights.append(
        (try model.matrix(prefix + "input", outputs: 4 * units, inputs: inputs), 4 * units))
      biases.append(try model.vector(prefix + "bias", 4 * units))
      recurrent.append(
        try model.dense(prefix + "recurrent", outputs: 4 * units, inputs: units))
    }
    input = DenseLayer(weights, inputs: inputs, bias: biases)
    self.recurrent = recurrent
  }

  /// Writes [forward; backward] of each word to a row of 2 · units floats of `output`.
  ///
  /// `pre[row]` is the row of the gates' input share for the word at `row`.
  func run(
    _ group: SentenceGroup, gates: UnsafePointer<Float>, gateStride: Int,
    pre: UnsafePointer<UInt32>, output: UnsafeMutablePointer<Float>, scratch: RecurrentScratch,
    with kernels: Kernels
  ) {
    let count = group.lengths.count
    let zStride = recurrent[0].stride
    let z = scratch.z.reserve(count * zStride)
    let cells = scratch.cells.reserve(count * units)
    let state = scratch.state.reserve(count * units)
    for direction in 0..<2 {
      cells.update(repeating: 0, count: count * units)
      state.update(repeating: 0, count: count * units)
      z.update(repeating: 0, count: count * zStride)
      group.forEachStep(backward: direction == 1, reading: pre, scratch) { step, active, from, to in
        if step > 0 {
          recurrent[direction].apply(state, stride: units, rows: active, to: z, with: kernels)
        }
        // SAFETY: `from` and `to` name rows of `gates` and `output` that the caller sized.
        kernels.table.lstm_step(
          z, zStride, gates + direction * 4 * units, gateStride, from, cells, state, units,
          output + direction * units, 2 * units, to, active, units)
      }
    }
  }
}

/// Sentences that go through the network together, longest first, their words in one row each.
struct SentenceGroup {
  /// Words of each sentence, descending.
  var lengths: [Int] = []
  /// The row of each sentence's first word.
  var starts: [Int] = []

  var rows: Int { zip(starts, lengths).map { $0 + $1 }.max() ?? 0 }

  /// Goes through the sentences side by side, from their first word or from their last.
  ///
  /// `body` gets the step, how many sentences reach it, and for each of those what `ids` holds for
  /// its word and the word's row.
  @inline(__always)
  func forEachStep(
    backward: Bool, reading ids: UnsafePointer<UInt32>, _ scratch: RecurrentScratch,
    _ body: (
      _ step: Int, _ active: Int, _ from: UnsafeMutablePointer<UInt32>,
      _ to: UnsafeMutablePointer<UInt32>
    ) -> Void
  ) {
    var active = lengths.count
    for step in 0..<(lengths.first ?? 0) {
      while active > 0, lengths[active - 1] <= step { active -= 1 }
      let (from, to) = scratch.rows(active)
      for index in 0..<active {
        let row = starts[index] + (backward ? lengths[index] - 1 - step : step)
        from[index] = ids[row]
        to[index] = UInt32(row)
      }
      body(step, active, from, to)
    }
  }
}

/// What the recurrent layers write between steps.
final class RecurrentScratch {
  let z = FloatBuffer()
  let cells = FloatBuffer()
  let state = FloatBuffer()
  private var memory: UnsafeMutablePointer<UInt32> = .allocate(capacity: 128)
  private var capacity = 64

  deinit { memory.deallocate() }

  /// Two lists of `count` row numbers.
  func rows(_ count: Int) -> (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) {
    if count > capacity {
      memory.deallocate()
      capacity = count * 2
      memory = .allocate(capacity: capacity * 2)
    }
    return (memory, memory + capacity)
  }
}
