import Policy
import Register
import Tables
import Units

/// For how long a verdict holds: between two changes of facts every month is decided alike, so that years of months need not
/// be decided one by one.
extension Assessor {
  /// The first month after this one in which the same row might be decided otherwise; nil where nothing will change.
  func nextChange(of row: AcceptedRow, after month: Month) -> Month? {
    var next: Month?
    func consider(_ change: Month?) {
      if let change, change > month, next.map({ change < $0 }) ?? true { next = change }
    }
    let (decision, resolution) = (row.decision, policy[row.decision.resolution])
    // The first month is decided on a day of its own.
    consider(row.start.month.adding(1))
    consider(resolution.months.rule.upperBound.adding(1))
    consider(decision.ended?.month.adding(1))
    consider(row.start.movedThrough?.adding(1))
    // Of a birthday the month alone counts here, which needs no days.
    let born = decision.born.month
    consider(born.adding(12 * resolution.childUntil.rule + 1))
    for window in windows(of: decision.resolution) where decision.groups.contains(window.group) {
      if let months = window.exitMonths { consider(decision.leftPoverty?.month.adding(months + 1)) }
      if let age = window.motherAge { consider(decision.motherBorn?.month.adding(12 * age + 1)) }
    }
    if case .categories = decision.allowance {
      for age in allowanceAges {
        // A coefficient changes in the month of a birthday, or after it where it is a stop.
        consider(born.adding(12 * age))
        consider(born.adding(12 * age + 1))
      }
    }
    consider(rateChanges.first { $0 > month })
    consider(areaChanges(of: decision.ward).first { $0 > month })
    return next
  }

  /// The months in which, and after which, what lies on both sides of a day may be read.
  static func months(changing days: [Day]) -> [Month] {
    Set(days.flatMap { [$0.month, $0.month.adding(1), $0.month.adding(2)].compactMap(\.self) }).sorted()
  }
}
