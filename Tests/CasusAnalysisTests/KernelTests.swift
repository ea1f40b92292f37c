@testable import CasusAnalysis
import Testing

@Suite struct KernelTests {
  @Test(arguments: ProcessorLevel.allCases)
  func aProductIsTheSumOfItsTermsWhateverTheSizes(level: ProcessorLevel) {
    var random = SplitMix(state: 3)
    func number() -> Float { Float(Int(random.next() % 2001)) / 1000 - 1 }
    for (inputs, outputs, rows) in [
      (1, 1, 1), (7, 33, 5), (24, 72, 13), (128, 259, 17), (96, 32, 3),
    ] {
      let weights = (0..<outputs * inputs).map { _ in number() }
      let bias = (0..<outputs).map { _ in number() }
      let x = (0..<rows * inputs).map { _ in number() }
      let layer = DenseLayer(
        [(frozen(weights), outputs)], inputs: inputs, bias: [frozen(bias)])
      let y = FloatBuffer(rows * layer.stride)
      layer.apply(
        x, stride: inputs, rows: rows, to: y.base, relu: true, with: Kernels(highest: level))
      for row in 0..<rows {
        for output in 0..<outputs {
          var sum = bias[output]
          for k in 0..<inputs { sum += weights[output * inputs + k] * x[row * inputs + k] }
          #expect(abs(max(0, sum) - y.base[row * layer.stride + output]) < 1e-4)
        }
      }
    }
  }

  @Test func aRowsResultDoesNotDependOnItsNeighbours() {
    var random = SplitMix(state: 5)
    let x = (0..<11 * 40).map { _ in Float(Int(random.next() % 2001)) / 1000 - 1 }
    let layer = DenseLayer(
      [(frozen((0..<50 * 40).map { _ in Float(Int(random.next() % 2001)) / 1000 - 1 }), 50)],
      inputs: 40, bias: [nil])
    for level in ProcessorLevel.allCases {
      let kernels = Kernels(highest: level)
      let together = FloatBuffer(11 * layer.stride)
      layer.apply(x, stride: 40, rows: 11, to: together.base, with: kernels)
      let alone = FloatBuffer(layer.stride)
      for row in 0..<11 {
        x.withUnsafeBufferPointer {
          layer.apply(
            $0.baseAddress! + row * 40, stride: 40, rows: 1, to: alone.base, with: kernels)
        }
        for output in 0..<50 {
          #expect(alone.base[output] == together.base[row * layer.stride + output])
        }
      }
    }
  }

  @Test func keysAreFoundAndOthersAreNot() {
    var random = SplitMix(state: 11)
    for count in [0, 1, 2, 3, 50, 4000] {
      let keys = Set((0..<count).map { _ in UInt32(truncatingIfNeeded: random.next()) }).sorted()
      keys.withUnsafeBufferPointer { buffer in
        let table = KeyTable(buffer)
        for (index, key) in keys.enumerated() { #expect(table.position(of: key) == index) }
        for _ in 0..<500 {
          let key = UInt32(truncatingIfNeeded: random.next())
          #expect(table.position(of: key) == keys.firstIndex(of: key))
        }
      }
    }
  }

  private func frozen(_ values: [Float]) -> FrozenFloats {
    FrozenFloats(count: values.count) { $0.update(from: values, count: values.count) }
  }
}
