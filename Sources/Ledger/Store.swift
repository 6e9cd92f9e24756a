import Foundation
import GRDB
import Localization
import Policy
import Register
import Tables
import Units

/// The ledger's file (SQLite): periods, their inputs and their postings. What is closed never changes; the database itself
/// refuses it.
package final class Store: Sendable {
  package let path: String
  let queue: DatabaseQueue

  /// A period as the store keeps it.
  package struct Period: Sendable, Equatable {
    /// nil for the opening: what was paid before the store began.
    package let month: Month?
    package let isClosed: Bool
    package let code: String
    package let children: Int
    /// đồng; recovery is 0 or negative.
    package let regular: Dong
    package let arrears: Dong
    package let recovery: Dong
    /// Still to be recovered after it, đồng; nil where the version of the program that closed it kept none, and for the opening.
    package let owed: Dong?
    /// Rejected, held and vanished rows.
    package let exceptions: Int
    /// SHA-256 of the output folder's manifest; empty for the opening.
    package let manifest: String
    /// SHA-256 of the policy by which it was decided.
    package let policy: String
    /// SHA-256 over the period, its inputs, its postings and the digest of the period before; nil for a draft.
    package let digest: String?

    package init(
      month: Month?, isClosed: Bool, code: String, children: Int, regular: Dong, arrears: Dong, recovery: Dong,
      owed: Dong? = nil, exceptions: Int, manifest: String = "", policy: String = "", digest: String? = nil
    ) {
      (self.month, self.isClosed, self.code, self.children) = (month, isClosed, code, children)
      (self.regular, self.arrears, self.recovery, self.owed) = (regular, arrears, recovery, owed)
      self.exceptions = exceptions
      (self.manifest, self.policy, self.digest) = (manifest, policy, digest)
    }
  }

  /// Opens the store, making it where it is missing unless it is only to be read. Throws where it is none, or another run
  /// holds it.
  package init(path: String, readOnly: Bool = false) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .immediateError
    if !readOnly {
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
    }
    queue = try Self.translating(path) {
      if readOnly { try Self.rollBack(path) }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let isEmpty = try queue.read { try Self.checkIsStore($0, path) }
      guard try !queue.read(StoreSchema.migrator.hasBeenSuperseded) else {
        throw StoreError.notAStore(path: path, LedgerText.newerVersion)
      }
      if readOnly {
        guard try queue.read(StoreSchema.migrator.hasCompletedMigrations) else {
          throw StoreError.notAStore(path: path, LedgerText.olderVersion)
        }
        return queue
      }
      if isEmpty {
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)") }
      }
      try StoreSchema.migrator.migrate(queue)
      return queue
    }
  }

  /// Takes back what a run had half written that was killed while it made the store or brought it up to date: a journal lies beside it then,
  /// which SQLite rolls back where the store is opened by who may write.
  private static func rollBack(_ path: String) throws {
    guard access(path + "-journal", F_OK) == 0 else { return }
    var configuration = Configuration()
    configuration.busyMode = .immediateError
    _ = try DatabaseQueue(path: path, configuration: configuration).read { try checkIsStore($0, path) }
  }

  /// Throws where the database is of another program; true where it is empty.
  private static func checkIsStore(_ db: Database, _ path: String) throws -> Bool {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    guard id == StoreSchema.applicationID || isEmpty else {
      throw StoreError.notAStore(path: path, LedgerText.ofAnotherProgram)
    }
    return isEmpty
  }

  // MARK: Errors

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try queue.read(body) }
  }

  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    try Self.translating(path) {
      try queue.inTransaction(.immediate) { db in
        try body(db)
        return .commit
      }
    }
  }

  /// SQLite's errors as ours: no C code leaks.
  static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw .notAStore(path: path, LedgerText.noDatabase)
      default: throw .cannotWrite(path: path, LedgerText.sqlite(error))
      }
    } catch {
      throw .cannotWrite(path: path, Bilingual(verbatim: "\(error)"))
    }
  }
}
