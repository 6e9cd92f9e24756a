import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Treasury
import Units
import Workbooks

/// `chitra treasury`: the payment orders of a closed month.
struct TreasuryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "treasury", abstract: TreasuryText.abstract, discussion: TreasuryText.discussion)

  @Option(help: ArgumentHelp(TreasuryText.month, valueName: ValueName.month))
  var month: Month

  @Option(help: ArgumentHelp(TreasuryText.offices, valueName: ValueName.file), completion: .file())
  var offices: String?

  @Option(help: ArgumentHelp(HelpText.budget, valueName: ValueName.file), completion: .file())
  var budget: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let outcome = try reporter.run {
      try TreasuryRun(month: month, common: common, offices: offices, budget: budget, reporter: reporter).run()
    }
    if common.json { try reporter.printJSON(outcome) } else { tell(outcome.text) }
    if outcome.status != 0 { throw Status.toLookAt }
  }
}

/// One run of `chitra treasury`: read what was closed, number the orders, write beside, commit, put in place.
struct TreasuryRun {
  let month: Month
  let common: CommonOptions
  let offices: String?
  let budget: String?
  let reporter: Reporter

  func run() throws -> TreasuryOutput {
    let (wards, wardSource) = try common.loadWards()
    try common.requireStore()
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store)
    guard let period = try store.periods().first(where: { $0.month == month }), period.isClosed else {
      throw Refusal(TreasuryText.notClosed(month))
    }
    let inputs = try MoneyInputs(year: month.year, budget: budget, offices: offices, wards: wards, common, wardSource, reporter)
    let (budget, offices) = (inputs.budget, inputs.offices)
    let (payments, offeredAgain, waiting, isNew) = try orders(store, wards)
    let controls = try self.controls(payments, budget, store, wards)
    let missing = controls.filter { offices[$0.ward] == nil }.map { wards[$0.ward].code }
    if let path = self.offices, !missing.isEmpty {
      reporter.warn(TreasuryText.noOffice(path, missing))
    }
    let unbudgeted = controls.filter { $0.allotted == nil }.map { wards[$0.ward].code }
    if let path = self.budget, !unbudgeted.isEmpty {
      reporter.warn(TreasuryText.unbudgeted(path, unbudgeted))
    }
    return try OutputFolder.make(common.out, name: "\(month)-treasury", reporter) { folder in
      let checks = try write(payments, offeredAgain, controls, offices, period, store, wards, inputs.digests, to: folder)
      if isNew { try store.order(payments, of: month, wards) }
      return TreasuryOutput(month, period.code, folder.path, payments, waiting, controls, checks, wards)
    }
  }

  // MARK: Reading

  /// The month's orders: those that the store keeps, else new ones; what they are to offer again by ward, as the settlements have
  /// it; and what came back of earlier months and waits.
  private func orders(_ store: Store, _ wards: WardTable) throws -> (
    payments: [Payment], offeredAgain: [WardID: Dong], waiting: [Reissue.Waited], isNew: Bool
  ) {
    let returned = try store.returnedPayments(countingDraft: true, wards)
    let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards), contradicted: try store.contradictedPayments())
    let (again, waiting) = reissue.split(returned, for: month)
    let known = try store.payments(of: month, wards)
    if !known.isEmpty {
      try store.checkPayments(of: month)
      // What came back since is offered again with the next month's orders.
      return (known, try store.offeredAgain(in: month, wards), waiting, false)
    }
    let payees = try store.payees(through: month, wards)
    // What came back goes to the account that is known now, also where this month is ordered late.
    let last = try store.periods().last(where: \.isClosed)?.month ?? month
    let current = try store.payees(through: max(last, month), wards)
    let (payments, unknown) = PaymentOrders.make(
      of: month, nets: try store.nets(of: month, wards), again: again, wards: wards, payee: { payees[$0] }, payeeOfAgain: { current[$0] })
    guard unknown.isEmpty else {
      throw Refusal(TreasuryText.payeesUnknown(month, unknown.count))
    }
    return (payments, Dictionary(grouping: again, by: \.key.ward).mapValues { $0.sum(\.amount) }, waiting, true)
  }

  private func controls(_ payments: [Payment], _ budget: Budget, _ store: Store, _ wards: WardTable) throws -> [BudgetControl] {
    let before = try store.paidInYear(before: month, wards)
    let ordered = Dictionary(grouping: payments, by: \.key.ward).mapValues { $0.sum(\.amount) }
    let posted = Dictionary(grouping: try store.nets(of: month, wards), by: \.key.ward).mapValues { $0.sum(\.net) }
    return Set(ordered.keys).union(posted.keys).sorted().map { ward in
      BudgetControl(
        ward: ward, allotted: budget[month.year, ward, .support], paidBefore: before[ward] ?? .zero, ordered: ordered[ward] ?? .zero,
        posted: posted[ward] ?? .zero)
    }
  }

  // MARK: Writing

  /// - Returns: the controls of each ward's papers, as they were printed.
  private func write(
    _ payments: [Payment], _ offeredAgain: [WardID: Dong], _ controls: [BudgetControl], _ offices: [WardID: Office], _ period: Store.Period,
    _ store: Store, _ wards: WardTable, _ inputs: [InputDigest], to folder: OutputFolder
  ) throws -> [[TreasuryReport.Check]] {
    try folder.write(PaymentOrders.csv(payments, of: month, wards: wards), to: "payments.csv")
    if payments.contains(where: { $0.replaces != nil }) {
      try folder.write(PaymentOrders.againCSV(payments), to: "offered-again.csv")
    }
    let ofWard = Dictionary(grouping: payments, by: \.key.ward)
    let isKnown = try store.periods().contains { $0.month == month.previous && $0.isClosed }
    let previous = Dictionary(grouping: isKnown ? try store.nets(of: month.previous, wards) : [], by: \.key.ward)
    reporter.begin(CommonText.writingWorkbooks, steps: controls.count)
    let checks = try concurrentMap(controls) { control in
      let before = previous[control.ward] ?? []
      let office = offices[control.ward] ?? .standard(month.year)
      let report = TreasuryReport(
        of: month, control.ward, wards, office: office,
        assumed: Set(TreasuryReport.Office.Code.allCases.filter { !office.given.contains($0.rawValue) }),
        payments: ofWard[control.ward] ?? [], control: control, offeredAgain: offeredAgain[control.ward] ?? .zero,
        previous: isKnown ? (before.sum(\.net), before.count) : nil, draftCode: period.code, version: ChiTra.version)
      let checks = try TreasuryWorkbook.write(report, to: "\(folder.partial)/\(report.wardCode).xlsx")
      reporter.step()
      return checks
    }
    let manifest = TreasuryManifest(
      program: ChiTra.version, period: month.description, draft: period.code, payments: payments.count,
      amount: payments.sum(\.amount).amount, inputs: inputs.map { .init($0.name, $0.digest) },
      outputs: try folder.outputs())
    try folder.finish(manifest)
    reporter.end(TreasuryText.wrote(payments.count, wards: controls.count))
    return checks
  }
}

