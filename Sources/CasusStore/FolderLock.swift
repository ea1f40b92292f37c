internal import Foundation

/// An advisory lock on the folder of a file, held by one process at a time (flock(2)).
///
/// On the folder and not on the file, since SQLite's own locks fall when any descriptor of its file
/// is closed; and so that nothing is left behind. Where the folder cannot be opened there is no lock.
struct FolderLock {
  private let descriptor: Int32

  /// Waits for as long as another process holds it.
  init(of path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    descriptor = open(folder, O_RDONLY)
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
