import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Tables
import Treasury
import Units
import Workbooks

/// `chitra reconcile`: what the Treasury and the bank sent back, held against the orders of a month.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "reconcile", abstract: ReconcileText.abstract, discussion: ReconcileText.discussion)

  @Option(help: ArgumentHelp(ReconcileText.month, valueName: ValueName.month))
  var month: Month

  @Option(help: ArgumentHelp(ReconcileText.returns, valueName: ValueName.file), completion: .file())
  var returns: [String] = []

  @Flag(help: ArgumentHelp(ReconcileText.correct))
  var correct = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if returns.isEmpty { throw ValidationError(ReconcileText.noReturns) }
  }

  func run() throws {
    let reporter = Reporter()
    let outcome = try reporter.run {
      try ReconcileRun(month: month, returns: returns, isCorrection: correct, common: common, reporter: reporter).run()
    }
    if common.json { try reporter.printJSON(outcome) } else { tell(outcome.text) }
    if outcome.status != 0 { throw Status.toLookAt }
  }
}

/// One run of `chitra reconcile`: read, sort into buckets, write beside, commit, put in place.
struct ReconcileRun {
  let month: Month
  let returns: [String]
  let isCorrection: Bool
  let common: CommonOptions
  let reporter: Reporter

  func run() throws -> ReconcileOutput {
    let (wards, _) = try common.loadWards()
    try common.requireStore()
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store)
    let payments = try store.payments(of: month, wards)
    guard !payments.isEmpty else {
      throw Refusal(ReconcileText.nothingOrdered(month))
    }
    let sources = try returns.map { try SourceFile(path: $0) }
    let lines = try sources.flatMap(ReturnsFile.read)
    for source in sources {
      for remark in try Table(source, columns: ReturnsFile.columns).remarksOnMissingColumns { reporter.warn(remark.message) }
    }
    for problem in lines.flatMap(\.problems) {
      reporter.warn(ReconcileText.badLine(problem))
    }
    let today = Clock.now().day
    for line in lines where Day(iso: line.date).map({ $0 > today }) ?? false {
      reporter.warn(ReconcileText.stillToCome(line.file, line: line.line, line.date))
    }
    let reconciliation = Reconciliation(
      lines, payments: payments, settled: try store.settlements(of: month), periodOf: try store.periods(ofPayments: Set(lines.map(\.paymentID))),
      digests: Dictionary(sources.map { ($0.name, $0.digest.hex) }) { $1 }, correcting: isCorrection,
      passedOn: try store.passedOnPayments(), contradicted: try store.contradictedPayments())
    guard reconciliation.total.fits else { throw Misfit(ReconcileText.misfit(month)) }
    let suspensions = try self.suspensions(reconciliation, payments, store, wards)
    let output = try OutputFolder.make(common.out, name: "\(month)-reconciliation", reporter) { folder in
      try folder.write(reconciliation.csv, to: "reconciliation.csv")
      try folder.write(reconciliation.totalsCSV(month, wards), to: "totals.csv")
      try folder.write(Suspension.csv(suspensions, period: month, wards), to: "suspension.csv")
      try writeWorkbook(reconciliation, payments, suspensions, store, wards, to: folder)
      let output = ReconcileOutput(month, folder.path, reconciliation, suspensions: suspensions.count)
      let manifest = ReconcileManifest(
        program: ChiTra.version, period: month.description, totals: output.totals,
        inputs: sources.map { .init($0.name, $0.digest) },
        outputs: try folder.outputs())
      try folder.finish(manifest)
      try store.settle(reconciliation.new, contradictions: reconciliation.contradictions, corrections: reconciliation.corrections)
      return output
    }
    try warnOfStaleDraft(reconciliation, payments, store, wards)
    reporter.end(CommonText.sortedLines(lines.count, files: sources.count))
    return output
  }

  /// Warns where a draft is open that takes from children what could now be set off against what came back.
  private func warnOfStaleDraft(_ reconciliation: Reconciliation, _ payments: [Payment], _ store: Store, _ wards: WardTable) throws {
    guard let draft = try store.periods().first(where: { !$0.isClosed })?.month, let owed = try store.owed(countingDraft: true, wards) else { return }
    let cameBack = Set(reconciliation.new.lazy.filter { $0.status != .paid }.map(\.paymentID))
    if payments.contains(where: { cameBack.contains($0.id) && owed[$0.key] > .zero }) { reporter.warn(ReconcileText.staleDraft(draft)) }
  }

  /// Who collected nothing in this month and the two before it.
  private func suspensions(
    _ reconciliation: Reconciliation, _ payments: [Payment], _ store: Store, _ wards: WardTable
  ) throws -> [Suspension] {
    let before = try (1..<Suspension.months).reversed().map { try store.uncollected(in: month.advanced(by: -$0), wards) }
    return Suspension.find(before + [reconciliation.uncollected(of: payments)])
  }

  private func writeWorkbook(
    _ reconciliation: Reconciliation, _ payments: [Payment], _ suspensions: [Suspension], _ store: Store, _ wards: WardTable,
    to folder: OutputFolder
  ) throws {
    let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards))
    let replacements = try store.replacements()
    let setOff = try store.setOffPayments()
    let contradicted = try store.contradictedPayments().union(reconciliation.contradictions.map(\.paymentID))
      .subtracting(reconciliation.corrections.map(\.paymentID))
    let code = try store.periods().first { $0.month == month }?.code ?? ""
    let report = ReconciliationReport(
      of: month, reconciliation, payments: payments, suspensions: suspensions, wards: wards, draftCode: code, version: ChiTra.version
    ) { payment in
      if let again = replacements[payment.id] { return .alreadyOffered(as: again) }
      if setOff.contains(payment.id) { return .setOff }
      if contradicted.contains(payment.id) { return .awaitingBank }
      switch reissue.waiting(payment.key) {
      case .rejected, .held, .vanished: return .heldBack
      case .owed: return .setOff
      case .contradicted, .undecided, nil: return .offeredAgain
      }
    }
    try ReconciliationWorkbook.write(report, to: "\(folder.partial)/reconciliation.xlsx")
  }
}

