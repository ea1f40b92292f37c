/// The trained layers, ready to run; the same for every worker.
struct Network: Sendable {
  let file: ModelFile
  let embedding: KeyedRows
  let layers: [BidirectionalLSTM]
  let tags: TagHeads
  let arcs: ArcHeads
  let labels: LabelHeads
  /// Nil in a model that was trained without names.
  let names: NameHeads?

  var hidden: Int { file.header.sizes.hidden }

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    let sizes = file.header.sizes
    guard sizes.layers >= 1, sizes.hidden >= 1 else {
      throw ModelError(path: file.path, reason: "a model without layers")
    }
    embedding = try KeyedRows(file, "embedding", width: sizes.embedding)
    var layers: [BidirectionalLSTM] = []
    for layer in 0..<sizes.layers {
      layers.append(
        try BidirectionalLSTM(
          file, "encoder.\(layer)", inputs: layer == 0 ? sizes.embedding : 2 * sizes.hidden,
          units: sizes.hidden))
    }
    self.layers = layers
    tags = try TagHeads(file)
    arcs = try ArcHeads(file)
    labels = try LabelHeads(file)
    names = sizes.nameHidden > 0 ? try NameHeads(file) : nil
  }
}

/// UPOS, XPOS and features from one hidden layer.
struct TagHeads: Sendable {
  let hidden: DenseLayer
  /// The three heads' scores side by side.
  let scores: DenseLayer
  let upos: Range<Int>
  let xpos: Range<Int>
  let features: Range<Int>

  init(_ file: ModelFile) throws(ModelError) {
    let header = file.header
    let width = header.sizes.tagHidden
    hidden = try file.dense(
      "tag.hidden", outputs: width, inputs: 2 * header.sizes.hidden, bias: "tag.hidden.bias")
    var parts: [(weights: FrozenFloats, outputs: Int)] = []
    var biases: [FrozenFloats?] = []
    let heads = [("upos", header.upos), ("xpos", header.xpos), ("feats", header.feats)]
    for (name, classes) in heads {
      guard !classes.isEmpty else {
        throw ModelError(path: file.path, reason: "no classes for “\(name)”")
      }
      let weights = try file.matrix(name + ".weight", outputs: classes.count, inputs: width)
      parts.append((weights, classes.count))
      biases.append(try file.vector(name + ".bias", classes.count))
    }
    scores = DenseLayer(parts, inputs: width, bias: biases)
    upos = 0..<header.upos.count
    xpos = upos.upperBound..<(upos.upperBound + header.xpos.count)
    features = xpos.upperBound..<(xpos.upperBound + header.feats.count)
  }
}

/// What a word brings to a pair as dependent and as head, and what stands for the head of a root.
struct PairLayers: Sendable {
  let width: Int
  let dependent: DenseLayer
  let head: DenseLayer
  let root: FrozenFloats

  init(
    _ file: ModelFile, _ name: String, width: Int, dependentBias: String, headBias: String? = nil
  ) throws(ModelError) {
    self.width = width
    let inputs = 2 * file.header.sizes.hidden
    dependent = try file.dense(
      name + ".dependent", outputs: width, inputs: inputs, bias: dependentBias)
    head = try file.dense(name + ".head", outputs: width, inputs: inputs, bias: headBias)
    root = try file.vector(name + ".root", width)
  }
}

/// Who governs whom: biaffine scores with a prior of the head and one of the distance.
struct ArcHeads: Sendable {
  let pair: PairLayers
  /// bilinear · e, and after it prior · e.
  let folded: DenseLayer
  let distance: FrozenFloats
  let reach: Int

  init(_ file: ModelFile) throws(ModelError) {
    let sizes = file.header.sizes
    let width = sizes.arc
    reach = sizes.distance
    pair = try PairLayers(
      file, "arc", width: width, dependentBias: "arc.dependent.bias", headBias: "arc.head.bias")
    let bilinear = try file.matrix("arc.bilinear", outputs: width, inputs: width)
    let prior = try file.vector("arc.prior", width)
    folded = DenseLayer([(bilinear, width), (prior, 1)], inputs: width, bias: [nil, nil])
    distance = try file.vector("arc.distance", 2 * sizes.distance + 1)
  }
}

/// The relation of a word to its head, from the sum of what each brings.
struct LabelHeads: Sendable {
  /// The dependent's layer holds the bias of the sum.
  let pair: PairLayers
  let scores: DenseLayer
  /// The class of `root`, which only a sentence's root gets.
  let rootClass: Int

  init(_ file: ModelFile) throws(ModelError) {
    let header = file.header
    let width = header.sizes.label
    pair = try PairLayers(file, "label", width: width, dependentBias: "label.bias")
    scores = try file.dense(
      "label.weight", outputs: header.deprel.count, inputs: width, bias: "label.weight.bias")
    guard let rootClass = header.deprel.firstIndex(of: "root") else {
      throw ModelError(path: file.path, reason: "no relation “root” among the labels")
    }
    self.rootClass = rootClass
  }
}

/// Names: a layer on the encoder and on the form, a small LSTM, and a chain of tags.
struct NameHeads: Sendable {
  let width: Int
  let state: DenseLayer
  let embedding: DenseLayer
  let rows: KeyedRows
  let layer: BidirectionalLSTM
  let scores: DenseLayer
  let chain: TagChain

  init(_ file: ModelFile) throws(ModelError) {
    let header = file.header
    let sizes = header.sizes
    width = sizes.nameHidden
    state = try file.dense("names.state", outputs: width, inputs: 2 * sizes.hidden)
    embedding = try file.dense(
      "names.embedding", outputs: width, inputs: sizes.embedding, bias: "names.bias")
    rows = try KeyedRows(file, "names", width: width)
    layer = try BidirectionalLSTM(file, "names", inputs: width, units: sizes.nameState)
    scores = try file.dense(
      "names.weight", outputs: header.names.count, inputs: 2 * sizes.nameState,
      bias: "names.weight.bias")
    chain = try TagChain(file)
  }
}
