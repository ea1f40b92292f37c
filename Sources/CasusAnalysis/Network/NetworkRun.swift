internal import CCasusKernels

/// The classes of every word of some sentences, one after the other in the order given.
struct TagTable {
  var upos: [UInt16] = []
  var xpos: [UInt16] = []
  var features: [UInt16] = []
  /// The head's number in the sentence from 1; 0 for the root.
  var heads: [Int32] = []
  var labels: [UInt16] = []
  /// Empty in a model without names.
  var names: [UInt8] = []

  mutating func resize(_ words: Int, names hasNames: Bool) {
    upos = [UInt16](repeating: 0, count: words)
    xpos = upos
    features = upos
    labels = upos
    heads = [Int32](repeating: 0, count: words)
    names = [UInt8](repeating: 0, count: hasNames ? words : 0)
  }
}

/// One worker's passage through the network, with its buffers.
final class NetworkRun {
  /// Sentences that step through the recurrent layers together, and words at most: more would not
  /// be faster, and their activations leave the second-level cache.
  private static let sentencesAGroup = 16
  private static let wordsAGroup = 768

  let network: Network
  let kernels: Kernels
  let cache: FormCache
  /// Nil where the model has none or the caller wants none.
  private let names: NameHeads?
  private(set) var decoder = TreeDecoder()
  private let recurrent = RecurrentScratch()
  private let buffers = (0..<8).map { _ in FloatBuffer() }
  private var forms: [UInt32] = []
  private var pre: [UInt32] = []
  private var groupHeads: [Int32] = []
  private var groupNames: [UInt8] = []

  init(_ network: Network, kernels: Kernels, cache: FormCache, readsNames: Bool = true) {
    self.network = network
    names = readsNames ? network.names : nil
    self.kernels = kernels
    self.cache = cache
  }

  /// Reads sentences given as numbers of cached forms; `starts` holds each sentence's first word and
  /// the end of the last.
  func read(_ words: [UInt32], starts: [Int]) -> TagTable {
    cache.compute()
    var table = TagTable()
    table.resize(words.count, names: names != nil)
    let order = (0..<(starts.count - 1)).filter { starts[$0 + 1] > starts[$0] }
      .sorted { a, b in
        let lengths = (starts[a + 1] - starts[a], starts[b + 1] - starts[b])
        return lengths.0 != lengths.1 ? lengths.0 > lengths.1 : a < b
      }
    var next = 0
    while next < order.count {
      var group = SentenceGroup()
      var places: [Int] = []
      forms.removeAll(keepingCapacity: true)
      while next < order.count, places.count < Self.sentencesAGroup {
        let range = starts[order[next]]..<starts[order[next] + 1]
        if !places.isEmpty, forms.count + range.count > Self.wordsAGroup { break }
        group.starts.append(forms.count)
        group.lengths.append(range.count)
        places.append(range.lowerBound)
        forms.append(contentsOf: words[range])
        next += 1
      }
      run(group, places: places, into: &table)
    }
    return table
  }

  private func run(_ group: SentenceGroup, places: [Int], into table: inout TagTable) {
    let rows = forms.count
    let width = 2 * network.hidden
    if pre.count < rows { pre = (0..<UInt32(rows * 2)).map { $0 } }
    var output = buffers[0].reserve(rows * width)
    var other = buffers[1].reserve(rows * width)
    for (index, layer) in network.layers.enumerated() {
      if index == 0 {
        forms.withUnsafeBufferPointer {
          layer.run(
            group, gates: cache.values, gateStride: cache.stride, pre: $0.baseAddress!,
            output: output, scratch: recurrent, with: kernels)
        }
      } else {
        swap(&output, &other)
        let gates = buffers[2].reserve(rows * layer.input.stride)
        layer.input.apply(other, stride: width, rows: rows, to: gates, with: kernels)
        pre.withUnsafeBufferPointer {
          layer.run(
            group, gates: gates, gateStride: layer.input.stride, pre: $0.baseAddress!,
            output: output, scratch: recurrent, with: kernels)
        }
      }
    }
    tag(output, group, places, &table)
    parse(output, group, places, &table)
    if let names { name(output, names, group, places, &table) }
  }