/// `manifest.json` of a reconciliation.
struct ReconcileManifest: Codable {
  var format = 1
  let program, period: String
  let totals: ReconcileOutput.Totals
  let inputs: [Manifest.File]
  let outputs: [Manifest.File]
}

/// `chitra reconcile --json`; amounts in đồng.
struct ReconcileOutput: Codable {
  var command = "reconcile"
  var format = 1
  /// The exit status: 2 where a line has to be looked at, or somebody collected nothing three months in a row.
  let status: Int
  let period, folder: String
  /// How many lines were read, and are in each bucket.
  let lines: Int
  let buckets: [String: Int]
  let totals: Totals
  /// Children who collected nothing three months in a row, whom the office may suspend.
  let suspensions: Int

  struct Totals: Codable {
    let ordered, paid, failed, returned, outstanding: Int64
  }

  init(_ month: Month, _ folder: String, _ reconciliation: Reconciliation, suspensions: Int) {
    self.suspensions = suspensions
    status = suspensions > 0 || reconciliation.entries.contains { $0.bucket.isException } ? 2 : 0
    (period, self.folder) = (month.description, folder)
    lines = reconciliation.entries.count
    buckets = Dictionary(uniqueKeysWithValues: ReturnBucket.allCases.map { ($0.rawValue, reconciliation.count($0)) })
    let total = reconciliation.total
    totals = Totals(
      ordered: total.ordered.amount, paid: total.paid.amount, failed: total.failed.amount, returned: total.returned.amount,
      outstanding: total.outstanding.amount)
  }

  var text: Bilingual {
    var text = [ReconcileText.lines(lines)]
    for bucket in ReturnBucket.allCases {
      let count = buckets[bucket.rawValue] ?? 0
      if count > 0 { text.append(ReconcileText.bucket(bucket, count)) }
    }
    text.append(
      ReconcileText.totals(
        ordered: Dong(totals.ordered), paid: Dong(totals.paid), failed: Dong(totals.failed), returned: Dong(totals.returned),
        outstanding: Dong(totals.outstanding)))
    if suspensions > 0 { text.append(ReconcileText.suspensions(suspensions, months: Suspension.months)) }
    text.append(ReconcileText.lies(in: folder))
    return text.joined(separator: "\n")
  }
}
