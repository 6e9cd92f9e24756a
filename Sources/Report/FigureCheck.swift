import Estimate
import Ledger
import Policy
import Units

extension PeriodFigures {
  /// Holds the figures against each other and against the ledger's own sums, which other queries gave. Throws the first
  /// contradiction.
  func check(_ source: PeriodSource) throws(ReportDefect) {
    for ward in wards {
      let code = source.wards[ward.ward].code
      guard ward.movement.addsUp else { throw ReportDefect(description: "ward \(code): before + joined - left is not after") }
      let inPayment = ward.lines.values.reduce(into: Sum()) { $0 += $1.inPayment }
      guard inPayment == Sum(ward.movement.after, ward.amountAfter) else {
        throw ReportDefect(description: "ward \(code): who is paid in \(months.upperBound) differs between months and postings")
      }
      let periods = ward.periods.reduce(into: PeriodMoney()) { $0 += $1.money }
      guard periods == ward.money else {
        throw ReportDefect(description: "ward \(code): the money of the lines is not that of the periods")
      }
    }
    guard movement.addsUp else { throw ReportDefect(description: "the city: before + joined - left is not after") }
    let closed = source.periods.reduce(into: PeriodMoney()) {
      $0 += PeriodMoney(regular: $1.regular, arrears: $1.arrears, recovery: $1.recovery)
    }
    guard closed == money, source.periods.count == months.count else {
      throw ReportDefect(description: "the money of the wards is not what the periods \(months.lowerBound) to \(months.upperBound) posted")
    }
  }
}
