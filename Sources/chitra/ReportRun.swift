import Foundation
import Ledger
import Policy
import Register
import Report
import Tables
import Units
import Workbooks

/// One run of `chitra report`: read what was closed and the register, work out, write beside, put in place. The store is only
/// read.
struct ReportRun {
  let months: ClosedRange<Month>
  let common: CommonOptions
  let reporter: Reporter

  func run() throws -> ReportOutcome {
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    try common.requireStore(or: ReportText.noStore)
    let store = try Store(path: common.store, readOnly: true)
    try checkClosed(try store.periods())
    let files = try findRegisters(common.register, beside: common.wards, reporter)
    let posted = try store.postedBook(wards)
    let nets = try store.netOfLastClosed(wards)
    var register = try readRegister(files, policy, wards, reporter)
    reporter.begin(ReportText.reporting)
    register.screen(policy: policy, posted: posted)
    // A file that is missing would be reported as children who stopped.
    try register.checkWards(paid: nets.keys.sorted(), wards: wards)
    let vanished = register.noticeVanished(posted, wards)
    let source = try PeriodSource(store, months, policy: policy, wards: wards, register: register, posted: posted)
    let figures = try PeriodFigures(source)
    let confidential = try store.children(postedUnderOtherThan: NoticeBoard.publicGroups(policy))
    let board = NoticeBoard(source, postedConfidentially: confidential)
    reporter.end(ReportText.workedOut(months))

    let csv = ReportTable.csv(figures, wards)
    let inputs =
      zip(register.files, register.rowsOfFile).map { InputLine(file: $0.source.name, rows: $1, hash: $0.source.digest.hex) }
      + [InputLine(file: RegisterInput.shortName(of: common.wards, beside: files), rows: wards.wards.count, hash: wardSource.digest.hex)]
    let code = code(csv, figures, policy, inputs)
    let papers = ReportPapers(figures, source, board, vanished: vanished, code: code, version: ChiTra.version, inputs: inputs)
    let rows = Manifest.Rows(register.counts, vanished: vanished.count)
    let path = try publish(papers, csv, code: code, rows: rows, policy: policy, wards: wards, inputs: inputs, register)
    return ReportOutcome(figures, register, rows: rows, code: code, folder: path, wards: wards)
  }

  /// Refuses months that are not closed, saying what to run.
  private func checkClosed(_ periods: [Store.Period]) throws(Refusal) {
    let closed = periods.filter(\.isClosed).compactMap(\.month)
    let (first, last) = (months.lowerBound, months.upperBound)
    if let begin = closed.first, first < begin {
      throw Refusal(ReportText.beforeStore(first, begin: begin))
    }
    guard let missing = (first...last).first(where: { !closed.contains($0) }) else { return }
    if periods.contains(where: { $0.month == missing }) {
      throw Refusal(ReportText.drafted(missing))
    }
    // Periods close in order, without gaps.
    let next = closed.last?.next ?? missing
    throw Refusal(ReportText.notClosed(missing, next: next))
  }

  /// 8 hex digits of what is written and of everything that it was made from.
  private func code(_ csv: [UInt8], _ figures: PeriodFigures, _ policy: Policy, _ inputs: [InputLine]) -> String {
    var content = "\(months)\n\(policy.digest.hex)\n\(Digest(of: csv).hex)\n"
    for period in figures.periods { content += "\(period.digest ?? "")\n" }
    for input in inputs { content += "\(input.file) \(input.hash)\n" }
    return Digest(of: content).code
  }

  /// Writes the folder whole; the manifest last.
  private func publish(
    _ papers: ReportPapers, _ csv: [UInt8], code: String, rows: Manifest.Rows, policy: Policy, wards: WardTable, inputs: [InputLine], _ register: Register
  ) throws -> String {
    let figures = papers.figures
    let name = "report-\(months.lowerBound)-\(months.upperBound)"
    return try OutputFolder.make(common.out, name: name, subfolders: ["wards", "notice"], reporter) { folder in
      try folder.write(csv, to: "report.csv")
      reporter.begin(CommonText.writingWorkbooks, steps: figures.wards.count + 1)
      try concurrentMap([nil] + figures.wards.map(Optional.some)) { ward in
        if let ward {
          let name = "\(wards[ward.ward].code).xlsx"
          try PeriodReportWorkbook.write(papers.report(ward), to: "\(folder.partial)/wards/\(name)")
          try NoticeWorkbook.write(papers.notice(ward), to: "\(folder.partial)/notice/\(name)")
        } else {
          try PeriodReportWorkbook.write(papers.report(nil), to: "\(folder.partial)/report.xlsx")
        }
        reporter.step()
      }
      try register.checkUnchanged()
      let manifest = ReportManifest(
        program: ChiTra.version, from: months.lowerBound.description, to: months.upperBound.description, code: code,
        periods: figures.periods.map { .init(period: $0.month?.description ?? "", draft: $0.code, digest: $0.digest ?? "") }, rows: rows,
        totals: .init(figures), inputs: inputs.map { .init(file: $0.file, sha256: $0.hash) },
        policy: policy.manifestFiles, policyHash: policy.digest.hex,
        outputs: try folder.outputs())
      try folder.finish(manifest)
      reporter.end(ReportText.wrote(figures.wards.count))
      return folder.path
    }
  }
}

/// `manifest.json` of a periodic report: what the folder holds, and which closed months it tells of.
struct ReportManifest: Codable {
  var format = 1
  let program, from, to: String
  /// As it is printed on every page.
  let code: String
  let periods: [Period]
  let rows: Manifest.Rows
  let totals: Totals
  let inputs: [Manifest.File]
  let policy: [Manifest.File]
  /// SHA-256 over the policy's files.
  let policyHash: String
  let outputs: [Manifest.File]

  struct Period: Codable {
    let period, draft: String
    /// The period's place in the store's chain.
    let digest: String
  }

  /// Of a ward or of the city; đồng, recovery is 0 or negative.
  struct Totals: Codable, Equatable {
    let before, joined, movedIn, movedOut, stopped, after: Int
    /// Paid something, each child once; and the child-months that they stand paid for.
    let children, childMonths: Int
    let regular, arrears, recovery, net: Int64
    let insured, insuredMonths: Int
    let insurance: Int64

    init(_ figures: PeriodFigures) {
      self.init(
        figures.movement, children: figures.children, childMonths: figures.childMonths, figures.money, insured: figures.insured.children,
        insuredMonths: figures.insurance.children, insurance: figures.insurance.amount)
    }

    init(_ ward: WardFigures) {
      self.init(
        ward.movement, children: ward.children, childMonths: ward.childMonths, ward.money, insured: ward.insured.children,
        insuredMonths: ward.insurance.children, insurance: ward.insurance.amount)
    }

    private init(
      _ movement: Movement, children: Int, childMonths: Int, _ money: PeriodMoney, insured: Int, insuredMonths: Int, insurance: Dong
    ) {
      (before, joined, movedIn) = (movement.before, movement[.new], movement[.movedIn])
      (movedOut, stopped, after) = (movement[.movedOut], movement.stopped, movement.after)
      (self.children, self.childMonths) = (children, childMonths)
      (regular, arrears) = (money.regular.amount, money.arrears.amount)
      (recovery, net) = (money.recovery.amount, money.net.amount)
      (self.insured, self.insuredMonths, self.insurance) = (insured, insuredMonths, insurance.amount)
    }
  }
}
