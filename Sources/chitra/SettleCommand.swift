import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Tables
import Treasury
import Units
import Workbooks

/// `chitra settle`: what became of the money of a year or quarter.
struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "settle", abstract: SettleText.abstract, discussion: SettleText.discussion)

  @Option(help: ArgumentHelp(SettleText.year, valueName: ValueName.year))
  var year: Int

  @Option(help: ArgumentHelp(SettleText.quarter, valueName: ValueName.quarter))
  var quarter: Int?

  @Option(help: ArgumentHelp(HelpText.budget, valueName: ValueName.file), completion: .file())
  var budget: String?

  @Option(help: ArgumentHelp(SettleText.offices, valueName: ValueName.file), completion: .file())
  var offices: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try YearOrQuarter.named(year, quarter)
  }

  func run() throws {
    let reporter = Reporter()
    let range = try YearOrQuarter.named(year, quarter)
    let outcome = try reporter.run {
      try SettleRun(range: range, common: common, budget: budget, offices: offices, reporter: reporter).run()
    }
    if common.json { try reporter.printJSON(outcome) } else { tell(outcome.text) }
    if outcome.status != 0 { throw Status.toLookAt }
  }
}

/// One run of `chitra settle`: verify and read the store, prove the figures, write beside, put in place.
struct SettleRun {
  let range: YearOrQuarter
  let common: CommonOptions
  let budget: String?
  let offices: String?
  let reporter: Reporter

  func run() throws -> SettleOutput {
    let (wards, wardSource) = try common.loadWards()
    try common.requireStore()
    let inputs = try MoneyInputs(year: range.year, budget: budget, offices: offices, wards: wards, common, wardSource, reporter)
    let (budget, offices) = (inputs.budget, inputs.offices)
    let store = try Store(path: common.store, readOnly: true)
    let book = try store.moneyBook(of: range.months, wards)
    guard book.closed.contains(where: { range.months.contains($0) }) else {
      throw Refusal(SettleText.nothingClosed(range))
    }
    // Figures that do not add up in books that do are a defect of the program; in damaged books they are not.
    let periods = try store.verify()
    let settlement = try YearSettlement(range, book, budget: budget, wards)
    let code = Self.code(settlement, wards, inputs.digests, digest: periods.last?.digest ?? "")
    let output = try OutputFolder.make(common.out, name: "settlement-\(range.name)", subfolders: ["wards"], reporter) { folder in
      let output = SettleOutput(settlement, budget, wards, code: code, folder: folder.path)
      try write(settlement, offices, wards, code, inputs.digests, output, to: folder)
      return output
    }
    warn(output)
    return output
  }

  /// 8 hex digits of the tables, of the inputs, and of the end of the store's chain.
  private static func code(_ settlement: YearSettlement, _ wards: WardTable, _ inputs: [InputDigest], digest: String) -> String {
    let tables = [settlement.csv(wards), settlement.openOrdersCSV(wards)].map { Digest(of: $0).hex }
    let parts = [settlement.range.name, digest] + inputs.map(\.digest.hex) + tables
    return Digest(of: parts.joined(separator: "\n")).code
  }

  /// What the figures lack.
  private func warn(_ output: SettleOutput) {
    if !output.notClosed.isEmpty { reporter.warn(SettleText.notClosed(output.notClosed)) }
    if !output.notOrdered.isEmpty { reporter.warn(SettleText.notOrdered(output.notOrdered)) }
    if output.outstanding.orders > 0 {
      reporter.warn(SettleText.outstanding(output.outstanding.orders, output.outstanding.months))
    }
    if let path = budget, !output.unbudgeted.isEmpty {
      reporter.warn(SettleText.unbudgeted(SourceFile.name(of: path), output.unbudgeted))
    }
    if !output.notSettled.isEmpty {
      reporter.warn(SettleText.notSettled(output.notSettled.map { Budget.Line(rawValue: $0)?.name ?? Bilingual(verbatim: $0) }))
    }
  }

  // MARK: Writing

  private func write(
    _ settlement: YearSettlement, _ offices: [WardID: Office], _ wards: WardTable, _ code: String, _ inputs: [InputDigest],
    _ output: SettleOutput, to folder: OutputFolder
  ) throws {
    try folder.write(settlement.csv(wards), to: "settlement.csv")
    try folder.write(settlement.openOrdersCSV(wards), to: "outstanding.csv")
    reporter.begin(CommonText.writingWorkbooks, steps: settlement.rows.count + 1)
    let papers =
      [("settlement.xlsx", SettlementReport(settlement, wards, code: code, version: ChiTra.version))]
      + settlement.rows.map { row in
        let office = offices[row.ward] ?? .standard(range.year)
        return ("wards/\(wards[row.ward].code).xlsx", SettlementReport(row, of: settlement, wards, office: office, code: code, version: ChiTra.version))
      }
    try concurrentMap(papers) { file, report in
      try SettlementWorkbook.write(report, to: "\(folder.partial)/\(file)")
      reporter.step()
    }
    let manifest = SettlementManifest(
      program: ChiTra.version, year: range.year, quarter: range.quarter, code: code, closed: settlement.closed.map(\.description),
      totals: output.total, inputs: inputs.map { .init($0.name, $0.digest) },
      outputs: try folder.outputs())
    try folder.finish(manifest)
    reporter.end(SettleText.settled(settlement.closed.count, wards: settlement.rows.count))
  }
}

