import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Units

/// `chitra check`: reads and screens a register, and writes nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "check", abstract: CheckText.abstract, discussion: CheckText.discussion)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp(CheckText.month, valueName: ValueName.month))
  var month: Month?

  func validate() throws { try common.requireRegister() }

  func run() throws {
    let reporter = Reporter()
    let (register, vanished) = try reporter.run { try screened(reporter) }
    let counts = register.counts
    let isClean = counts.rejected + counts.held + vanished == 0
    if common.json {
      try reporter.printJSON(
        CheckReport(
          status: isClean ? 0 : 2, rows: .init(counts, vanished: vanished),
          findings: register.findings.sorted(by: Finding.inListOrder).map(CheckReport.Item.init)))
    } else {
      for finding in register.findings.sorted(by: Finding.inListOrder) { tell(finding.logLine) }
      tell(CommonText.rows(counts))
      for line in FindingCounts(register.findings).told { tell(line) }
      if !register.findings.isEmpty { tell(CheckText.explained) }
    }
    if !isClean { throw Status.toLookAt }
  }

  private func screened(_ reporter: Reporter) throws -> (register: Register, vanished: Int) {
    let (wards, _) = try common.loadWards()
    let policy = try common.loadPolicy()
    let inputs = try findRegisters(common.register, beside: common.wards, reporter)
    var posted = PostedBook()
    var nets: [WardID: Dong] = [:]
    if common.hasStore {
      let store = try Store(path: common.store, readOnly: true)
      posted = try store.postedBook(wards)
      nets = try store.netOfLastClosed(wards)
    }
    var register = try readRegister(inputs, policy, wards, reporter)
    let book = posted
    reporter.begin(CommonText.screening)
    register.screen(policy: policy, posted: book)
    try register.checkWards(paid: nets.keys.sorted(), wards: wards)
    reporter.begin(CommonText.deciding)
    let draft = try Drafting(policy: policy, wards: wards, posted: posted, period: month ?? Clock.now().day.month)
      .draft(&register)
    reporter.endStage()
    return (register, draft.vanished.count)
  }
}

extension Finding {
  /// For logs: file, line, column and code with what to do; never what stood there (RULES 7).
  var logLine: Bilingual {
    (code == .vanished ? CheckText.noRow : CheckText.place(file, line, publicColumn.isEmpty ? nil : RegisterColumn.title(of: publicColumn)))
      + Bilingual(verbatim: ": ") + code.severity.name + Bilingual(verbatim: " \(code.rawValue): ") + code.advice + more
  }
}

extension Finding {
  /// Empty where the column's name would tell more than where to look.
  fileprivate var publicColumn: String { RegisterColumn.isConfidential(column) ? "" : column }

  /// What the advice on the code leaves open, where the column alone tells it.
  private var more: Bilingual {
    switch (code, column) {
    // The header of a column is nobody's secret, and its name is the remedy.
    case (.unknownColumn, _): CheckText.unknownColumn(value)
    case (.missingField, RegisterColumn.allowanceAmount.name): CheckText.allowanceMissing
    case (.missingField, RegisterColumn.accountNo.name): CheckText.accountMissing
    default: Bilingual(verbatim: "")
    }
  }
}

/// `chitra check --json`.
struct CheckReport: Codable {
  var command = "check"
  var format = 1
  /// The exit status.
  let status: Int
  let rows: Manifest.Rows
  let findings: [Item]

  struct Item: Codable {
    let file: String
    let line: Int
    let column, severity, code, message: String

    init(_ finding: Finding) {
      (file, line, column) = (finding.file, finding.line, finding.publicColumn)
      (severity, code) = (finding.code.severity.rawValue, finding.code.rawValue)
      message = finding.code.advice[.ofRun]
    }
  }
}
