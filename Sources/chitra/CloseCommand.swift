import ArgumentParser
import Foundation
import Ledger
import Tables
import Units

/// `chitra close`: makes the draft of a month final.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "close", abstract: CloseText.abstract, discussion: CloseText.discussion)

  @Option(help: ArgumentHelp(CloseText.month, valueName: ValueName.month))
  var month: Month

  @Option(help: ArgumentHelp(CloseText.draft, valueName: ValueName.code))
  var draft: String?

  @Flag(help: ArgumentHelp(CloseText.acceptExceptions))
  var acceptExceptions = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let (period, isNew) = try reporter.run { try close() }
    let net = period.regular + period.arrears + period.recovery
    if common.json {
      try reporter.printJSON(
        CloseReport(
          period: month.description, draft: period.code, children: period.children, net: net.amount,
          exceptions: period.exceptions, wasClosedBefore: !isNew))
    } else if !isNew {
      tell(CloseText.closedBefore(month, period.code))
    } else {
      tell(CloseText.closed(month, period.code, children: period.children, net: net))
    }
  }

  private func close() throws -> (period: Store.Period, isNew: Bool) {
    try common.requireStore(or: CloseText.noStore(month))
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
      throw Refusal(CloseText.misfit(misfit, month))
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
