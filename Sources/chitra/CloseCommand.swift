import ArgumentParser
import Foundation
import Ledger
import Tables
import Units

/// `chitra close`: makes the draft of a month final.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close a month: its draft becomes final and never changes.",
    discussion: """
      Closes the store's draft. Where OUT/MONTH is there, its manifest must name the same draft. What turns out wrong \
      afterwards is corrected by the next month's run, as arrears or recovery.
      """)

  @Option(help: ArgumentHelp("The month to close: 2026-05 or 05/2026.", valueName: "month"))
  var month: Month

  @Option(help: ArgumentHelp("The draft that was signed, as printed on every page: 8 hex digits.", valueName: "code"))
  var draft: String?

  @Flag(help: "Close although rows are rejected or held or children vanished: they are rightly left out.")
  var acceptExceptions = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    umask(0o077)
    let (period, isNew) = try Reporter().run { try close() }
    let net = period.regular + period.arrears + period.recovery
    if common.json {
      try printJSON(
        CloseReport(
          period: month.description, draft: period.code, children: period.children, net: net.amount,
          exceptions: period.exceptions, wasClosedBefore: !isNew))
    } else if !isNew {
      print("\(month) was closed before with this draft, \(period.code): nothing was changed")
    } else {
      print("\(month) is closed: draft \(period.code), \(period.children) children, net \(net.vietnamese) đồng: \(net.inWords)")
    }
  }

  private func close() throws -> (period: Store.Period, isNew: Bool) {
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store. Draft the month first: chitra payout --month \(month).")
    }
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    var named: [(code: String, by: String)] = []
    if let draft { named.append((draft.lowercased(), "--draft")) }
    let folder = "\(common.out)/\(month)"
    let papers = try Manifest.read(in: folder)?.draft
    if let papers { named.append((papers, "\(folder)/manifest.json")) }
    let store = try Store(path: common.store)
    let drafted = try store.periods().first { $0.month == month }
    if let drafted, !drafted.isClosed, papers == drafted.code,
      let misfit = Manifest.misfit(in: folder, draft: drafted.code, manifest: drafted.manifest)
    {
      throw Refusal(
        description:
          "\(misfit), so that what was signed may not be what is posted. Keep your copy elsewhere, draft the month again (chitra payout --month \(month)), and close what that prints."
      )
    }
    let isNew = try store.close(month, named: named, acceptExceptions: acceptExceptions)
    guard let period = try store.periods().first(where: { $0.month == month }) else { throw StoreError.noDraft(month) }
    return (period, isNew)
  }
}

/// `chitra close --json`.
struct CloseReport: Codable {
  var command = "close"
  var format = 1
  var status = 0
  let period, draft: String
  let children: Int
  /// đồng.
  let net: Int64
  let exceptions: Int
  let wasClosedBefore: Bool
}
