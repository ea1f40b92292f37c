internal import CCasusKernels

/// The C kernels of one processor level.
///
/// `@unchecked Sendable`: a constant table of functions without state.
struct Kernels: @unchecked Sendable {
  let table: casus_kernels

  /// The best level that the processor has, or at most `highest`.
  init(highest: ProcessorLevel = .v4) {
    // SAFETY: the table is a static constant of the C target.
    table = casus_kernels_for(casus_level(UInt32(highest.rawValue))).pointee
  }
}

/// Which instructions the kernels may use; results agree in everything but the last bits.
public enum ProcessorLevel: Int, Sendable, CaseIterable {
  case scalar = 0
  case v3 = 1
  case v4 = 2
}
