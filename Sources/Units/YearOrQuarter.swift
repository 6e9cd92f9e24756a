/// A year, or a quarter of one (quý): what is listed for, and settled with, the Social Insurance, the State Treasury and the
/// finance office (N 2.2.3).
package struct YearOrQuarter: Hashable, Sendable {
  package let year: Int
  /// 1 to 4; nil for the whole year.
  package let quarter: Int?
  package let months: ClosedRange<Month>
  /// The twelve months of the year.
  package let ofYear: ClosedRange<Month>

  /// nil where the calendar has no such year or quarter.
  package init?(year: Int, quarter: Int? = nil) {
    guard let ofYear = Month.of(year: year), quarter.map({ 1...4 ~= $0 }) ?? true else { return nil }
    (self.year, self.quarter, self.ofYear) = (year, quarter, ofYear)
    months =
      quarter.map { quarter in
        let first = ofYear.lowerBound.advanced(by: 3 * quarter - 3)
        return first...first.advanced(by: 2)
      } ?? ofYear
  }

  /// As folders are called: `2026`, `2026-Q2`.
  package var name: String { "\(year)" + (quarter.map { "-Q\($0)" } ?? "") }
}
