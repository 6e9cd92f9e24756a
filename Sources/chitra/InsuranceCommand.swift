import ArgumentParser
import Foundation
import Insurance
import Localization
import Units

/// `chitra insurance`: whom the wards insure, and what the Social Insurance made of it.
struct InsuranceCommand: ParsableCommand {
  static let configuration = CommandConfiguration("insurance", abstract: InsuranceText.abstract, discussion: InsuranceText.discussion)

  @Option(help: ArgumentHelp(InsuranceText.year, valueName: ValueName.year))
  var year: Int

  @Option(help: ArgumentHelp(InsuranceText.quarter, valueName: ValueName.quarter))
  var quarter: Int?

  @Flag(help: ArgumentHelp(InsuranceText.send))
  var send = false

  @Option(help: ArgumentHelp(InsuranceText.code, valueName: ValueName.code))
  var code: String?

  @Flag(help: ArgumentHelp(InsuranceText.acceptExceptions))
  var acceptExceptions = false

  @Option(help: ArgumentHelp(InsuranceText.returns, valueName: ValueName.file), completion: .file())
  var returns: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try YearOrQuarter.named(year, quarter)
    if returns.isEmpty { try common.requireRegister() }
    if send, !returns.isEmpty { throw ValidationError(InsuranceText.sendOrReturns) }
    if code != nil, !send { throw ValidationError(InsuranceText.codeNeedsSend) }
    if acceptExceptions, !send { throw ValidationError(InsuranceText.exceptionsNeedSend) }
  }

  func run() throws {
    let period = try YearOrQuarter.named(year, quarter)
    let reporter = Reporter()
    if returns.isEmpty {
      let output = try reporter.run {
        try InsuranceListing(
          period: period, common: common, isSent: send, code: code, acceptsExceptions: acceptExceptions, reporter: reporter
        ).run()
      }
      try finish(output, output.text, status: output.status, reporter)
    } else {
      let output = try reporter.run {
        try InsuranceSettling(period: period, common: common, returns: returns, reporter: reporter).run()
      }
      try finish(output, output.text, status: output.status, reporter)
    }
  }

  private func finish(_ output: some Encodable, _ text: Bilingual, status: Int, _ reporter: Reporter) throws {
    if common.json { try reporter.printJSON(output) } else { tell(text) }
    if status != 0 { throw Status.toLookAt }
  }
}
