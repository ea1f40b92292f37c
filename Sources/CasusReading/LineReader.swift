internal import Foundation

/// Lines of a file in pieces of a megabyte; a line that passes the limit is cut off and said so.
struct LineReader {
  struct OpenError: Error {
    var code: String
    var message: String
  }

  struct Line {
    var number: Int
    var bytes: [UInt8]
    var isTooLong = false
  }

  static let pieceBytes = 1 << 20
  /// No report is as long; what is, would be held in memory.
  static let limitBytes = 64 << 20

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var isAtEnd = false

  init(path: String) throws(OpenError) {
    if path == "-" {
      handle = FileHandle.standardInput
    } else {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw OpenError(
          code: "input.missing", message: "there is no such file; check the path")
      }
      guard !isFolder.boolValue else {
        throw OpenError(
          code: "input.folder", message: "this is a folder; name the files in it")
      }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw OpenError(
          code: "input.unreadable", message: "the file cannot be opened; check its permissions")
      }
      self.handle = handle
    }
    fill()
  }

  /// The first bytes, for telling formats apart.
  func peek() -> [UInt8] { Array(buffer.prefix(4096)) }

  mutating func next() -> Line? {
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        return line(upTo: end, next: end + 1)
      }
      if isAtEnd {
        return position < buffer.count ? line(upTo: buffer.count, next: buffer.count) : nil
      }
      if buffer.count - position > Self.limitBytes { return skipLongLine() }
      fill()
    }
  }

  /// Everything that has not been read yet, up to the limit and a byte.
  mutating func rest() -> [UInt8] {
    while !isAtEnd, buffer.count - position <= Self.limitBytes { fill() }
    return Array(buffer[position...].prefix(Self.limitBytes + 1))
  }

  private mutating func line(upTo end: Int, next: Int) -> Line {
    var last = end
    if last > position, buffer[last - 1] == 0x0D { last -= 1 }
    let bytes = Array(buffer[position..<last])
    position = next
    number += 1
    return Line(number: number, bytes: bytes)
  }

  private mutating func skipLongLine() -> Line {
    number += 1
    while !isAtEnd {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        position = end + 1
        return Line(number: number, bytes: [], isTooLong: true)
      }
      position = buffer.count
      fill()
    }
    position = buffer.count
    return Line(number: number, bytes: [], isTooLong: true)
  }

  private mutating func fill() {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    guard let data = try? handle.read(upToCount: Self.pieceBytes), !data.isEmpty else {
      isAtEnd = true
      return
    }
    buffer.append(contentsOf: data)
  }
}
