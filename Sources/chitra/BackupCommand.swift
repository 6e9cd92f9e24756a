import ArgumentParser
import Foundation
import Ledger
import Tables

/// `chitra backup`: copies the store.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store to a file, whole, even while it is in use.",
    discussion: "To restore, put the copy in the place of the store, then run `chitra verify`.")

  @Option(help: ArgumentHelp("Where the copy goes; a file that is there is replaced once the copy is whole.", valueName: "file"))
  var to: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    umask(0o077)
    let periods = try Reporter().run { try backUp() }
    if common.json {
      try printJSON(BackupReport(store: common.store, copy: to, periods: periods))
    } else {
      print("\(common.store) was copied to \(to), with \(periods) closed periods, and the copy was verified")
    }
  }

  private func backUp() throws -> Int {
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store. Name the right file with --store.")
    }
    if FileManager.default.fileExists(atPath: to) {
      guard (try? Store(path: to, readOnly: true)) != nil else {
        throw Refusal(description: "\(to) is there and is no copy of a store. Name another file.")
      }
      guard Self.identity(to) != Self.identity(common.store) else {
        throw Refusal(description: "\(to) is the store itself. Name another file.")
      }
    }
    let partial = to + ".partial"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: partial + suffix) }
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: partial + suffix) } }
    try Store(path: common.store, readOnly: true).backup(to: partial)
    let periods = try Store(path: partial).verify().count
    guard rename(partial, to) == 0 else { throw OutputError.system(to) }
    return periods
  }
}

extension BackupCommand {
  /// Device and number of a file: the same whatever it is called.
  private static func identity(_ path: String) -> [UInt64] {
    var status = stat()
    return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : []
  }
}

/// `chitra backup --json`.
struct BackupReport: Codable {
  var command = "backup"
  var format = 1
  var status = 0
  let store, copy: String
  let periods: Int
}
