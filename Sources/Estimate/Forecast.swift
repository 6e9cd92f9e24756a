import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// What an estimate is made from.
package struct ForecastRequest: Sendable {
  /// The years that were asked for.
  package var years: ClosedRange<Int>
  package var policy: Policy
  package var wards: WardTable
  /// As it was screened.
  package var register: Register
  package var cohorts: [Cohort]
  package var posted: PostedBook
  package var postedSums: [PostedSum]
  package var opening: [PaidRow]
  /// The last closed month, or the last one that the opening tells of; nil where nothing is closed.
  package var lastClosed: Month?
  package var budget: Budget
  package var scenarios: [Scenario]

  package init(
    years: ClosedRange<Int>, policy: Policy, wards: WardTable, register: Register, cohorts: [Cohort] = [],
    posted: PostedBook = PostedBook(), postedSums: [PostedSum] = [], opening: [PaidRow] = [], lastClosed: Month? = nil, budget: Budget = Budget(),
    scenarios: [Scenario] = []
  ) {
    (self.years, self.policy, self.wards, self.register) = (years, policy, wards, register)
    (self.cohorts, self.posted, self.postedSums, self.opening) = (cohorts, posted, postedSums, opening)
    (self.lastClosed, self.budget, self.scenarios) = (lastClosed, budget, scenarios)
  }

  /// Rates laid over the table, to see what they would cost.
  package struct Scenario: Sendable {
    package let name: String
    package let file: String
    /// With the rates laid over it.
    package let policy: Policy

    package init(name: String, file: String, policy: Policy) { (self.name, self.file, self.policy) = (name, file, policy) }
  }
}

/// An estimate with all that stands beside it: the years before, the years to come, the other reading of the law, scenarios.
package struct Forecast: Sendable {
  package let request: ForecastRequest
  package let estimation: Estimation
  /// From two years before the estimate to the last one known; from the first year of the estimate where `narrowed`.
  package let tally: Tally
  /// Under the other reading of `levelChange` (RULES 1), the years asked for.
  package let otherReading: Tally
  /// The first year asked for and the one before under the rates that were in force when that one began, which tells what
  /// rates cost from what children do; nil where `narrowed`, or where a rate was not in force yet.
  package let sameRates: Tally?
  /// In the order of the request, the years asked for.
  package let scenarios: [Tally]
  /// Of the two years before; none where `narrowed`.
  package let outturns: [Outturn]
  /// Why only the years asked for could be worked out: a rate is missing for the others.
  package let narrowed: InputError?

  package var years: ClosedRange<Int> { request.years }
  /// The years of the estimate and those after it that are known.
  package var outlook: ClosedRange<Int> { years.lowerBound...tally.months.upperBound.year }

  /// Throws where a rate or an area is missing for a day of the years that were asked for.
  package init(_ request: ForecastRequest) throws(InputError) {
    self.request = request
    guard let asked = Self.months(request.years), let last = request.policy.resolutions.map(\.months.rule.upperBound).max(),
      let first = request.policy.resolutions.map(\.months.rule.lowerBound).min(), first.year <= request.years.lowerBound,
      last.year >= request.years.upperBound
    else { throw Self.outside(request) }
    func estimation(_ months: ClosedRange<Month>, _ policy: Policy) -> Estimation {
      Estimation(
        policy: policy, wards: request.wards, months: months, cohorts: request.cohorts, posted: request.posted,
        lastClosed: request.lastClosed)
    }
    let wide = Self.months((request.years.lowerBound - 2)...last.year) ?? asked
    var worked: (Estimation, Tally, [Outturn])?
    var narrowed: InputError?
    do throws(InputError) {
      let estimation = estimation(wide, request.policy)
      let tally = try estimation.tally(request.register)
      let source = Self.source(request, tally)
      let outturns = [try source.outturn(of: request.years.lowerBound - 2), try source.outturn(of: request.years.lowerBound - 1)]
      worked = (estimation, tally, outturns)
    } catch {
      narrowed = error
    }
    self.narrowed = narrowed
    if let worked {
      (self.estimation, tally, outturns) = worked
    } else {
      self.estimation = estimation(asked, request.policy)
      tally = try self.estimation.tally(request.register)
      outturns = []
    }
    // Nothing to compare with where a rate was not in force yet when the year before began.
    sameRates = worked == nil ? nil : try? Self.sameRates(request, estimation)
    otherReading = try estimation(asked, request.policy.withOtherLevelChange()).tally(request.register)
    var scenarios: [Tally] = []
    for scenario in request.scenarios { scenarios.append(try estimation(asked, scenario.policy).tally(request.register)) }
    self.scenarios = scenarios
  }

  private static func sameRates(
    _ request: ForecastRequest, _ estimation: (ClosedRange<Month>, Policy) -> Estimation
  ) throws(InputError) -> Tally? {
    guard let months = months((request.years.lowerBound - 1)...request.years.lowerBound) else { return nil }
    return try estimation(months, try request.policy.without(ratesAfter: months.lowerBound.firstDay)).tally(request.register)
  }

  /// The outturn of a year before the estimate; nil where it is not known.
  package func outturn(of year: Int) -> Outturn? { outturns.first { $0.year == year } }

  static func source(_ request: ForecastRequest, _ tally: Tally) -> OutturnSource {
    OutturnSource(
      policy: request.policy, wards: request.wards, register: request.register, tally: tally, posted: request.posted,
      postedSums: request.postedSums, opening: request.opening, lastClosed: request.lastClosed)
  }

  static func months(_ years: ClosedRange<Int>) -> ClosedRange<Month>? {
    guard let first = Month.of(year: years.lowerBound), let last = Month.of(year: years.upperBound) else { return nil }
    return first.lowerBound...last.upperBound
  }

  private static func outside(_ request: ForecastRequest) -> InputError {
    let ranges = request.policy.resolutions.map { "\($0.id) pays for \($0.months.rule.lowerBound) to \($0.months.rule.upperBound)" }
    return InputError(
      file: "--year",
      "no resolution pays for all of \(request.years.lowerBound) to \(request.years.upperBound): \(ranges.joined(separator: ", ")). Choose other years.")
  }
}
