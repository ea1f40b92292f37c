extension Unicode.Scalar {
  /// C0 and C1 controls (ECMA-48) and the embeddings, overrides and isolates of direction (UAX #9).
  public var isControlOfDisplay: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
