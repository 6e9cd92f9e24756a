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
  /// How each month was decided, in order; empty unless the plan asks for it.
  package internal(set) var records: [MonthRecord] = []
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
  /// Whether each month is decided by itself and keeps how: for an explanation, not for a city.
  package var keepsRecords = false

  package init(first: Month? = nil, last: Month, withInsurance: Bool = false, assumedFrom: Month? = nil) {
    (self.first, self.last) = (first, last)
    (self.withInsurance, self.assumedFrom) = (withInsurance, assumedFrom)
  }
}

extension Assessor {
  /// Decides the months of a child, ward by ward. `rows` are the child's accepted rows in all wards, by ward.
  package func stretches(of rows: [AcceptedRow], posted: [PostedNet], _ plan: Plan) throws(InputError) -> [WardStretches] {
    if let row = rows.first, rows.count == 1, posted.allSatisfy({ $0.ward == row.decision.ward }) {
      var ward = WardStretches(ward: row.decision.ward, rows: rows)
      try layOut(&ward, plan)
      return [ward]
    }
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
    while month <= plan.last, let index = governing(&ward, month, plan) {
      let row = ward.rows[index]
      let last = plan.keepsRecords ? month : min(plan.last, lastAlike(row, ward.rows, month, withInsurance: plan.withInsurance))
      try decide(&ward, row: index, month...last, lost: nil, plan)
      month = last.next
    }
  }

  /// A child whom several wards may claim: month by month, since who is paid for one may rest on who was for another.
  private func layOut(_ wards: inout [WardStretches], _ posted: [PostedNet], _ plan: Plan) throws(InputError) {
    guard let first = wards.lazy.flatMap(\.rows).map(\.start.month).min(), first <= plan.last else { return }
    var assumed: [WardID: Month] = [:]
    for month in first...plan.last {
      let governed = wards.indices.map { governing(&wards[$0], month, plan) }
      var winner: [WardID]?
      var claims = Record()
      for index in wards.indices {
        guard let row = governed[index] else { continue }
        let governing = wards[index].rows[row]
        var lost: LostClaim?
        if reasonAgainst(governing.decision, governing.start, in: month) == nil {
          let standing = winner ?? claim(on: month, wards, governed, posted, assumed, plan, &claims)
          winner = standing
          if !standing.contains(wards[index].ward) { lost = LostClaim(to: standing.first) }
        }
        try decide(&wards[index], row: row, month...month, lost: lost, plan)
      }
      if plan.keepsRecords {
        for index in wards.indices { wards[index].records[wards[index].records.count - 1].claims = claims }
      }
      guard let assumedFrom = plan.assumedFrom, month >= assumedFrom else { continue }
      for ward in wards {
        if let last = ward.stretches.last, last.months.upperBound == month, last.due > .zero { assumed[ward.ward] = month }
      }
    }
  }

  /// The row of a ward that governs a month. Begins the record of the month, where one is kept.
  private func governing(_ ward: inout WardStretches, _ month: Month, _ plan: Plan) -> Int? {
    guard plan.keepsRecords else { return governing(ward.rows, month) }
    var record = MonthRecord(month: month)
    let index = governing(ward.rows, month, trace: &record.governing)
    if let row = index.map({ ward.rows[$0] }), let stop = stop(of: row, from: month) {
      record.governing.note(.stops(after: stop.last, stop.reason, stop.cite))
    }
    ward.records.append(record)
    return index
  }

  /// The last month from this one on in which nothing is against the row as a whole, nor against every group of it, and what is in
  /// the next; nil where something is now.
  private func stop(of row: AcceptedRow, from month: Month) -> (last: Month, reason: Reason, cite: Citation)? {
    let (decision, resolution) = (row.decision, policy[row.decision.resolution])
    func qualifying(_ month: Month) -> [GroupID] {
      guard reasonAgainst(decision, row.start, in: month) == nil else { return [] }
      let day = row.start.decisiveDay(of: month)
      return decision.groups.filter { reasonAgainst(resolution[$0], decision, on: day) == nil }
    }
    var (last, groups) = (month, qualifying(month))
    while let group = groups.first {
      // The resolution ends, and nobody is a child for ever.
      let next = last.next
      if let reason = reasonAgainst(decision, row.start, in: next) { return (last, reason, cite(reason, resolution)) }
      groups = qualifying(next)
      if groups.isEmpty, let reason = reasonAgainst(resolution[group], decision, on: row.start.decisiveDay(of: next)) {
        return (last, reason, cite(reason, resolution, resolution[group]))
      }
      last = next
    }
    return nil
  }

  /// Decides months of a ward that one row governs and that are decided like the first of them.
  private func decide(_ ward: inout WardStretches, row index: Int, _ months: ClosedRange<Month>, lost: LostClaim?, _ plan: Plan)
    throws(InputError)
  {
    let (row, month) = (ward.rows[index], months.lowerBound)
    let verdict: Verdict
    var insurance: InsuranceVerdict?
    if plan.keepsRecords {
      var (level, insured) = (Record(), Record())
      verdict = try assess(row.decision, row.start, in: month, trace: &level)
      if plan.withInsurance { insurance = try self.insurance(row.decision, row.start, in: month, trace: &insured) }
      ward.records[ward.records.count - 1].level = level
      ward.records[ward.records.count - 1].insurance = insured
    } else {
      var trace = NoTrace()
      verdict = try assess(row.decision, row.start, in: month, trace: &trace)
      if plan.withInsurance { insurance = try self.insurance(row.decision, row.start, in: month) }
    }
    ward.stretches.append(Stretch(months: months, row: index, verdict: verdict, insurance: insurance, lost: lost))
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
    on month: Month, _ wards: [WardStretches], _ governed: [Int?], _ posted: [PostedNet], _ assumed: [WardID: Month], _ plan: Plan,
    _ record: inout Record
  ) -> [WardID] {
    func note(_ step: @autoclosure () -> Step) { if plan.keepsRecords { record.note(step()) } }
    let moves =
      zip(wards, governed).lazy.compactMap { ward, row in row.map { ward.rows[$0].decision.resolution } }.first
      .map { policy[$0].moves } ?? ""
    let standing = posted.filter { $0.isPosted(month) }.map(\.ward)
    if !standing.isEmpty {
      note(.posted(in: standing, moves))
      return standing
    }
    let claims = zip(wards, governed).compactMap { ward, governed -> Claim? in
      guard let row = governed.map({ ward.rows[$0] }), reasonAgainst(row.decision, row.start, in: month) == nil
      else { return nil }
      let latest = posted.first { $0.ward == ward.ward }?.latest(before: month)
      return Claim(
        ward: ward.ward, posted: max(latest?.number ?? 0, assumed[ward.ward]?.number ?? 0), first: row.start.month,
        decided: row.decision.decided)
    }
    for claim in claims { note(.claim(of: claim.ward, latest: Month(number: claim.posted), first: claim.first, decided: claim.decided)) }
    let best = claims.filter { claim in !claims.contains { $0.isBetter(than: claim) } }
    let paid = best.count == 1 ? [best[0].ward] : []
    note(.paid(in: paid, moves))
    return paid
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
