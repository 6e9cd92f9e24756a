import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// The request for a supplementary estimate (bổ sung dự toán): what each ward was allotted for a year, what the year costs, and
/// why it costs more.
package struct Supplement: Sendable {
  /// One line of a ward; đồng.
  package struct Row: Sendable {
    package let ward: WardID
    package let line: Budget.Line
    /// nil where the budget names neither; counts as 0.
    package let allotted: Dong?
    /// What closed periods posted, and what is expected to December.
    package let posted: Dong
    package let expected: Dong
    /// Causes of the shortfall, which they add up to; 0 where there is none. Each may be negative.
    /// Months of earlier years paid or taken back in this one.
    package fileprivate(set) var arrears = Dong.zero
    /// Rates that began within the year: its months under the rates in force before it began, set against them as they are.
    package fileprivate(set) var rates = Dong.zero
    /// The rest: more children, or more months, than were allotted for.
    package fileprivate(set) var children = Dong.zero
    /// Children in January and in December.
    package let childrenBefore: Int
    package let childrenAfter: Int

    package var outturn: Dong { posted + expected }
    package var shortfall: Dong { max(.zero, outturn - (allotted ?? .zero)) }
  }

  package let year: Int
  package let lastClosed: Month?
  /// By ward, support before insurance: of every ward that was allotted something or costs something.
  package let rows: [Row]

  /// - Parameter request: its first year is the one that falls short.
  /// Throws where a rate or an area is missing for a day, or no resolution pays for the year.
  package init(_ request: ForecastRequest) throws(InputError) {
    year = request.years.lowerBound
    lastClosed = request.lastClosed
    let months = try Forecast.paid(request).asked
    func tally(_ policy: Policy) throws(InputError) -> Tally {
      try Estimation(
        policy: policy, wards: request.wards, months: months, cohorts: request.cohorts, posted: request.posted,
        lastClosed: request.lastClosed
      ).tally(request.register)
    }
    let actual = try tally(request.policy)
    let before = try request.policy.without(ratesAfter: months.lowerBound.previous.lastDay).map(tally)
    let outturn = try Forecast.source(request, actual).outturn(of: year)
    // Of cohorts, as in the outturn, only the months that are still open.
    let open = max(months.lowerBound, request.lastClosed?.next ?? months.lowerBound)
    func rise(_ sum: (Tally, ClosedRange<Month>, Basis) -> Sum) -> Dong {
      guard let before else { return .zero }
      let existing = sum(actual, months, .existing).amount - sum(before, months, .existing).amount
      guard open <= months.upperBound else { return existing }
      let planned = open...months.upperBound
      return existing + sum(actual, planned, .planned).amount - sum(before, planned, .planned).amount
    }
    let allotted = request.budget.amounts.keys.filter { [year] in $0.year == year }.map(\.ward)
    rows = Set(outturn.wards + allotted).sorted().flatMap { [year] ward in
      Budget.Line.allCases.map { line in
        let isSupport = line == .support
        func sum(_ tally: Tally, _ months: ClosedRange<Month>, _ basis: Basis?) -> Sum {
          isSupport ? tally.support(ward, months, basis) : tally.insurance(ward, months, basis)
        }
        let (first, last) = (months.lowerBound, months.upperBound)
        let part = isSupport ? outturn.support(ward) : .init(expected: outturn.insurance(ward))
        var row = Row(
          ward: ward, line: line, allotted: request.budget[year, ward, line], posted: part.posted, expected: part.expected,
          childrenBefore: sum(actual, first...first, nil).children, childrenAfter: sum(actual, last...last, nil).children)
        if row.shortfall > .zero {
          row.arrears = part.earlier
          row.rates = rise(sum)
          row.children = row.shortfall - row.arrears - row.rates
        }
        return row
      }
    }
  }

  /// The lines that cost something and that the budget does not name: it may be incomplete.
  package var unbudgeted: [Row] { rows.filter { $0.allotted == nil && $0.outturn > .zero } }
}
