internal import CCasusKernels

// SAFETY: the caller owns both buffers for the length of the call and reserved `rows` times the stride of each;
// the pointers are not kept.

/// One matrix with its bias, widened and laid out for the kernels.
struct DenseLayer: Sendable {
  let inputs: Int
  let outputs: Int
  /// Floats from one output row to the next: `outputs` in whole panels.
  let stride: Int
  private let weights: FrozenFloats
  private let bias: FrozenFloats?

  /// From matrices that read the same input, their outputs one after the other.
  init(_ parts: [(weights: FrozenFloats, outputs: Int)], inputs: Int, bias parts2: [FrozenFloats?])
  {
    let outputs = parts.reduce(0) { $0 + $1.outputs }
    let stride = casus_padded(outputs)
    let rows = FrozenFloats(count: outputs * inputs) { rows in
      var at = rows
      for part in parts {
        at.update(from: part.weights.base, count: part.outputs * inputs)
        at += part.outputs * inputs
      }
    }
    weights = FrozenFloats(count: stride * inputs) { packed in
      casus_pack(rows.base, inputs, packed, outputs, inputs)
    }
    let hasBias = parts2.contains { $0 != nil }
    bias =
      hasBias
      ? FrozenFloats(count: stride) { target in
        var at = target
        for (part, bias) in zip(parts, parts2) {
          if let bias { at.update(from: bias.base, count: part.outputs) }
          at += part.outputs
        }
      } : nil
    self.inputs = inputs
    self.outputs = outputs
    self.stride = stride
  }

  /// `y` holds `rows` rows of `stride` floats.
  func apply(
    _ x: UnsafePointer<Float>, stride inputStride: Int, rows: Int,
    to y: UnsafeMutablePointer<Float>, relu: Bool = false, with kernels: Kernels
  ) {
    guard rows > 0 else { return }
    kernels.table.multiply(
      x, inputStride, weights.base, bias?.base, y, stride, rows, inputs, outputs, relu ? 1 : 0)
  }
}

extension ModelFile {
  /// A matrix as floats, row by row, whether it is stored as f16 or f32.
  func matrix(_ name: String, outputs: Int, inputs: Int) throws(ModelError) -> FrozenFloats {
    if isHalf(name) {
      let halves = try tensor(name, "f16", [outputs, inputs], as: UInt16.self)
      return FrozenFloats(count: outputs * inputs) { floats in
        casus_widen(halves.baseAddress, floats, outputs * inputs)
      }
    }
    let values = try tensor(name, "f32", [outputs, inputs], as: Float.self)
    return FrozenFloats(count: values.count) { floats in
      if let base = values.baseAddress { floats.update(from: base, count: values.count) }
    }
  }

  func vector(_ name: String, _ count: Int) throws(ModelError) -> FrozenFloats {
    let values = try tensor(name, "f32", [count], as: Float.self)
    return FrozenFloats(count: count) { floats in
      if let base = values.baseAddress { floats.update(from: base, count: count) }
    }
  }

  /// `name` and, where `biased`, `name.bias` (or another name).
  func dense(
    _ name: String, outputs: Int, inputs: Int, bias: String? = nil
  ) throws(ModelError) -> DenseLayer {
    let weights = try matrix(name, outputs: outputs, inputs: inputs)
    let bias = try bias.map { name throws(ModelError) in try vector(name, outputs) }
    return DenseLayer([(weights, outputs)], inputs: inputs, bias: [bias])
  }
}
