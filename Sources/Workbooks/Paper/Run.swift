import Policy
import Tables
import Units

/// What all papers of one run have in common: printed on every page, listed on the sheet "Căn cứ".
package struct Run: Sendable {
  /// The month that is paid.
  package var period: Month
  /// Eight hex digits, from the draft's content (CONTRACT, Out).
  package var draftCode: String
  /// `ChiTra 1.0.0`.
  package var programVersion: String
  /// SHA-256 of the policy (resolutions and rates), in hex.
  package var policyHash: String
  /// The resolutions under which something is paid, the current one first.
  package var resolutions: [ResolutionLine]
  /// The rates used, in the order of the table.
  package var rates: [RateLine]
  /// The files that were read, in the order of reading.
  package var inputs: [InputLine]

  package init(
    period: Month, draftCode: String, programVersion: String, policyHash: String, resolutions: [ResolutionLine],
    rates: [RateLine], inputs: [InputLine]
  ) {
    self.period = period
    self.draftCode = draftCode
    self.programVersion = programVersion
    self.policyHash = policyHash
    self.resolutions = resolutions
    self.rates = rates
    self.inputs = inputs
  }
}

/// A resolution (nghị quyết) of the People's Council.
package struct ResolutionLine: Sendable {
  /// `55/2025/NQ-HĐND`.
  package var number: String
  /// The day it was passed, where known.
  package var day: Day?
  /// What it is about, in Vietnamese, without its number: `Quy định một số chính sách hỗ trợ trẻ em ...`.
  package var title: String

  package init(number: String, day: Day?, title: String) {
    self.number = number
    self.day = day
    self.title = title
  }
}

/// One row of the rate table.
package struct RateLine: Sendable {
  /// The rate's code in the table: `poverty_line`. The paper prints its Vietnamese name.
  package var rate: String
  /// `urban`, `rural`, or empty where the rate is one for all.
  package var area: String
  package var from: Day
  /// The last day; nil where the rate is still in force.
  package var to: Day?
  package var value: RateValue
  package var source: String

  package init(rate: String, area: String, from: Day, to: Day?, value: RateValue, source: String) {
    self.rate = rate
    self.area = area
    self.from = from
    self.to = to
    self.value = value
    self.source = source
  }
}

extension RateLine {
  init(_ rate: Rate) {
    self.init(rate: rate.name, area: rate.area?.name ?? "", from: rate.from, to: rate.to, value: rate.value, source: rate.source)
  }
}

extension ResolutionLine {
  init(_ resolution: Resolution) { self.init(number: resolution.number, day: resolution.passed, title: resolution.title) }
}

/// A file that the run read.
package struct InputLine: Sendable {
  /// Its path as the office knows it (relative to the register's folder, not absolute).
  package var file: String
  /// Data rows.
  package var rows: Int
  /// SHA-256 of its bytes, in hex.
  package var hash: String

  package init(file: String, rows: Int, hash: String) {
    self.file = file
    self.rows = rows
    self.hash = hash
  }
}

/// A finding about a row of the register, as `exceptions.csv` has it (CONTRACT, Errors of the register).
package struct FindingLine: Sendable {
  package var file: String
  /// Physical line where the row starts, from 1.
  package var line: Int
  /// The column's name, empty for the whole row.
  package var column: String
  package var severity: Severity
  package var code: String
  package var value: String
  /// What is wrong and what to do, in Vietnamese.
  package var message: String

  package init(
    file: String, line: Int, column: String, severity: Severity, code: String, value: String, message: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.value = value
    self.message = message
  }
}