  private func tag(
    _ states: UnsafePointer<Float>, _ group: SentenceGroup, _ places: [Int],
    _ table: inout TagTable
  ) {
    let heads = network.tags
    let rows = forms.count
    let hidden = buffers[2].reserve(rows * heads.hidden.stride)
    heads.hidden.apply(
      states, stride: 2 * network.hidden, rows: rows, to: hidden, relu: true, with: kernels)
    let scores = buffers[3].reserve(rows * heads.scores.stride)
    heads.scores.apply(
      hidden, stride: heads.hidden.stride, rows: rows, to: scores, with: kernels)
    func best(_ row: Int, _ range: Range<Int>) -> UInt16 {
      UInt16(
        casus_argmax(scores + row * heads.scores.stride + range.lowerBound, range.count))
    }
    for (index, place) in places.enumerated() {
      for word in 0..<group.lengths[index] {
        let row = group.starts[index] + word
        table.upos[place + word] = best(row, heads.upos)
        table.xpos[place + word] = best(row, heads.xpos)
        table.features[place + word] = best(row, heads.features)
      }
    }
  }

  private func parse(
    _ states: UnsafePointer<Float>, _ group: SentenceGroup, _ places: [Int],
    _ table: inout TagTable
  ) {
    let arcs = network.arcs
    let rows = forms.count
    let width = 2 * network.hidden
    let dependents = buffers[2].reserve(rows * arcs.pair.dependent.stride)
    arcs.pair.dependent.apply(
      states, stride: width, rows: rows, to: dependents, relu: true, with: kernels)
    let heads = buffers[3].reserve((rows + 1) * arcs.pair.head.stride)
    arcs.pair.head.apply(states, stride: width, rows: rows, to: heads, relu: true, with: kernels)
    (heads + rows * arcs.pair.head.stride).update(from: arcs.pair.root.base, count: arcs.pair.width)
    let folded = buffers[4].reserve((rows + 1) * arcs.folded.stride)
    arcs.folded.apply(
      heads, stride: arcs.pair.head.stride, rows: rows + 1, to: folded, with: kernels)
    groupHeads.removeAll(keepingCapacity: true)
    for index in places.indices {
      score(index, in: group, dependents: dependents, folded: folded)
    }
    label(states, group, places, &table)
  }

  /// Arc scores of one sentence, and its tree.
  private func score(
    _ index: Int, in group: SentenceGroup, dependents: UnsafePointer<Float>,
    folded: UnsafePointer<Float>
  ) {
    let arcs = network.arcs
    let start = group.starts[index]
    let words = group.lengths[index]
    let stride = casus_padded(words + 1)
    // The candidates' vectors, root first, as rows of a matrix that multiplies the dependents.
    let rows = buffers[5].reserve((words + 1) * arcs.folded.stride)
    rows.update(from: folded + forms.count * arcs.folded.stride, count: arcs.folded.stride)
    (rows + arcs.folded.stride).update(
      from: folded + start * arcs.folded.stride, count: words * arcs.folded.stride)
    let packed = buffers[6].reserve(stride * arcs.pair.width + stride)
    casus_pack(rows, arcs.folded.stride, packed, words + 1, arcs.pair.width)
    let priors = packed + stride * arcs.pair.width
    priors.update(repeating: 0, count: stride)
    for head in 0...words { priors[head] = rows[head * arcs.folded.stride + arcs.pair.width] }
    let scores = buffers[7].reserve(words * stride)
    // SAFETY: all buffers were sized above for `words` rows of `stride` outputs.
    kernels.table.multiply(
      dependents + start * arcs.pair.dependent.stride, arcs.pair.dependent.stride, packed, priors,
      scores,
      stride, words, arcs.pair.width, words + 1, 0)
    let reach = arcs.reach
    let distance = arcs.distance.base + reach
    for word in 0..<words {
      let row = scores + word * stride
      for head in 0..<words { row[head + 1] += distance[max(-reach, min(reach, head - word))] }
    }
    decoder.heads(scores, stride: stride, words: words, into: &groupHeads)
  }

