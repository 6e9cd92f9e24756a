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

extension ForecastRequest {
  /// Children and money of the years asked for, without all that stands beside them. Throws where a rate or an area is missing for a day.
  package func sums() throws(InputError) -> Tally {
    try estimation(try Forecast.paid(self).asked, policy, sumsAlone: true).tally(register)
  }

  fileprivate func estimation(_ months: ClosedRange<Month>, _ policy: Policy, sumsAlone: Bool = false) -> Estimation {
    Estimation(policy: policy, wards: wards, months: months, cohorts: cohorts, posted: posted, lastClosed: lastClosed, sumsAlone: sumsAlone)
  }
}

/// An estimate with all that stands beside it: the years before, the years to come, the other reading of the law, scenarios.
package struct Forecast: Sendable {
  package let request: ForecastRequest
  package let estimation: Estimation
  /// From two years before the estimate to the last one known; less where `narrowed`.
  package let tally: Tally
  /// Under the other reading of `levelChange` (RULES 1), the years asked for. Like the two below, children and money alone.
  package let otherReading: Tally
  /// The first year asked for and the one before under the rates that were in force before that one began, which tells what
  /// rates cost from what children do; nil where it is not known, or where a rate was not in force yet.
  package let sameRates: Tally?
  /// In the order of the request, the years asked for.
  package let scenarios: [Tally]
  /// Of the two years before; none where they are not known.
  package let outturns: [Outturn]
  /// Why not all years beside those asked for could be worked out: a rate is missing for them.
  package let narrowed: InputError?

  package var years: ClosedRange<Int> { request.years }
  /// The years of the estimate and those after it that are known.
  package var outlook: ClosedRange<Int> { years.lowerBound...tally.months.upperBound.year }

  /// Throws where a rate or an area is missing for a day of the years that were asked for.
  package init(_ request: ForecastRequest) throws(InputError) {
    self.request = request
    let (asked, last) = try Self.paid(request)
    let population = Population(
      request.register, request.posted, [request.policy] + request.scenarios.map(\.policy), request.wards,
      years: (request.years.lowerBound - 2)...last.year)
    // The two years before and those to come are told where they can be: a rate that is missing for them is no reason to
    // refuse the years that were asked for.
    let (from, to) = (request.years.lowerBound, request.years.upperBound)
    var worked: (Estimation, Tally, [Outturn])?
    var narrowed: InputError?
    for years in [(from - 2)...last.year, (from - 2)...to, from...last.year] where worked == nil {
      guard let months = Self.months(years) else { continue }
      do throws(InputError) {
        let estimation = request.estimation(months, request.policy)
        let tally = try estimation.tally(population)
        let source = Self.source(request, tally)
        var outturns: [Outturn] = []
        if years.lowerBound < from { outturns = [try source.outturn(of: from - 2), try source.outturn(of: from - 1)] }
        worked = (estimation, tally, outturns)
      } catch {
        narrowed = narrowed ?? error
      }
    }
    self.narrowed = narrowed
    if let worked {
      (self.estimation, tally, outturns) = worked
    } else {
      self.estimation = request.estimation(asked, request.policy)
      tally = try self.estimation.tally(population)
      outturns = []
    }
    // Nothing to compare with where a rate was not in force yet when the year before began.
    var sameRates: Tally?
    if let months = Self.months((from - 1)...from), tally.months.contains(months.lowerBound),
      let policy = try request.policy.without(ratesAfter: months.lowerBound.previous.lastDay)
    {
      sameRates = try request.estimation(months, policy, sumsAlone: true).tally(population)
    }
    self.sameRates = sameRates
    otherReading = try request.estimation(asked, request.policy.withOtherLevelChange(), sumsAlone: true).tally(population)
    var scenarios: [Tally] = []
    for scenario in request.scenarios { scenarios.append(try request.estimation(asked, scenario.policy, sumsAlone: true).tally(population)) }
    self.scenarios = scenarios
  }

  /// Whether the two years before the estimate are known.
  package var knowsYearsBefore: Bool { tally.months.lowerBound.year < years.lowerBound }

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

  /// The months asked for, and the last one that any resolution pays for. Throws where none pays for a year.
  static func paid(_ request: ForecastRequest) throws(InputError) -> (asked: ClosedRange<Month>, last: Month) {
    let resolutions = request.policy.resolutions
    if let asked = months(request.years), let first = resolutions.map(\.months.rule.lowerBound).min(),
      let last = resolutions.map(\.months.rule.upperBound).max(), first.year <= request.years.lowerBound,
      last.year >= request.years.upperBound
    {
      return (asked, last)
    }
    throw InputError(file: "--year", EstimateText.yearsNotPaid(by: resolutions))
  }
}
