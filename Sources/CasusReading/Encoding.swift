internal import CasusText

/// What is wrong with bytes that should be UTF-8 text.
enum EncodingFault {
  case binary(offset: Int)
  case invalidUTF8(offset: Int)

  /// Nil where the bytes are text.
  init?(_ bytes: some Collection<UInt8>) {
    if let index = bytes.firstIndex(of: 0) {
      self = .binary(offset: bytes.distance(from: bytes.startIndex, to: index))
      return
    }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error:
        self = .invalidUTF8(offset: offset)
        return
      }
    }
  }

  func finding(file: String, line: Int?) -> Finding {
    switch self {
    case .binary(let offset):
      Finding(
        .refused, "encoding.binary",
        "this is no text: a zero byte at offset \(offset); give plain text or NDJSON in UTF-8",
        file: file, line: line)
    case .invalidUTF8(let offset):
      Finding(
        .refused, "encoding.invalid-utf8",
        "this is not UTF-8: byte \(offset) starts no character; convert it, as with iconv -t UTF-8",
        file: file, line: line)
    }
  }
}