  private func label(
    _ states: UnsafePointer<Float>, _ group: SentenceGroup, _ places: [Int],
    _ table: inout TagTable
  ) {
    let labels = network.labels
    let rows = forms.count
    let width = 2 * network.hidden
    let dependents = buffers[2].reserve(rows * labels.pair.dependent.stride)
    labels.pair.dependent.apply(states, stride: width, rows: rows, to: dependents, with: kernels)
    let heads = buffers[3].reserve(rows * labels.pair.head.stride)
    labels.pair.head.apply(states, stride: width, rows: rows, to: heads, with: kernels)
    let stride = labels.pair.width
    let sums = buffers[4].reserve(rows * stride)
    var at = 0
    for index in places.indices {
      for word in 0..<group.lengths[index] {
        let row = group.starts[index] + word
        let head = Int(groupHeads[at])
        at += 1
        let from =
          head == 0
          ? labels.pair.root.base
          : UnsafePointer(heads) + (group.starts[index] + head - 1) * labels.pair.head.stride
        kernels.table.add_relu(
          sums + row * stride, dependents + row * labels.pair.dependent.stride, from, stride)
      }
    }
    let scores = buffers[5].reserve(rows * labels.scores.stride)
    labels.scores.apply(sums, stride: stride, rows: rows, to: scores, with: kernels)
    at = 0
    for (index, place) in places.enumerated() {
      for word in 0..<group.lengths[index] {
        let row = scores + (group.starts[index] + word) * labels.scores.stride
        let head = groupHeads[at]
        at += 1
        row[labels.rootClass] = -.greatestFiniteMagnitude
        table.heads[place + word] = head
        table.labels[place + word] =
          head == 0
          ? UInt16(labels.rootClass) : UInt16(casus_argmax(row, labels.scores.outputs))
      }
    }
  }

  private func name(
    _ states: UnsafePointer<Float>, _ names: NameHeads, _ group: SentenceGroup, _ places: [Int],
    _ table: inout TagTable
  ) {
    let rows = forms.count
    let stride = names.state.stride
    let state = buffers[2].reserve(rows * stride)
    names.state.apply(
      states, stride: 2 * network.hidden, rows: rows, to: state, with: kernels)
    for row in 0..<rows {
      let cached = cache.values + Int(forms[row]) * cache.stride + cache.gateStride
      kernels.table.add_relu(state + row * stride, state + row * stride, cached, names.width)
    }
    let gates = buffers[3].reserve(rows * names.layer.input.stride)
    names.layer.input.apply(state, stride: stride, rows: rows, to: gates, with: kernels)
    let output = buffers[4].reserve(rows * 2 * names.layer.units)
    pre.withUnsafeBufferPointer {
      names.layer.run(
        group, gates: gates, gateStride: names.layer.input.stride, pre: $0.baseAddress!,
        output: output, scratch: recurrent, with: kernels)
    }
    let scores = buffers[5].reserve(rows * names.scores.stride)
    names.scores.apply(
      output, stride: 2 * names.layer.units, rows: rows, to: scores, with: kernels)
    for (index, place) in places.enumerated() {
      groupNames.removeAll(keepingCapacity: true)
      names.chain.best(
        scores + group.starts[index] * names.scores.stride, stride: names.scores.stride,
        words: group.lengths[index], into: &groupNames)
      for (word, tag) in groupNames.enumerated() { table.names[place + word] = tag }
    }
  }
}
