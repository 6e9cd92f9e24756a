import ArgumentParser
import Foundation
import Localization
import Units

/// `chitra report`: what the plan asks every ward and the city to report (P III.1, III.8).
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "report", abstract: ReportText.abstract, discussion: ReportText.discussion)

  @Option(help: ArgumentHelp(ReportText.from, valueName: ValueName.month))
  var from: Month

  @Option(help: ArgumentHelp(ReportText.to, valueName: ValueName.month))
  var to: Month

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try common.requireRegister()
    if to < from { throw ValidationError(CommonText.endBeforeStart(to: Bilingual(to), start: "--from", from: Bilingual(from))) }
  }

  func run() throws {
    let reporter = Reporter()
    let outcome = try reporter.run { try ReportRun(months: from...to, common: common, reporter: reporter).run() }
    if common.json { try reporter.printJSON(outcome.json) } else { tell(outcome.text) }
    if outcome.hasToLookAt { throw Status.toLookAt }
  }
}
