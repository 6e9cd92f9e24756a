import ArgumentParser
import Foundation
import Insurance
import Units

/// `chitra insurance`: whom the wards insure, and what the Social Insurance made of it.
struct InsuranceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insurance",
    abstract: InsuranceText.abstract[.ofRun], discussion: InsuranceText.discussion[.ofRun])

  @Option(help: ArgumentHelp(InsuranceText.year[.ofRun], valueName: "year"))
  var year: Int

  @Option(help: ArgumentHelp(InsuranceText.quarter[.ofRun], valueName: "quarter"))
  var quarter: Int?

  @Flag(help: ArgumentHelp(InsuranceText.send[.ofRun]))
  var send = false

  @Option(help: ArgumentHelp(InsuranceText.code[.ofRun], valueName: "code"))
  var code: String?

  @Flag(help: ArgumentHelp(InsuranceText.acceptExceptions[.ofRun]))
  var acceptExceptions = false

  @Option(help: ArgumentHelp(InsuranceText.returns[.ofRun], valueName: "file"))
  var returns: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard Day.plausibleYears.contains(year) else { throw ValidationError(InsuranceText.badYear(year)[.ofRun]) }
    if let quarter, !(1...4).contains(quarter) { throw ValidationError(InsuranceText.badQuarter(quarter)[.ofRun]) }
    if returns.isEmpty { try common.requireRegister() }
    if send, !returns.isEmpty { throw ValidationError(InsuranceText.sendOrReturns[.ofRun]) }
    if code != nil, !send { throw ValidationError(InsuranceText.codeNeedsSend[.ofRun]) }
    if acceptExceptions, !send { throw ValidationError(InsuranceText.exceptionsNeedSend[.ofRun]) }
  }

  func run() throws {
    umask(0o077)
    guard let period = InsurancePeriod(year: year, quarter: quarter) else { throw ValidationError(InsuranceText.badYear(year)[.ofRun]) }
    let reporter = Reporter()
    if returns.isEmpty {
      let output = try reporter.run {
        try InsuranceListing(
          period: period, common: common, isSent: send, code: code, acceptsExceptions: acceptExceptions, reporter: reporter
        ).run()
      }
      try tell(output, output.text[.ofRun], status: output.status)
    } else {
      let output = try reporter.run {
        try InsuranceSettling(period: period, common: common, returns: returns, reporter: reporter).run()
      }
      try tell(output, output.text, status: output.status)
    }
  }

  private func tell(_ output: some Encodable, _ text: String, status: Int) throws {
    if common.json { try printJSON(output) } else { print(text) }
    if status != 0 { throw Status.toLookAt }
  }
}
