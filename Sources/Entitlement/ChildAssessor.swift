import Policy
import Register
import Tables
import Units

/// An accepted row of a child, with when it begins.
package struct AcceptedRow: Sendable {
  /// Index into `Register.decisions`.
  package let index: Int32
  package let decision: Decision
  package let start: Start

  package init(index: Int32, decision: Decision, start: Start) {
    (self.index, self.decision, self.start) = (index, decision, start)
  }
}

extension Register {
  /// The accepted ones of a child's rows, by ward. `indices`: of `decisions`, in that order.
  package func acceptedRows(_ indices: ArraySlice<Int32>) -> [AcceptedRow] {
    var rows: [AcceptedRow] = []
    for index in indices {
      if let row = acceptedRow(index) { rows.append(row) }
    }
    return rows
  }

  /// The accepted rows of a child in a ward.
  package func acceptedRows(of key: ChildWard) -> [AcceptedRow] { acceptedRows(of: key.child).filter { $0.decision.ward == key.ward } }

  /// The accepted rows of a child in all wards, by ward.
  package func acceptedRows(of child: ChildNumber) -> [AcceptedRow] { acceptedRows(order[places(of: child)]) }

  /// The row with an index into `decisions`; nil where it is not accepted.
  package func acceptedRow(_ index: Int32) -> AcceptedRow? {
    guard outcomes[Int(index)] == .accepted else { return nil }
    return AcceptedRow(index: index, decision: decisions[Int(index)], start: starts[Int(index)])
  }
}

/// What closed periods posted for a child in a ward, as far as it decides which ward pays.
package struct PostedNet: Sendable {
  package let ward: WardID
  /// The months whose postings do not add up to 0, in order, as runs.
  package let runs: [ClosedRange<Month>]

  package init(ward: WardID, runs: [ClosedRange<Month>]) { (self.ward, self.runs) = (ward, runs) }

  func isPosted(_ month: Month) -> Bool { runs.contains { $0.contains(month) } }
  func latest(before month: Month) -> Month? {
    runs.last { $0.lowerBound < month }.map { min($0.upperBound, month.previous) }
  }
}

/// What is due to one child in one ward, month by month.
package struct WardEntitlement: Sendable {
  package let ward: WardID
  /// The accepted rows in this ward.
  package let rows: [AcceptedRow]
  /// For the months from the first that a row governs to the period.
  package var months: [MonthEntitlement]
  /// The ward claims the period's own month and loses it to this one (or to none, where it is nil): RULES 3, Held rows.
  package var losesPeriod: LostClaim?
  /// How each month was decided; empty unless it was asked for.
  package fileprivate(set) var records: [MonthRecord] = []
}

/// What is due to one child in one ward for one month.
package struct MonthEntitlement: Sendable {
  package let verdict: Verdict
  /// Another ward pays for the month.
  package let isShutOut: Bool
  package let month: Month
  /// In 4 bytes: a draft keeps a million of these.
  private let place: Int32

  /// Place in `WardEntitlement.rows` of the row that governs the month.
  package var row: Int { Int(place) }

  package init(month: Month, row: Int, verdict: Verdict, isShutOut: Bool) {
    (self.month, self.verdict, self.isShutOut) = (month, verdict, isShutOut)
    place = Int32(truncatingIfNeeded: row)
  }

  /// đồng; 0 where another ward pays.
  package var due: Dong { isShutOut ? .zero : verdict.amount }
}

extension Assessor {
  /// What is due to a child for every month up to a period, ward by ward (RULES 3: which decision governs, two wards claim one
  /// month). `rows` are the child's accepted rows in all wards, by ward; `posted` by ward.
  /// - Parameter keepsRecords: whether each month keeps how it was decided, health insurance included.
  package func assess(_ rows: [AcceptedRow], posted: [PostedNet], through period: Month, keepsRecords: Bool = false) throws(InputError)
    -> [WardEntitlement]
  {
    var plan = Plan(last: period)
    (plan.withInsurance, plan.keepsRecords) = (keepsRecords, keepsRecords)
    let wards = try assessAll(rows, posted: posted, plan)
    let losers = wards.filter { $0.losesPeriod != nil }
    if losers.isEmpty { return wards }
    // Rows that are held govern nothing, so the others are looked at again without them.
    let others = rows.filter { row in !losers.contains { $0.ward == row.decision.ward } }
    return losers + (try assessAll(others, posted: posted, plan))
  }

  private func assessAll(_ rows: [AcceptedRow], posted: [PostedNet], _ plan: Plan) throws(InputError) -> [WardEntitlement] {
    let period = plan.last
    return try stretches(of: rows, posted: posted, plan).map { ward in
      var entitlement = WardEntitlement(ward: ward.ward, rows: ward.rows, months: [])
      if let first = ward.stretches.first?.months.lowerBound {
        entitlement.months.reserveCapacity(first.distance(to: period) + 1)
      }
      for stretch in ward.stretches {
        for month in stretch.months {
          entitlement.months.append(
            MonthEntitlement(month: month, row: stretch.row, verdict: stretch.verdict, isShutOut: stretch.isShutOut))
        }
      }
      if let last = ward.stretches.last, last.months.upperBound == period { entitlement.losesPeriod = last.lost }
      entitlement.records = ward.records
      return entitlement
    }
  }

  /// The row that governs a month: the one with the latest first month up to it, then the later decision day.
  package func governing(_ rows: [AcceptedRow], _ month: Month) -> Int? {
    var trace = NoTrace()
    return governing(rows, month, trace: &trace)
  }

  func governing(_ rows: [AcceptedRow], _ month: Month, trace: inout some Trace) -> Int? {
    var best: Int?
    for (index, row) in rows.enumerated() {
      guard row.start.month <= month else {
        trace.note(setAside(index, rows, .notStarted))
        continue
      }
      if let current = best.map({ rows[$0] }),
        (row.start.month, row.decision.decided) <= (current.start.month, current.decision.decided)
      {
        trace.note(setAside(index, rows, .superseded))
        continue
      }
      if let best { trace.note(setAside(best, rows, .superseded)) }
      best = index
    }
    if let best { trace.note(.governs(row: best, cite(rows[best].start, policy[rows[best].decision.resolution]))) }
    return best
  }

  private func setAside(_ row: Int, _ rows: [AcceptedRow], _ reason: Reason) -> Step {
    .setAside(row: row, reason, cite(reason, policy[rows[row].decision.resolution]))
  }

  /// Why one of a child's accepted rows in a ward gets nothing for a period; nil where it is paid.
  /// - Parameter month: what is due to the child in the ward for the period; nil where no row governs it.
  package func reasonUnpaid(_ row: Int, of rows: [AcceptedRow], _ month: MonthEntitlement?, for period: Month) -> Reason? {
    guard rows[row].start.month <= period, let month else { return .notStarted }
    if month.row != row { return .superseded }
    if case .nothing(let reason) = month.verdict { return reason }
    return nil
  }
}
