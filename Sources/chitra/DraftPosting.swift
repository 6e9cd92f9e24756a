import Dispatch
import Foundation
import Synchronization
import Tables

/// Posts a draft on a thread of its own while its papers are written: in one transaction, which is committed when these are on the disk
/// and rolled back where they fail, so that a run that ends between leaves the store as it was.
final class DraftPosting: Sendable {
  private let manifest = Promise<Digest>()
  private let posted = Promise<Void>()

  /// - Parameter post: writes the rows and then asks for the digest of the papers' manifest: it waits until they are there, and throws
  ///   where they fail.
  init(_ post: @escaping @Sendable (_ manifest: @escaping () throws -> Digest) throws -> Void) {
    Thread { [manifest, posted] in posted.give(Result { try post(manifest.value) }) }.start()
  }

  /// Commits, now that the papers with this manifest are on the disk.
  func commit(_ manifest: Digest) throws {
    self.manifest.give(.success(manifest))
    try posted.value()
  }

  /// Rolls back, since there are no papers.
  func abandon() {
    manifest.give(.failure(CancellationError()))
    _ = try? posted.value()
  }
}

/// A value that one thread gives and another one waits for, once each.
private final class Promise<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isGiven = DispatchSemaphore(value: 0)

  func give(_ given: Result<Value, any Error>) {
    result.withLock { $0 = given }
    isGiven.signal()
  }

  func value() throws -> Value {
    isGiven.wait()
    guard let result = result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}
