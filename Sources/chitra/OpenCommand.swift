import ArgumentParser
import Foundation
import Ledger
import Policy
import Tables
import Units

/// `chitra open`: tells a new store what was paid before its first period.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Begin a store: bring in what was paid before its first period.",
    discussion: """
      Reads ward_code,child_id,month,amount,decision_no: one row a child, ward and month. The amounts count as closed \
      postings for ever, so that the first month drafted pays or recovers only the difference.
      """)

  @Option(help: ArgumentHelp("What was paid: a CSV file.", valueName: "file"))
  var paid: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    umask(0o077)
    let reporter = Reporter()
    let (rows, code) = try reporter.run { try open() }
    let total = rows.sum(\.amount)
    if common.json {
      try printJSON(
        OpenReport(store: common.store, rows: rows.count, children: Set(rows.map(\.key)).count, amount: total.amount, code: code))
    } else {
      print("\(rows.count) payments of \(total.vietnamese) đồng were brought into \(common.store): \(total.inWords)")
    }
  }

  private func open() throws -> ([PaidRow], String) {
    let (wards, _) = try common.loadWards()
    let policy = try common.loadPolicy()
    let source = try SourceFile(path: paid, name: paid.split(separator: "/").last.map(String.init) ?? paid)
    let rows = try PaidFile.read(source, policy: policy, wards: wards)
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let input = InputDigest(name: source.name, digest: source.digest)
    try Store(path: common.store).open(rows, policy: policy, wards: wards, input: input)
    return (rows, String(input.digest.hex.prefix(8)))
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
