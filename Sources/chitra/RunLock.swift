import Foundation
import Ledger
import Localization

/// Keeps a second run away from a store: a lock that the system lets go when the process ends, however it ends.
struct RunLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Throws where another run holds the store, or the lock's file cannot be made beside it.
  init(store: String) throws(StoreError) {
    let file = Self.real(store) + "-lock"
    let opened = open(file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .cannotWrite(path: store, Bilingual(systemError: errno)) }
    // A run that has just ended takes its file away: a lock on that one would keep nobody out.
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, Self.isSame(opened, file) else {
      close(opened)
      throw .busy(path: store)
    }
    // Only now: a value that is whole would take the other run's file away when it ends.
    (path, descriptor) = (file, opened)
  }

  /// The path without symbolic links, so that one store has one lock however it is named.
  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}
