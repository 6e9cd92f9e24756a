import ArgumentParser
import Foundation
import Ledger
import Policy
import Tables
import Treasury
import Units
import Workbooks

/// `chitra reconcile`: what the Treasury and the bank sent back, held against the orders of a month.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Hold what the Treasury and the bank sent back against the payment orders of a month.",
    discussion: """
      Puts every line of the files in one bucket, keeps in the store what became of each order, all or nothing, and writes \
      OUT/MONTH-reconciliation with the lines, the totals (ordered = paid + failed + returned + outstanding) and a workbook for the \
      office. A file that is given twice changes nothing; what contradicts an earlier line or file is shown and kept out. The ledger never changes.
      """)

  @Option(help: ArgumentHelp("The month whose orders were paid: 2026-05 or 05/2026.", valueName: "month"))
  var month: Month

  @Option(
    help: ArgumentHelp("What was sent back: payment_id, amount, status (paid, failed, returned), date, reason (repeatable).", valueName: "file"))
  var returns: [String] = []

  @Flag(help: "These files correct what was told before, by a written answer of the bank or the Treasury: what they say holds from now on.")
  var correct = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if returns.isEmpty { throw ValidationError("No returns given. Name a file with --returns.") }
  }

  func run() throws {
    umask(0o077)
    let reporter = Reporter()
    let outcome = try reporter.run {
      try ReconcileRun(month: month, returns: returns, isCorrection: correct, common: common, reporter: reporter).run()
    }
    if common.json { try printJSON(outcome) } else { print(outcome.text) }
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
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store. Name the right file with --store.")
    }
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store)
    let payments = try store.payments(of: month, wards)
    guard !payments.isEmpty else {
      throw Refusal(description: "no payments of \(month) were ordered. Order them first: chitra treasury --month \(month).")
    }
    let sources = try returns.map { path in
      try SourceFile(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)
    }
    let lines = try sources.flatMap(ReturnsFile.read)
    for problem in lines.flatMap(\.problems) {
      reporter.warn("\(Self.place(problem)): the line cannot be read, and is in the bucket bad-line: \(problem.advice)")
    }
    let today = Clock.now().day
    for line in lines where Day(iso: line.date).map({ $0 > today }) ?? false {
      reporter.warn(
        "\(line.file):\(line.line), column date: \(line.date) is still to come. Settlement and books count the order on that day: if it is wrong, correct it with --correct."
      )
    }
    let reconciliation = Reconciliation(
      lines, payments: payments, settled: try store.settlements(of: month), periodOf: try store.periods(ofPayments: Set(lines.map(\.paymentID))),
      digests: Dictionary(sources.map { ($0.name, $0.digest.hex) }) { $1 }, correcting: isCorrection,
      passedOn: try store.passedOnPayments(), contradicted: try store.contradictedPayments())
    guard reconciliation.total.fits else { throw Misfit("the totals of \(month) do not add up: report it") }
    let suspensions = try self.suspensions(reconciliation, payments, store, wards)
    let folder = try OutputFolder(common.out, name: "\(month)-reconciliation")
    do {
      try folder.write(reconciliation.csv, to: "reconciliation.csv")
      try folder.write(reconciliation.totalsCSV(month, wards), to: "totals.csv")
      try folder.write(Suspension.csv(suspensions, period: month, wards), to: "suspension.csv")
      try writeWorkbook(reconciliation, payments, suspensions, store, wards, to: folder)
      let output = ReconcileOutput(month, folder.path, reconciliation, suspensions: suspensions.count)
      let manifest = ReconcileManifest(
        program: ChiTra.version, period: month.description, totals: output.totals,
        inputs: sources.map { .init(file: $0.name, sha256: $0.digest.hex) },
        outputs: try folder.digests().sorted { $0.key < $1.key }.map { .init(file: $0.key, sha256: $0.value.hex) })
      try folder.write(try manifest.manifestBytes(), to: "manifest.json")
      try folder.synchronize()
      try store.settle(reconciliation.new, contradictions: reconciliation.contradictions, corrections: reconciliation.corrections)
      if let kept = try folder.publish() {
        reporter.warn("files in \(folder.path) that no run wrote, or that were changed since, were moved to \(kept).")
      }
      if let draft = try store.periods().first(where: { !$0.isClosed })?.month, let owed = try store.owed(countingDraft: true, wards) {
        let came = Set(payments.filter { payment in reconciliation.new.contains { $0.paymentID == payment.id && $0.status != .paid } }.map(\.key))
        if came.contains(where: { owed[$0] > .zero }) {
          reporter.warn(
            "the draft of \(draft) lists as owed what now turns out to have failed or come back. Draft it again before it is signed: chitra payout --month \(draft)."
          )
        }
      }
      reporter.end("sorted \(lines.count) lines of \(sources.count) file\(sources.count == 1 ? "" : "s")")
      return output
    } catch {
      folder.discard()
      throw error
    }
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

  /// Where a problem is, without what stood there: it may be a payee's.
  private static func place(_ problem: InputError) -> String {
    "\(problem.file)" + (problem.line.map { ":\($0)" } ?? "") + (problem.column.map { ", column \($0)" } ?? "")
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

  var text: String {
    var text = ["\(lines) lines:"]
    for bucket in ReturnBucket.allCases {
      let count = buckets[bucket.rawValue] ?? 0
      if count > 0 { text.append("  \(bucket.rawValue): \(count)\(bucket.isException ? "  <- look at it" : "")") }
    }
    func dong(_ amount: Int64) -> String { Dong(amount).vietnamese }
    text.append(
      "ordered \(dong(totals.ordered)) = paid \(dong(totals.paid)) + failed \(dong(totals.failed)) + returned \(dong(totals.returned)) + outstanding \(dong(totals.outstanding))"
    )
    if suspensions > 0 {
      text.append(
        "\(suspensions) children collected nothing \(Suspension.months) months in a row: whether to suspend them is for the office to decide (suspension.csv).")
    }
    text.append("Every line stands in \(folder)/reconciliation.csv.")
    return text.joined(separator: "\n")
  }
}
