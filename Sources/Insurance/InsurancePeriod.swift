import Ledger
import Units

extension SentList {
  /// Whether it is of a month of its year.
  package func covers(_ month: Month) -> Bool {
    quarter.map { ($0 * 3 - 2)...($0 * 3) ~= month.parts.month } ?? true
  }
}

/// The months that lists and settlements are of: a year, or a quarter of one (N 2.2.3).
package struct InsurancePeriod: Sendable, Equatable {
  package let year: Int
  /// 1 to 4; nil for the whole year.
  package let quarter: Int?
  package let months: ClosedRange<Month>
  /// The twelve months of the year.
  package let ofYear: ClosedRange<Month>
  /// The first month that is looked at for cover that broke off: January of the year before.
  let lookBack: Month

  /// nil where there is no such year or quarter.
  package init?(year: Int, quarter: Int? = nil) {
    let (first, last) = quarter.map { (3 * $0 - 2, 3 * $0) } ?? (1, 12)
    guard let begin = Month(year: year, month: first), let end = Month(year: year, month: last), let january = Month(year: year, month: 1),
      let december = Month(year: year, month: 12), let lookBack = Month(year: year - 1, month: 1)
    else { return nil }
    (self.year, self.quarter, months, ofYear) = (year, quarter, begin...end, january...december)
    self.lookBack = lookBack
  }

  /// As folders are called: `2026`, `2026-Q2`.
  package var name: String { quarter.map { "\(year)-Q\($0)" } ?? "\(year)" }
}
