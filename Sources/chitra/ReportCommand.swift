import ArgumentParser
import Foundation
import Units

/// `chitra report`: what the plan asks every ward and the city to report (P III.1, III.8).
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report on closed months: children, changes, money by level, insurance; and the lists for the notice boards.",
    discussion: """
      Writes OUT/report-FROM-TO whole or not at all: report.xlsx of the city, wards/CODE.xlsx, report.csv for programs, and \
      notice/CODE.xlsx with what the law lets be shown. Money is that of the closed months alone; why children stopped, and the \
      health insurance, are told by the register as it is now. Nothing is posted, and no confidential group or child is in any of \
      these files.
      """)

  @Option(help: ArgumentHelp("The first month: 2026-05 or 05/2026. It must be closed, like all that follow.", valueName: "month"))
  var from: Month

  @Option(help: ArgumentHelp("The last month.", valueName: "month"))
  var to: Month

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try common.requireRegister()
    if to < from { throw ValidationError("--to \(to) lies before --from \(from).") }
  }

  func run() throws {
    umask(0o077)
    let reporter = Reporter()
    let outcome = try reporter.run { try ReportRun(months: from...to, common: common, reporter: reporter).run() }
    if common.json { try printJSON(outcome.json) } else { print(outcome.text) }
    if outcome.hasToLookAt { throw Status.toLookAt }
  }
}
