internal import CCasusKernels

/// Rows of small integers found by feature key: an embedding at rest in the mapped file.
///
/// `@unchecked Sendable`: pointers into the read-only mapping, which `file` keeps.
struct KeyedRows: @unchecked Sendable {
  let width: Int
  private let file: ModelFile
  private let keys: KeyTable
  private let rows: UnsafeBufferPointer<Int8>
  private let scales: UnsafeBufferPointer<Float>

  init(_ file: ModelFile, _ name: String, width: Int) throws(ModelError) {
    self.file = file
    self.width = width
    let keys = try file.tensor(name + ".keys", "u32", [-1], as: UInt32.self)
    self.keys = KeyTable(keys)
    rows = try file.tensor(name + ".rows", "i8", [keys.count, width], as: Int8.self)
    scales = try file.tensor(name + ".scales", "f32", [keys.count], as: Float.self)
  }

  /// Adds the rows of a form to `sum`, which holds `width` floats; `grams` is scratch of that size.
  func add(
    _ form: FeatureTemplate, to sum: UnsafeMutablePointer<Float>,
    grams: UnsafeMutablePointer<Float>, with kernels: Kernels
  ) {
    guard let base = rows.baseAddress else { return }
    // SAFETY: `keys` gives positions below its count, which is also that of rows and scales.
    for key in form.words {
      guard let row = keys.position(of: key) else { continue }
      kernels.table.add_row(sum, base + row * width, scales[row], width)
    }
    grams.update(repeating: 0, count: width)
    for key in form.grams {
      guard let row = keys.position(of: key) else { continue }
      kernels.table.add_row(grams, base + row * width, scales[row], width)
    }
    let factor = 1 / Float(form.grams.count).squareRoot()
    for index in 0..<width { sum[index] += grams[index] * factor }
  }
}

/// Sorted hash keys: spread evenly, so a proportional guess lands beside its goal.
///
/// `@unchecked Sendable`: the memory is read-only; the owner keeps the mapping.
struct KeyTable: @unchecked Sendable {
  private let keys: UnsafeBufferPointer<UInt32>

  init(_ keys: UnsafeBufferPointer<UInt32>) { self.keys = keys }

  var count: Int { keys.count }

  func position(of key: UInt32) -> Int? {
    guard !keys.isEmpty else { return nil }
    var low = 0
    var high = keys.count - 1
    let guess = min(Int(UInt64(key) * UInt64(keys.count) >> 32), high)
    var step = 32
    if keys[guess] < key {
      low = guess + 1
      while low + step <= high, keys[low + step] < key {
        low += step + 1
        step *= 2
      }
      high = min(high, low + step)
    } else {
      high = guess
      while high - step >= 0, keys[high - step] > key {
        high -= step + 1
        step *= 2
      }
      low = max(0, high - step)
    }
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