/// `manifest.json` of payment orders.
struct TreasuryManifest: Codable {
  var format = 1
  let program, period, draft: String
  let payments: Int
  /// đồng.
  let amount: Int64
  let inputs: [Manifest.File]
  let outputs: [Manifest.File]
}

/// `chitra treasury --json`; amounts in đồng.
struct TreasuryOutput: Codable {
  var command = "treasury"
  var format = 1
  /// The exit status: 2 where an allotment does not suffice, or another control does not hold.
  let status: Int
  let period, draft, folder: String
  let payments: Int
  let amount, toAccounts, inCash: Int64
  /// Orders that stand for one that failed or came back: a part of `payments`.
  let offeredAgain: Part
  /// What failed or came back before and waits, by reason.
  let waiting: [String: Part]
  let wards: [Ward]

  struct Part: Codable {
    let payments: Int
    let amount: Int64
  }

  struct Ward: Codable {
    let ward: String
    let payments: Int
    let ordered, paidBefore: Int64
    let allotted, left: Int64?
    let controls: [Control]
  }

  /// What the counter checks, as the papers were printed.
  struct Control: Codable {
    let code: String
    /// đồng, or a count; absent where it is not known.
    let expected, found: Int64?
    /// Absent where it could not be checked.
    let holds: Bool?
  }

