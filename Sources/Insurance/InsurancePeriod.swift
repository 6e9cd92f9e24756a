import Units

/// The months that lists and settlements are of: a year, or a quarter of one (N 2.2.3).
package struct InsurancePeriod: Sendable, Equatable {
  package let year: Int
  /// 1 to 4; nil for the whole year.
  package let quarter: Int?
  package let months: ClosedRange<Month>
  /// The twelve months of the year.
  package let ofYear: ClosedRange<Month>

  /// nil where there is no such year or quarter.
  package init?(year: Int, quarter: Int? = nil) {
    let (first, last) = quarter.map { (3 * $0 - 2, 3 * $0) } ?? (1, 12)
    guard let begin = Month(year: year, month: first), let end = Month(year: year, month: last), let january = Month(year: year, month: 1),
      let december = Month(year: year, month: 12)
    else { return nil }
    (self.year, self.quarter, months, ofYear) = (year, quarter, begin...end, january...december)
  }

  /// As folders are called: `2026`, `2026-Q2`.
  package var name: String { quarter.map { "\(year)-Q\($0)" } ?? "\(year)" }
}
