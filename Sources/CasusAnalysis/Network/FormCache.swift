// SAFETY: rows lie in a FloatBuffer that this cache owns and that outlives every pointer it hands out in a
// call; forms are read inside the closure that lends them.

/// What depends on a word's form alone, computed once: the first layer's gates, the share of the
/// names, the form as a string, its lemmas.
///
/// Bounded: `makeRoom` empties it when it is full. Values never depend on what the cache held.
final class FormCache {
  struct Entry {
    var form: String
    var bytes: Range<Int>
    var hash: UInt64
    /// Lemmas by tag, few a form.
    var lemmas: [(tag: Int32, lemma: String)]
  }

  private let network: Network
  private let kernels: Kernels
  private let limit: Int
  private let standIns: StandIns?
  /// Floats a form: gates of both directions, then names.
  let stride: Int
  let gateStride: Int
  private(set) var entries: [Entry] = []
  private var bytes: [UInt8] = []
  private var slots: [Int32]
  private let rows = FloatBuffer()
  private var computed = 0
  private var template = FeatureTemplate()
  private let sums = FloatBuffer()
  private let grams = FloatBuffer()
  private let result = FloatBuffer()

  init(_ network: Network, standIns: StandIns?, kernels: Kernels, limit: Int) {
    self.standIns = standIns
    self.network = network
    self.kernels = kernels
    self.limit = limit
    gateStride = network.layers[0].input.stride
    stride = gateStride + (network.names?.embedding.stride ?? 0)
    var size = 64
    while size < limit * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    _ = rows.reserve(limit * stride)
  }

  var values: UnsafePointer<Float> { UnsafePointer(rows.base) }

  /// Call before a batch of at most `count` words, `count` no more than the limit.
  func makeRoom(for count: Int) {
    guard entries.count + count > limit else { return }
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = -1 }
    computed = 0
  }

  /// The number of a form; its values stand there after `compute`.
  func number(of form: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in form { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, matches(entries[number].bytes, form) {
        return UInt32(number)
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(entries.count)
    let start = bytes.count
    bytes.append(contentsOf: form)
    entries.append(
      Entry(
        form: String(decoding: form, as: UTF8.self), bytes: start..<bytes.count, hash: hash,
        lemmas: []))
    return UInt32(entries.count - 1)
  }

  /// Computes the values of all new forms together.
  func compute() {
    let count = entries.count - computed
    guard count > 0 else { return }
    let width = network.embedding.width
    let x = sums.reserve(count * width)
    x.update(repeating: 0, count: count * width)
    let nameStride = network.names?.embedding.stride ?? 0
    let names = result.reserve(count * (gateStride + nameStride)) + count * gateStride
    let scratch = grams.reserve(max(width, network.names?.width ?? 0))
    names.update(repeating: 0, count: count * nameStride)
    for index in 0..<count {
      readFeatures(of: computed + index)
      network.embedding.add(template, to: x + index * width, grams: scratch, with: kernels)
    }
    network.layers[0].input.apply(
      x, stride: width, rows: count, to: result.base, with: kernels)
    if let heads = network.names {
      heads.embedding.apply(x, stride: width, rows: count, to: names, with: kernels)
      for index in 0..<count {
        readFeatures(of: computed + index)
        heads.rows.add(template, to: names + index * nameStride, grams: scratch, with: kernels)
      }
    }
    for index in 0..<count {
      let row = rows.base + (computed + index) * stride
      row.update(from: result.base + index * gateStride, count: gateStride)
      (row + gateStride).update(from: names + index * nameStride, count: nameStride)
    }
    computed = entries.count
  }

  /// The lemma under a tag, from `make` the first time.
  func lemma(
    of number: UInt32, tag: Int32, _ make: (UnsafeBufferPointer<UInt8>) -> String
  ) -> String {
    let index = Int(number)
    for known in entries[index].lemmas where known.tag == tag { return known.lemma }
    let lemma = withBytes(index, make)
    entries[index].lemmas.append((tag, lemma))
    return lemma
  }

  private func matches(_ range: Range<Int>, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == form.count else { return false }
    for index in 0..<form.count where bytes[range.lowerBound + index] != form[index] {
      return false
    }
    return true
  }

  /// Reads a form's features; a currency sign has those of the dollar, the only one that treebanks of
  /// English hold in numbers (`€`, `£`, `US$`, `HK$`: without this, "pledges €50 million" falls apart).
  private func readFeatures(of index: Int) {
    if let standIn = standIns?[entries[index].form] {
      return standIn.withUnsafeBufferPointer { template.read($0) }
    }
    withBytes(index) { form in
      if Scalars.isCurrency(form) {
        let dollar: [UInt8] = [0x24]
        dollar.withUnsafeBufferPointer { template.read($0) }
      } else {
        template.read(form)
      }
    }
  }

  private func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = entries[index].bytes
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
