public import CasusText

/// A file's whole text, for formats that are read at once.
public enum WholeText {
  /// Nil with a finding where the file is missing, too large, or no UTF-8 text.
  public static func read(_ path: String) -> (text: String?, findings: [Finding]) {
    do throws(LineReader.OpenError) {
      var lines = try LineReader(path: path)
      let bytes = lines.rest()
      if bytes.count > LineReader.limitBytes {
        let finding = Finding(
          .refused, "input.too-large", "more than 64 MB in one file; split it", file: path)
        return (nil, [finding])
      }
      if let fault = EncodingFault(bytes) {
        let line = bytes.prefix(fault.offset).count { $0 == 0x0A } + 1
        return (nil, [fault.finding(file: path, line: line)])
      }
      return (String(decoding: bytes, as: UTF8.self), [])
    } catch {
      return (nil, [Finding(.refused, error.code, error.message, file: path)])
    }
  }
}
