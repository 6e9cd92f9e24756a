import ArgumentParser
import Foundation
import Ledger
import Localization
import Tables
import Units

/// `chitra verify`: recomputes everything that a store and its output folders say.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "verify", abstract: VerifyText.abstract, discussion: VerifyText.discussion)

  @Option(help: ArgumentHelp(VerifyText.closed, valueName: ValueName.month))
  var closed: Month?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let (periods, lists, folders) = try reporter.run { try verify() }
    let isLate = closed.map { month in !periods.contains { $0.month == month } } ?? false
    if let closed, isLate { reporter.warn(VerifyText.notClosed(closed)) }
    if common.json {
      try reporter.printJSON(
        VerifyReport(
          status: isLate ? 2 : 0, store: common.store, periods: periods.map { $0.month?.description ?? "opening" }, insuranceLists: lists,
          folders: folders, digest: periods.last?.digest))
    } else {
      tell(VerifyText.periods(periods, store: common.store))
      if lists > 0 { tell(VerifyText.insuranceLists(lists)) }
      tell(VerifyText.folders(folders, out: common.out))
      if let digest = periods.last?.digest { tell(VerifyText.chain(digest)) }
    }
    if isLate { throw Status.toLookAt }
  }

  private func verify() throws -> (periods: [Store.Period], insuranceLists: Int, folders: [String]) {
    try common.requireStore()
    let store = try Store(path: common.store, readOnly: true)
    let periods = try store.verify()
    var folders: [String] = []
    for period in try store.periods() {
      guard let month = period.month else { continue }
      let folder = "\(common.out)/\(month)"
      guard FileManager.default.fileExists(atPath: folder) else { continue }
      if let misfit = Manifest.misfit(in: folder, draft: period.code, manifest: period.manifest) { throw Misfit(misfit) }
      folders.append(month.description)
    }
    let lists = try store.insuranceLists()
    for list in lists {
      let folder = "\(common.out)/\(InsuranceFolders.name(of: list))"
      if FileManager.default.fileExists(atPath: folder), let misfit = InsuranceFolders.misfit(in: folder, list) { throw Misfit(misfit) }
    }
    for folder in try Self.otherFolders(in: common.out) {
      if let misfit: Bilingual = Manifest.changedFile(in: "\(common.out)/\(folder)") { throw Misfit(misfit) }
      folders.append(folder)
    }
    return (periods, lists.count, folders)
  }
}

extension VerifyCommand {
  /// Every other folder that a run wrote, with a manifest of its files; suggested assumptions are there to be edited, and what was
  /// moved aside is what no run wrote.
  private static func otherFolders(in out: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: out) else { return [] }
    return names.filter { name in
      Month(iso: name) == nil && !name.hasPrefix(".") && !name.hasPrefix("assumptions-") && !OutputFolder.isOfKept(name)
        && FileManager.default.fileExists(atPath: "\(out)/\(name)/manifest.json")
    }.sorted()
  }
}

/// `chitra verify --json`.
struct VerifyReport: Codable {
  var command = "verify"
  var format = 1
  /// The exit status: 2 where a month that should be closed is not.
  let status: Int
  let store: String
  let periods: [String]
  /// How many lists of the insured were sent.
  let insuranceLists: Int
  let folders: [String]
  /// The end of the chain.
  let digest: String?
}
