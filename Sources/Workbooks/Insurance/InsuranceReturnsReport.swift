import Units

/// What the Social Insurance returned, over all wards: their minutes and what is in none of them add up to the files. It names
/// children and stays in the office.
package struct InsuranceReturnsReport: Sendable {
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  package var period: YearOrQuarter
  /// Eight hex digits, on every page.
  package var code: String
  /// A row a ward: the sum of its minutes; the last may be of what is in no ward's.
  package var wards: [InsuranceSettlementReport.List]
  /// The lines that are in no ward's minutes, by file and line.
  package var strays: [Stray]
  package var files: [File]
  package var programVersion: String

  package init(
    agency: [String], period: YearOrQuarter, code: String, wards: [InsuranceSettlementReport.List], strays: [Stray], files: [File],
    programVersion: String
  ) {
    (self.agency, self.period, self.code) = (agency, period, code)
    (self.wards, self.strays, self.files, self.programVersion) = (wards, strays, files, programVersion)
  }

  /// A line as it was read: empty where a cell could not be.
  package struct Stray: Sendable {
    package var file: String
    package var line: Int
    package var id: String
    package var card: String
    package var from: Day?
    package var to: Day?
    package var amount: Dong?
    package var outcome: InsuranceSettlementReport.Outcome
    package var advice: String

    package init(
      file: String, line: Int, id: String, card: String, from: Day?, to: Day?, amount: Dong?, outcome: InsuranceSettlementReport.Outcome,
      advice: String
    ) {
      (self.file, self.line, self.id, self.card, self.from, self.to) = (file, line, id, card, from, to)
      (self.amount, self.outcome, self.advice) = (amount, outcome, advice)
    }
  }

  /// What one file says.
  package struct File: Sendable {
    package var name: String
    package var lines: Int
    /// Lines that cannot be read; of them, those whose amount cannot.
    package var unreadable: Int
    package var withoutAmount: Int
    /// đồng of all amounts that can be read.
    package var amount: Dong

    package init(name: String, lines: Int, unreadable: Int, withoutAmount: Int, amount: Dong) {
      (self.name, self.lines, self.unreadable, self.withoutAmount, self.amount) = (name, lines, unreadable, withoutAmount, amount)
    }
  }
}