  init(
    _ month: Month, _ draft: String, _ folder: String, _ payments: [Payment], _ waiting: [Reissue.Waited],
    _ controls: [BudgetControl], _ checks: [[TreasuryReport.Check]], _ wards: WardTable
  ) {
    status = checks.joined().contains { $0.holds == false } ? 2 : 0
    (period, self.draft, self.folder) = (month.description, draft, folder)
    self.payments = payments.count
    amount = payments.sum(\.amount).amount
    inCash = payments.filter(\.payee.isCash).sum(\.amount).amount
    toAccounts = amount - inCash
    let again = payments.filter { $0.replaces != nil }
    offeredAgain = Part(payments: again.count, amount: again.sum(\.amount).amount)
    self.waiting = Dictionary(grouping: waiting, by: \.reason.rawValue).mapValues {
      Part(payments: $0.count, amount: $0.sum(\.payment.amount).amount)
    }
    let counts = Dictionary(grouping: payments, by: \.key.ward).mapValues(\.count)
    self.wards = zip(controls, checks).map { control, checks in
      Ward(
        ward: wards[control.ward].code, payments: counts[control.ward] ?? 0, ordered: control.ordered.amount,
        paidBefore: control.paidBefore.amount, allotted: control.allotted?.amount, left: control.left?.amount,
        controls: checks.map { Control(code: $0.code, expected: $0.expected, found: $0.found, holds: $0.holds) })
    }
  }

  var text: Bilingual {
    func cell(_ amount: Int64?) -> Bilingual { amount.map { Bilingual(Dong($0)) } ?? Bilingual(verbatim: "") }
    var rows = [TreasuryText.header]
    rows += wards.map {
      [Bilingual(verbatim: $0.ward), Bilingual($0.payments), cell($0.ordered), cell($0.paidBefore), cell($0.allotted), cell($0.left)]
    }
    var lines = [textTable(rows, leftColumns: 1), Bilingual(verbatim: "")]
    lines.append(TreasuryText.payments(payments, Dong(amount), toAccounts: Dong(toAccounts), inCash: Dong(inCash)))
    if offeredAgain.payments > 0 { lines.append(TreasuryText.offeredAgain(offeredAgain.payments, Dong(offeredAgain.amount))) }
    for reason in Reissue.Waiting.allCases {
      guard let part = waiting[reason.rawValue] else { continue }
      lines.append(TreasuryText.waiting(reason, part.payments, Dong(part.amount)))
    }
    let broken = wards.flatMap { ward in ward.controls.filter { $0.holds == false && $0.code != "budget" }.map { "\(ward.ward) \($0.code)" } }
    lines.append(TreasuryText.controls(wards.reduce(0) { $0 + $1.controls.count { $0.holds == true } }, broken: broken))
    let open = wards.filter { $0.controls.contains { $0.code == "codes" && $0.holds == nil } }.count
    if open > 0 { lines.append(TreasuryText.openCodes(open)) }
    let short = wards.filter { ($0.left ?? 0) < 0 }.map(\.ward)
    if !short.isEmpty { lines.append(TreasuryText.short(short)) }
    lines.append(TreasuryText.lies(Bilingual(isoMonth: period), in: folder))
    return lines.joined(separator: "\n")
  }
}
