import ArgumentParser
import Foundation
import Ledger
import Policy
import Tables
import Units

/// `chitra open`: tells a new store what was paid before its first period.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "open", abstract: OpenText.abstract, discussion: OpenText.discussion)

  @Option(help: ArgumentHelp(OpenText.paid, valueName: ValueName.file), completion: .file())
  var paid: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let (rows, code) = try reporter.run { try open() }
    let total = rows.sum(\.amount)
    if common.json {
      try reporter.printJSON(
        OpenReport(store: common.store, rows: rows.count, children: Set(rows.map(\.key)).count, amount: total.amount, code: code))
    } else {
      tell(OpenText.opened(rows.count, total, store: common.store))
    }
  }

  private func open() throws -> ([PaidRow], String) {
    let (wards, _) = try common.loadWards()
    let policy = try common.loadPolicy()
    let source = try SourceFile(path: paid)
    let rows = try PaidFile.read(source, policy: policy, wards: wards)
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let input = InputDigest(name: source.name, digest: source.digest)
    try Store(path: common.store).open(rows, policy: policy, wards: wards, input: input)
    return (rows, input.digest.code)
  }
}

/// `chitra open --json`.
struct OpenReport: Codable {
  var command = "open"
  var format = 1
  var status = 0
  let store: String
  let rows, children: Int
  /// đồng.
  let amount: Int64
  let code: String
}
