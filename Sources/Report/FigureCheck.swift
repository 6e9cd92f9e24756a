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
      guard ward.movement.addsUp else { throw ReportDefect(message: ReportText.ward(code, ReportText.movement)) }
      let inPayment = ward.lines.values.reduce(into: Sum()) { $0 += $1.inPayment }
      guard inPayment == Sum(ward.movement.after, ward.amountAfter) else {
        throw ReportDefect(message: ReportText.ward(code, ReportText.paid(in: months.upperBound)))
      }
      let periods = ward.periods.reduce(into: PeriodMoney()) { $0 += $1.money }
      guard periods == ward.money else {
        throw ReportDefect(message: ReportText.ward(code, ReportText.lines))
      }
    }
    guard movement.addsUp else { throw ReportDefect(message: ReportText.city(ReportText.movement)) }
    let closed = source.periods.reduce(into: PeriodMoney()) {
      $0 += PeriodMoney(regular: $1.regular, arrears: $1.arrears, recovery: $1.recovery)
    }
    guard closed == money, source.periods.count == months.count else {
      throw ReportDefect(message: ReportText.money(of: months))
    }
  }
}
