import ArgumentParser
import Foundation
import Insurance
import Units

/// `chitra insurance`: whom the wards insure, and what the Social Insurance made of it.
struct InsuranceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insurance",
    abstract: "List whom the wards insure in a year or a quarter, send the lists, and settle them with the Social Insurance.",
    discussion: """
      Works out whose health insurance is supported in which months, and writes OUT/insurance-YEAR whole or not at all: one list for \
      each commune and school, with what is new (tăng) and what falls away (giảm) against the lists sent before. Nothing is \
      remembered until --send: then the list gets a number, never changes, and stays in OUT/insurance-YEAR-sent-NUMBER. \
      Only lists/ leaves the office: all else tells reasons.

      With --returns, every line of what the Social Insurance sent back is held against what was sent, and put in one bucket, \
      in OUT/insurance-YEAR-returns.
      """)

  @Option(help: ArgumentHelp("The year to list or to settle.", valueName: "year"))
  var year: Int

  @Option(help: ArgumentHelp("A quarter of the year, 1 to 4. Default: the whole year.", valueName: "quarter"))
  var quarter: Int?

  @Flag(help: "Send the list: it is numbered and kept in the store, and later lists tell what differs from it.")
  var send = false

  @Option(help: ArgumentHelp("With --send: send only the list that was looked at, by the code on its pages (8 hex digits).", valueName: "code"))
  var code: String?

  @Option(
    help: ArgumentHelp("What the Social Insurance sent back: child_id, card_no, from, to, amount (repeatable).", valueName: "file"))
  var returns: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard Day.plausibleYears.contains(year) else { throw ValidationError("--year \(year) is no year of this century. Write it with 4 digits.") }
    if let quarter, !(1...4).contains(quarter) { throw ValidationError("--quarter \(quarter) is none: a year has the quarters 1 to 4.") }
    if returns.isEmpty { try common.requireRegister() }
    if send, !returns.isEmpty { throw ValidationError("--send and --returns are two requests. Give one.") }
    if code != nil, !send { throw ValidationError("--code says which list to send: it needs --send.") }
  }

  func run() throws {
    umask(0o077)
    guard let period = InsurancePeriod(year: year, quarter: quarter) else { throw ValidationError("--year \(year) is no year.") }
    let reporter = Reporter()
    if returns.isEmpty {
      let output = try reporter.run {
        try InsuranceListing(period: period, common: common, isSent: send, code: code, reporter: reporter).run()
      }
      try tell(output, output.text, status: output.status)
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
