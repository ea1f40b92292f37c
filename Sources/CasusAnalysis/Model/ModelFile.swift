internal import Foundation

/// A mapped model file: its header, checked, and its tensors by name.
///
/// Every tensor is handed out only after its place, type and shape have been checked against the
/// file, so that the pointers are good for as long as the file is held.
struct ModelFile: Sendable {
  static let formatVersion: UInt32 = 1

  let path: String
  let header: ModelHeader
  private let file: MappedFile
  private let tensors: [String: ModelHeader.Tensor]

  init(path: String) throws(ModelError) {
    self.path = path
    let file = try MappedFile(path: path)
    self.file = file
    let bytes = file.bytes
    guard bytes.count >= 16, bytes.prefix(8).elementsEqual("CASUSMDL".utf8) else {
      throw ModelError(path: path, reason: "no Casus model (it does not begin with CASUSMDL)")
    }
    let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard version == Self.formatVersion else {
      throw ModelError(
        path: path,
        reason: "model format \(version), but this program reads \(Self.formatVersion)")
    }
    let length = Int(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    guard 16 + length <= bytes.count else {
      throw ModelError(path: path, reason: "the file is cut off inside its header")
    }
    do {
      header = try JSONDecoder().decode(
        ModelHeader.self, from: Data(bytes[16..<(16 + length)]))
    } catch {
      throw ModelError(path: path, reason: "the header does not read: \(error)")
    }
    guard header.templateHash == FeatureTemplate.hash else {
      throw ModelError(
        path: path,
        reason: """
          made for feature template \(header.templateHash), but this program computes \
          \(FeatureTemplate.hash); use the model that came with the program, or train anew
          """)
    }
    tensors = Dictionary(header.tensors.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Compares the tensors with the hash in the header: whether the file is as it was written.
  func checkBody() throws(ModelError) {
    let bytes = file.bytes
    guard header.bodyOffset >= 0, header.bodyOffset % 8 == 0, bytes.count % 8 == 0 else {
      throw ModelError(path: path, reason: "the file's length is no multiple of eight")
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in stride(from: header.bodyOffset, to: bytes.count, by: 8) {
      hash ^= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      hash &*= 0x100_0000_01b3
    }
    let found = String(hash, radix: 16)
    let expected = header.bodyHash.drop { $0 == "0" }
    guard found == expected else {
      throw ModelError(
        path: path, reason: "damaged: the body hashes to \(found), the header says \(expected)")
    }
  }

  /// A tensor's elements; -1 in `shape` takes what the file has.
  func tensor<Element: BitwiseCopyable>(
    _ name: String, _ dtype: String, _ shape: [Int], as type: Element.Type
  ) throws(ModelError) -> UnsafeBufferPointer<Element> {
    guard let tensor = tensors[name] else {
      throw ModelError(path: path, reason: "tensor “\(name)” is missing")
    }
    guard tensor.dtype == dtype, tensor.shape.count == shape.count,
      zip(tensor.shape, shape).allSatisfy({ $0 >= 0 && ($1 < 0 || $0 == $1) })
    else {
      throw ModelError(
        path: path,
        reason: """
          tensor “\(name)” is \(tensor.dtype) \(tensor.shape), expected \(dtype) \(shape)
          """)
    }
    let count = tensor.shape.reduce(1, *)
    let size = count * MemoryLayout<Element>.stride
    guard tensor.offset >= header.bodyOffset, tensor.offset % 64 == 0,
      tensor.offset + size <= file.bytes.count
    else { throw ModelError(path: path, reason: "tensor “\(name)” lies outside the file") }
    // SAFETY: the range is inside the mapping, aligned to 64, and the element type is trivial.
    let raw = UnsafeRawBufferPointer(rebasing: file.bytes[tensor.offset..<(tensor.offset + size)])
    return raw.bindMemory(to: Element.self)
  }

  func isHalf(_ name: String) -> Bool { tensors[name]?.dtype == "f16" }
}
