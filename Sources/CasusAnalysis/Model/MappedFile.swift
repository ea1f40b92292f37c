#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A whole file in memory, read-only, its pages shared with every other process that maps it.
///
/// `@unchecked Sendable`: nothing writes to the pages, and they are unmapped only in `deinit`.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ModelError(path: path, reason: "cannot open: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
    else { throw ModelError(path: path, reason: "not a file, or an empty one") }
    let size = Int(status.st_size)
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      throw ModelError(path: path, reason: "cannot map: \(String(cString: strerror(errno)))")
    }
    // SAFETY: mmap gave `size` readable bytes, which stay until deinit.
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    // SAFETY: the address and the length are those of the mapping, unmapped once.
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
