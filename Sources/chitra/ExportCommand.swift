import Accounting
import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Tables
import Units

/// `chitra export`: a year's books for an auditor's own tool.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "export", abstract: ExportText.abstract, discussion: ExportText.discussion)

  @Option(help: ArgumentHelp(ExportText.format, valueName: ValueName.format))
  var format: JournalFormat

  @Option(help: ArgumentHelp(ExportText.year, valueName: ValueName.year))
  var year: Int

  @Flag(help: ArgumentHelp(ExportText.isInternal))
  var `internal` = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try requirePlausible(year: year)
  }

  func run() throws {
    let reporter = Reporter()
    let outcome = try reporter.run {
      try ExportRun(format: format, year: year, isInternal: `internal`, common: common, reporter: reporter).run()
    }
    if common.json { try reporter.printJSON(outcome) } else { tell(outcome.text) }
  }
}

extension JournalFormat: ExpressibleByArgument {}

/// One run of `chitra export`: read, book, hold against the store's own sums, write beside, put in place.
struct ExportRun {
  let format: JournalFormat
  let year: Int
  let isInternal: Bool
  let common: CommonOptions
  let reporter: Reporter

  func run() throws -> ExportOutput {
    let (wards, wardSource) = try common.loadWards()
    try common.requireStore()
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store, readOnly: true)
    let periods = try closedPeriods(store)
    let keeping = Bookkeeping(year: year, isInternal: isInternal, wards: wards)
    let movements = try store.movements(through: year, detailed: isInternal, wards)
    let journal = keeping.journal(movements)
    let told = keeping.told(
      before: try store.standing(atEndOf: year - 1, wards), after: try store.standing(atEndOf: year, wards),
      years: try store.postedYear(year, byGroup: isInternal, wards))
    if let misfit = journal.misfit(told) { throw Misfit(ExportText.misfit(year, misfit)) }
    let name = "export-\(year)-\(format.rawValue)\(isInternal ? "-internal" : "")"
    return try OutputFolder.make(common.out, name: name, reporter) { folder in
      try folder.write(format.bytes(journal, told: told), to: format.fileName)
      try folder.write(JournalFormat.balancesCSV(journal, told: told), to: "balances.csv")
      let output = ExportOutput(journal, format, folder.path, periods, movements.filter { $0.day.month.year == year })
      let manifest = ExportManifest(
        program: ChiTra.version, year: year, journal: format.rawValue, internal: isInternal, periods: output.periods,
        chain: periods.last?.digest, transactions: output.transactions, totals: output.totals,
        inputs: [.init(SourceFile.name(of: common.wards), wardSource.digest)],
        outputs: try folder.outputs())
      try folder.finish(manifest)
      reporter.end(ExportText.booked(journal.transactions.count, months: periods.count))
      return output
    }
  }

  /// The closed periods of the year; refuses a year without one.
  private func closedPeriods(_ store: Store) throws -> [Store.Period] {
    let closed = try store.periods().filter { $0.isClosed && $0.month != nil }
    let periods = closed.filter { $0.month?.year == year }
    guard periods.isEmpty else { return periods }
    guard let first = closed.first?.month, let last = closed.last?.month else {
      throw Refusal(ExportText.nothingClosed)
    }
    throw Refusal(ExportText.otherYears(year, first: first, last: last))
  }
}

/// `manifest.json` of an export.
struct ExportManifest: Codable {
  var format = 1
  let program: String
  let year: Int
  let journal: String
  let `internal`: Bool
  let periods: [String]
  /// The digest of the last of these periods: what `chitra verify` recomputes.
  let chain: String?
  let transactions: Int
  /// đồng.
  let totals: [String: Int64]
  let inputs: [Manifest.File]
  let outputs: [Manifest.File]
}

/// `chitra export --json`; amounts in đồng.
struct ExportOutput: Codable {
  var command = "export"
  var format = 1
  var status = 0
  let year: Int
  /// The format of the journal.
  let journal: String
  let `internal`: Bool
  let folder: String
  /// The closed months of the year.
  let periods: [String]
  let transactions, accounts: Int
  /// What moved in the year, by the words that name the transactions.
  let totals: [String: Int64]

  init(_ journal: Journal, _ format: JournalFormat, _ folder: String, _ periods: [Store.Period], _ movements: [MoneyMovement]) {
    (year, self.journal, `internal`, self.folder) = (journal.year, format.rawValue, journal.isInternal, folder)
    self.periods = periods.compactMap { $0.month?.description }
    (transactions, accounts) = (journal.transactions.count, journal.balances.count)
    totals = Dictionary(grouping: movements, by: \.event.rawValue).mapValues { $0.sum(\.amount).amount }
  }

  var text: Bilingual {
    var rows = [ExportText.header(year)]
    for event in MoneyMovement.Event.allCases {
      if let total = totals[event.rawValue] { rows.append([ExportText.name(of: event), Bilingual(Dong(total))]) }
    }
    let file = "\(folder)/\(JournalFormat(rawValue: journal)?.fileName ?? "")"
    let check = journal == JournalFormat.hledger.rawValue ? "hledger -f \(file) check --strict" : "bean-check \(file)"
    var lines = [textTable(rows, leftColumns: 1), Bilingual(verbatim: "")]
    lines.append(ExportText.transactions(transactions, accounts: accounts, months: periods))
    if `internal` { lines.append(ExportText.staysInside) }
    lines.append(ExportText.check(check))
    return lines.joined(separator: "\n")
  }
}
