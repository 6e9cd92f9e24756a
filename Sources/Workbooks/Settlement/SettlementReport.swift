import Policy
import Treasury
import Units

/// Everything that the papers of a year's or quarter's settlement show, of the city or of a ward. They leave the office: sums
/// alone, nothing of a child, a group or a level (RULES 7).
package struct SettlementReport: Sendable {
  package var range: YearOrQuarter
  /// Eight hex digits, from the tables and what they were made from; printed on every page.
  package var code: String
  package var programVersion: String
  /// Whose it is: `Phường An Biên`, `Thành phố Hải Phòng`.
  package var owner: String
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// What the ward is at the Treasury; nil for the city.
  package var office: TreasuryReport.Office?
  /// All of the wards, for the city; of the ward.
  package var total: SettlementFigures
  /// By code; empty for a ward.
  package var wards: [Ward]
  package var months: [YearSettlement.MonthRow]
  /// The period whose list says what families owe.
  package var owedPeriod: Month?

  package struct Ward: Sendable {
    package var code: String
    package var name: String
    package var figures: SettlementFigures

    package init(code: String, name: String, figures: SettlementFigures) {
      (self.code, self.name, self.figures) = (code, name, figures)
    }
  }

  package init(
    range: YearOrQuarter, code: String, programVersion: String, owner: String, agency: [String], office: TreasuryReport.Office? = nil,
    total: SettlementFigures, wards: [Ward] = [], months: [YearSettlement.MonthRow], owedPeriod: Month? = nil
  ) {
    (self.range, self.code, self.programVersion) = (range, code, programVersion)
    (self.owner, self.agency, self.office) = (owner, agency, office)
    (self.total, self.wards, self.months, self.owedPeriod) = (total, wards, months, owedPeriod)
  }

  /// The report of the city.
  package init(_ settlement: YearSettlement, _ table: WardTable, code: String, version: String) {
    let day = settlement.range.months.upperBound.lastDay
    self.init(
      range: settlement.range, code: code, programVersion: "ChiTra \(version)", owner: Authority.city,
      agency: Authority.ofCity, total: settlement.total,
      wards: settlement.rows.map { Ward(code: table[$0.ward].code, name: table[$0.ward].name(on: day), figures: $0.figures) },
      months: settlement.months(), owedPeriod: settlement.owedPeriod)
  }

  /// The report of a ward.
  package init(_ row: YearSettlement.Row, of settlement: YearSettlement, _ table: WardTable, office: Treasury.Office, code: String, version: String) {
    let name = table[row.ward].name(on: settlement.range.months.upperBound.lastDay)
    self.init(
      range: settlement.range, code: code, programVersion: "ChiTra \(version)", owner: name,
      agency: Authority.ofWard(name), office: TreasuryReport.Office(office, ward: name),
      total: row.figures, months: settlement.months([row.ward]), owedPeriod: settlement.owedPeriod)
  }

}
