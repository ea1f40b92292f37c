/// Aligned floats that grow and are reused; what they hold after `reserve` is undefined.
///
/// Not Sendable: scratch belongs to one worker at a time.
final class FloatBuffer {
  private(set) var base: UnsafeMutablePointer<Float>
  private var capacity: Int

  init(_ count: Int = 0) {
    capacity = max(count, 64)
    base = Self.allocate(capacity)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  /// Room for `count` floats.
  func reserve(_ count: Int) -> UnsafeMutablePointer<Float> {
    if count > capacity {
      UnsafeMutableRawPointer(base).deallocate()
      capacity = max(count, capacity + capacity / 2)
      base = Self.allocate(capacity)
    }
    return base
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    // SAFETY: trivial type; freed with the matching call in `reserve` or `deinit` only.
    UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64
    ).bindMemory(to: Float.self, capacity: count)
  }
}

/// Aligned floats that are written once, at load, and only read after that.
///
/// `@unchecked Sendable`: no method writes after `init`.
final class FrozenFloats: @unchecked Sendable {
  let base: UnsafePointer<Float>
  private let memory: UnsafeMutableRawPointer

  init(count: Int, fill: (UnsafeMutablePointer<Float>) -> Void) {
    memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    // SAFETY: trivial type, zeroed before anything reads it; freed in deinit.
    let floats = memory.bindMemory(to: Float.self, capacity: max(count, 1))
    floats.initialize(repeating: 0, count: max(count, 1))
    fill(floats)
    base = UnsafePointer(floats)
  }

  deinit { memory.deallocate() }
}
