import Policy
import Register
import Tables
import Units

/// Consecutive months of a child in a ward that one row governs and that are decided alike.
package struct Stretch: Sendable {
  package let months: ClosedRange<Month>
  /// Place in the ward's rows of the row that governs.
  package let row: Int
  package let verdict: Verdict
  /// nil where the plan does not ask for it.
  package let insurance: InsuranceVerdict?
  /// The ward claims the months and another one is paid.
  package let lost: LostClaim?

  package var isShutOut: Bool { lost != nil }
  /// đồng a month; 0 where another ward is paid.
  package var due: Dong { isShutOut ? .zero : verdict.amount }
  /// đồng a month for the health insurance.
  package var premium: Dong { isShutOut ? .zero : insurance?.amount ?? .zero }
}

/// The stretches of a child in one ward.
package struct WardStretches: Sendable {
  package let ward: WardID
  /// The accepted rows in this ward.
  package internal(set) var rows: [AcceptedRow]
  /// In order and without a gap, from the first month that a row governs.
  package internal(set) var stretches: [Stretch] = []
}

/// Which months of a child are decided, and what of them.
package struct Plan: Sendable {
  /// Earlier months may be left out; nil to begin with the first that a row governs.
  package var first: Month?
  package var last: Month
  /// Whether the health insurance is decided too.
  package var withInsurance = false
  /// From this month on months that are due count as posted, as they will be when their time comes (RULES 6); nil: only what
  /// was posted counts.
  package var assumedFrom: Month?

  package init(first: Month? = nil, last: Month, withInsurance: Bool = false, assumedFrom: Month? = nil) {
    (self.first, self.last) = (first, last)
    (self.withInsurance, self.assumedFrom) = (withInsurance, assumedFrom)
  }
}

extension Assessor {
  /// Decides the months of a child, ward by ward. `rows` are the child's accepted rows in all wards, by ward.
  package func stretches(of rows: [AcceptedRow], posted: [PostedNet], _ plan: Plan) throws(InputError) -> [WardStretches] {
    var wards: [WardStretches] = []
    for row in rows {
      if let last = wards.indices.last, wards[last].ward == row.decision.ward {
        wards[last].rows.append(row)
      } else {
        wards.append(WardStretches(ward: row.decision.ward, rows: [row]))
      }
    }
    let isContested = wards.count > 1 || posted.contains { net in net.ward != wards.first?.ward }
    if isContested {
      try layOut(&wards, posted, plan)
    } else if !wards.isEmpty {
      try layOut(&wards[0], plan)
    }
    return wards
  }

  /// A child whom no other ward claims: from change to change.
  private func layOut(_ ward: inout WardStretches, _ plan: Plan) throws(InputError) {
    guard let governed = ward.rows.lazy.map(\.start.month).min() else { return }
    var month = max(governed, plan.first ?? governed)
    while month <= plan.last, let index = governing(ward.rows, month) {
      let row = ward.rows[index]
      let last = min(plan.last, lastAlike(row, ward.rows, month, withInsurance: plan.withInsurance))
      ward.stretches.append(try stretch(row, at: index, month...last, lost: nil, plan))
      month = last.next
    }
  }

  /// A child whom several wards may claim: month by month, since who is paid for one may rest on who was for another.
  private func layOut(_ wards: inout [WardStretches], _ posted: [PostedNet], _ plan: Plan) throws(InputError) {
    guard let first = wards.lazy.flatMap(\.rows).map(\.start.month).min(), first <= plan.last else { return }
    var assumed: [WardID: Month] = [:]
    for month in first...plan.last {
      let governed = wards.map { governing($0.rows, month) }
      var winner: [WardID]?
      for index in wards.indices {
        guard let row = governed[index] else { continue }
        let governing = wards[index].rows[row]
        var lost: LostClaim?
        if reasonAgainst(governing.decision, governing.start, in: month) == nil {
          let standing = winner ?? claim(on: month, wards, governed, posted, assumed)
          winner = standing
          if !standing.contains(wards[index].ward) { lost = LostClaim(to: standing.first) }
        }
        wards[index].stretches.append(try stretch(governing, at: row, month...month, lost: lost, plan))
      }
      guard let assumedFrom = plan.assumedFrom, month >= assumedFrom else { continue }
      for ward in wards {
        if let last = ward.stretches.last, last.months.upperBound == month, last.due > .zero { assumed[ward.ward] = month }
      }
    }
  }

  private func stretch(_ row: AcceptedRow, at index: Int, _ months: ClosedRange<Month>, lost: LostClaim?, _ plan: Plan)
    throws(InputError) -> Stretch
  {
    var trace = NoTrace()
    let verdict = try assess(row.decision, row.start, in: months.lowerBound, trace: &trace)
    var insurance: InsuranceVerdict?
    if plan.withInsurance { insurance = try self.insurance(row.decision, row.start, in: months.lowerBound) }
    return Stretch(months: months, row: index, verdict: verdict, insurance: insurance, lost: lost)
  }

  /// The last month from this one on that the same row governs and decides alike.
  private func lastAlike(_ row: AcceptedRow, _ rows: [AcceptedRow], _ month: Month, withInsurance: Bool) -> Month {
    var change = nextChange(of: row, after: month)
    func consider(_ other: Month?) {
      if let other, other > month { change = min(change ?? other, other) }
    }
    if withInsurance { consider(nextInsuranceChange(of: row, after: month)) }
    for row in rows { consider(row.start.month) }
    return change?.previous ?? Day.last.month.previous
  }

  // MARK: Claims

  /// The wards that are paid for a month that they claim: those that closed periods paid it in, else the one with the best
  /// claim, else none. `assumed`: the latest month taken to be posted, by ward.
  private func claim(
    on month: Month, _ wards: [WardStretches], _ governed: [Int?], _ posted: [PostedNet], _ assumed: [WardID: Month]
  ) -> [WardID] {
    let standing = posted.filter { $0.isPosted(month) }.map(\.ward)
    if !standing.isEmpty { return standing }
    let claims = zip(wards, governed).compactMap { ward, governed -> Claim? in
      guard let row = governed.map({ ward.rows[$0] }), reasonAgainst(row.decision, row.start, in: month) == nil
      else { return nil }
      let latest = posted.first { $0.ward == ward.ward }?.latest(before: month)
      return Claim(
        ward: ward.ward, posted: max(latest?.number ?? 0, assumed[ward.ward]?.number ?? 0), first: row.start.month,
        decided: row.decision.decided)
    }
    let best = claims.filter { claim in !claims.contains { $0.isBetter(than: claim) } }
    return best.count == 1 ? [best[0].ward] : []
  }

  private struct Claim {
    let ward: WardID
    /// Number of the latest month before that was paid here; 0 where none was.
    let posted: Int32
    let first: Month
    let decided: Day

    func isBetter(than other: Claim) -> Bool {
      if posted != other.posted { return posted > other.posted }
      return (first, decided) < (other.first, other.decided)
    }
  }
}

/// A claim of a ward on a month that it loses.
package struct LostClaim: Sendable {
  /// The ward that is paid; nil where none is.
  package let to: WardID?
}
