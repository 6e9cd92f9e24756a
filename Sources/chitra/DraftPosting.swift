import Foundation
import Tables

/// Posts a draft on a thread of its own while its papers are written: in one transaction, which is committed when these are on the disk
/// and rolled back where they fail, so that a run that ends between leaves the store as it was.
final class DraftPosting: Sendable {
  private let manifest = Promise<Result<Digest, any Error>>()
  private let posted = Promise<Result<Void, any Error>>()

  /// - Parameter post: writes the rows and then asks for the digest of the papers' manifest: it waits until they are there, and throws
  ///   where they fail.
  init(_ post: @escaping @Sendable (_ manifest: @escaping () throws -> Digest) throws -> Void) {
    Thread { [manifest, posted] in posted.give(Result { try post { try manifest.value.get() } }) }.start()
  }

  /// Commits, now that the papers with this manifest are on the disk.
  func commit(_ manifest: Digest) throws {
    self.manifest.give(.success(manifest))
    try posted.value.get()
  }

  /// Throws where posting has failed already, so that no more papers are written.
  func check() throws { try posted.valueIfGiven?.get() }

  /// Rolls back, since there are no papers.
  func abandon() {
    manifest.give(.failure(CancellationError()))
    _ = posted.value
  }
}
