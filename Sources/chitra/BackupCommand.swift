import ArgumentParser
import Foundation
import Ledger
import Tables

/// `chitra backup`: copies the store.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "backup", abstract: BackupText.abstract, discussion: BackupText.discussion)

  @Option(help: ArgumentHelp(BackupText.to, valueName: ValueName.file), completion: .file())
  var to: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let periods = try reporter.run { try backUp() }
    reporter.wrote([to])
    if common.json {
      try reporter.printJSON(BackupReport(store: common.store, copy: to, periods: periods.count))
    } else {
      tell(BackupText.copied(common.store, to: to, periods))
    }
  }

  private func backUp() throws -> [Store.Period] {
    try common.requireStore()
    let folder = to.contains("/") ? String(to[..<(to.lastIndex(of: "/") ?? to.endIndex)]) : "."
    guard folder.isEmpty || FileManager.default.fileExists(atPath: folder) else { throw OutputError(path: to, problem: BackupText.noFolder(folder)) }
    if FileManager.default.fileExists(atPath: to) {
      guard (try? Store(path: to, readOnly: true)) != nil else {
        throw Refusal(BackupText.notACopy(to))
      }
      guard Self.identity(to) != Self.identity(common.store) else {
        throw Refusal(BackupText.isTheStore(to))
      }
    }
    let partial = to + ".partial"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: partial + suffix) }
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: partial + suffix) } }
    try Store(path: common.store, readOnly: true).backup(to: partial)
    let periods = try Store(path: partial).verify()
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