/// `manifest.json` of a settlement; totals in đồng.
struct SettlementManifest: Codable {
  var format = 1
  let program: String
  let year: Int
  let quarter: Int?
  /// As it is printed on every page.
  let code: String
  /// The closed months that it covers.
  let closed: [String]
  let totals: [String: Int64]
  let inputs: [Manifest.File]
  let outputs: [Manifest.File]
}

/// `chitra settle --json`; amounts in đồng, by the names of the columns of `settlement.csv`, and `waiting_before` and `owed`. What is
/// not known is left out.
struct SettleOutput: Codable {
  var command = "settle"
  var format = 1
  /// The exit status: 2 where an allotment did not suffice.
  let status: Int
  let year: Int
  let quarter: Int?
  let code, folder: String
  /// Months that are settled; not closed yet; closed, of which no orders were made.
  let closed, notClosed, notOrdered: [String]
  let outstanding: Outstanding
  /// The period whose list says what families owe.
  let owedPeriod: String?
  /// Wards of which the allotment is not known.
  let unbudgeted: [String]
  /// Lines of the budget that are not settled here.
  let notSettled: [String]
  let total: [String: Int64]
  let wards: [Ward]

  struct Outstanding: Codable {
    let orders: Int
    let amount: Int64
    let months: [String]
  }

  struct Ward: Codable {
    let ward, line: String
    let amounts: [String: Int64]
  }

  init(_ settlement: YearSettlement, _ budget: Budget, _ table: WardTable, code: String, folder: String) {
    let range = settlement.range
    func names(_ state: YearSettlement.MonthRow.State) -> [String] {
      settlement.months().filter { $0.state == state }.map(\.month.description)
    }
    status = settlement.rows.contains(where: \.figures.isShort) ? 2 : 0
    (year, quarter, self.code, self.folder) = (range.year, range.quarter, code, folder)
    closed = settlement.closed.map(\.description)
    (notClosed, notOrdered) = (names(.notClosed), names(.notOrdered))
    outstanding = Outstanding(
      orders: settlement.openOrders.count, amount: settlement.total.money.outstanding.amount,
      months: Set(settlement.openOrders.map(\.period)).sorted().map(\.description))
    owedPeriod = settlement.owedPeriod?.description
    unbudgeted = settlement.rows.filter { $0.figures.allotted == nil }.map { table[$0.ward].code }
    let settled = Set(settlement.rows.map(\.line))
    notSettled = Budget.Line.allCases.filter { line in
      !settled.contains(line) && budget.amounts.keys.contains { $0.year == range.year && $0.line == line }
    }.map(\.rawValue)
    total = Self.amounts(settlement.total)
    wards = settlement.rows.map { Ward(ward: table[$0.ward].code, line: $0.line.rawValue, amounts: Self.amounts($0.figures)) }
  }

  private static func amounts(_ figures: SettlementFigures) -> [String: Int64] {
    let columns = YearSettlement.columns + [("waiting_before", .waitingBefore), ("owed", .owed)]
    return Dictionary(uniqueKeysWithValues: columns.compactMap { name, item in figures[item].map { (name, $0.amount) } })
  }

  var text: Bilingual {
    func cells(_ amounts: [String: Int64]) -> [Bilingual] {
      SettleText.columns.map { column in amounts[column.name].map { Bilingual(Dong($0)) } ?? Bilingual(verbatim: "") }
    }
    let rows =
      [[CommonText.ward] + SettleText.columns.map(\.title)] + wards.map { [Bilingual(verbatim: $0.ward)] + cells($0.amounts) }
      + [[CommonText.total] + cells(total)]
    var lines = [textTable(rows, leftColumns: 1), Bilingual(verbatim: "")]
    func dong(_ name: String) -> Dong { Dong(total[name] ?? 0) }
    lines.append(
      SettleText.orders(
        posted: dong("posted"), offeredAgain: dong("offered_again"), ordered: dong("ordered"), notOrdered: dong("not_ordered")))
    lines.append(
      ReconcileText.totals(
        ordered: dong("ordered"), paid: dong("paid"), failed: dong("failed"), returned: dong("returned"), outstanding: dong("outstanding")))
    if dong("waiting") > .zero { lines.append(SettleText.waiting(dong("waiting"))) }
    if let owedPeriod, dong("owed") > .zero { lines.append(SettleText.owed(dong("owed"), Bilingual(isoMonth: owedPeriod))) }
    let short = wards.filter { ($0.amounts["remaining"] ?? 0) < 0 }.map(\.ward)
    if !short.isEmpty { lines.append(SettleText.short(short)) }
    lines.append(SettleText.lies(year, quarter: quarter, folder: folder, code: code))
    return lines.joined(separator: "\n")
  }
}
