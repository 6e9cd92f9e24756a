import Policy
import Units

/// Why a year costs more, or less, than the one before: both as what is due in them, so that late payments do not blur it. The
/// parts add up to the difference.
package struct Comparison: Sendable {
  /// đồng, support and health insurance.
  package let before: Dong
  /// Rates that began since the year before began, by the children of each year.
  package let rates: Dong
  /// Planned cohorts.
  package let planned: Dong
  /// Children of the register who came, left or changed their group.
  package let children: Dong
  package let insurance: Dong
  package let after: Dong

  /// Of a ward, or of all where it is nil; nil where the year before could not be worked out.
  package init?(_ forecast: Forecast, _ ward: WardID?) {
    let year = forecast.years.lowerBound
    guard let same = forecast.sameRates, let last = Month.of(year: year - 1), let now = Month.of(year: year) else { return nil }
    func sum(_ part: (WardID) -> Dong) -> Dong { ward.map(part) ?? forecast.tally.wards.sum(part) }
    func growth(_ tally: Tally, _ basis: Basis?) -> Dong {
      sum { tally.support($0, now, basis).amount - tally.support($0, last, basis).amount }
    }
    insurance = sum { forecast.tally.insurance($0, now).amount - forecast.tally.insurance($0, last).amount }
    before = sum { forecast.tally.support($0, last).amount + forecast.tally.insurance($0, last).amount }
    after = sum { forecast.tally.support($0, now).amount + forecast.tally.insurance($0, now).amount }
    planned = growth(same, .planned)
    children = growth(same, .existing)
    rates = growth(forecast.tally, nil) - growth(same, nil)
  }
}
