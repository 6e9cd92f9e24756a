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

  package struct LostClaim: Sendable {
    package let to: WardID?
  }
}

/// What is due to one child in one ward for one month.
package struct MonthEntitlement: Sendable {
  package let month: Month
  /// Place in `WardEntitlement.rows` of the row that governs the month.
  package let row: Int
  package let verdict: Verdict
  /// Another ward pays for the month.
  package let isShutOut: Bool

  package init(month: Month, row: Int, verdict: Verdict, isShutOut: Bool) {
    (self.month, self.row, self.verdict, self.isShutOut) = (month, row, verdict, isShutOut)
  }

  /// đồng; 0 where another ward pays.
  package var due: Dong { isShutOut ? .zero : verdict.amount }
}

extension Assessor {
  /// What is due to a child for every month up to a period, ward by ward (RULES 3: which decision governs, two wards claim one
  /// month). `rows` are the child's accepted rows in all wards, by ward; `posted` by ward.
  package func assess(_ rows: [AcceptedRow], posted: [PostedNet], through period: Month) throws(InputError)
    -> [WardEntitlement]
  {
    let wards = try assessAll(rows, posted: posted, through: period)
    let losers = wards.filter { $0.losesPeriod != nil }
    if losers.isEmpty { return wards }
    // Rows that are held govern nothing, so the others are looked at again without them.
    let others = rows.filter { row in !losers.contains { $0.ward == row.decision.ward } }
    return losers + (try assessAll(others, posted: posted, through: period))
  }

  private func assessAll(_ rows: [AcceptedRow], posted: [PostedNet], through period: Month) throws(InputError)
    -> [WardEntitlement]
  {
    var wards: [WardEntitlement] = []
    for row in rows {
      if let last = wards.indices.last, wards[last].ward == row.decision.ward {
        wards[last] = WardEntitlement(ward: row.decision.ward, rows: wards[last].rows + [row], months: [])
      } else {
        wards.append(WardEntitlement(ward: row.decision.ward, rows: [row], months: []))
      }
    }
    let isContested = wards.count > 1 || posted.contains { net in net.ward != wards.first?.ward }
    for index in wards.indices {
      guard let first = wards[index].rows.map(\.start.month).min(), first <= period else { continue }
      wards[index].months.reserveCapacity(first.distance(to: period) + 1)
      var month = first
      while month <= period {
        guard let row = governing(wards[index].rows, month) else { break }
        let governing = wards[index].rows[row]
        var isShutOut = false
        if isContested, reasonAgainst(governing.decision, governing.start, in: month) == nil {
          let winner = claim(on: month, wards, posted)
          isShutOut = !winner.contains(wards[index].ward)
          if isShutOut, month == period { wards[index].losesPeriod = .init(to: winner.first) }
        }
        var trace = NoTrace()
        let verdict = try assess(governing.decision, governing.start, in: month, trace: &trace)
        // Where another ward may claim, every month is looked at; else those up to the next change are decided alike.
        let last = isContested ? month : min(period, lastAlike(governing, wards[index].rows, month))
        for alike in month...last {
          wards[index].months.append(MonthEntitlement(month: alike, row: row, verdict: verdict, isShutOut: isShutOut))
        }
        month = last.next
      }
    }
    return wards
  }

  /// The last month from this one on that the same row governs and decides alike.
  private func lastAlike(_ row: AcceptedRow, _ rows: [AcceptedRow], _ month: Month) -> Month {
    let changes = [nextChange(of: row, after: month)] + rows.map { $0.start.month > month ? $0.start.month : nil }
    return changes.lazy.compactMap(\.self).min()?.previous ?? Day.last.month.previous
  }

  /// The row that governs a month: the one with the latest first month up to it, then the later decision day.
  package func governing(_ rows: [AcceptedRow], _ month: Month) -> Int? {
    var best: Int?
    for (index, row) in rows.enumerated() where row.start.month <= month {
      if let current = best.map({ rows[$0] }),
        (row.start.month, row.decision.decided) <= (current.start.month, current.decision.decided)
      {
        continue
      }
      best = index
    }
    return best
  }

  /// Why an accepted row gets nothing for a period; nil where it is paid.
  package func reasonUnpaid(_ row: Int, in ward: WardEntitlement, for period: Month) -> Reason? {
    if ward.rows[row].start.month > period { return .notStarted }
    guard let month = ward.months.last, month.month == period else { return .notStarted }
    if month.row != row { return .superseded }
    if case .nothing(let reason) = month.verdict { return reason }
    return nil
  }

  /// The wards that are paid for a month that they claim: those that closed periods paid it in, else the one with the best
  /// claim, else none.
  private func claim(on month: Month, _ wards: [WardEntitlement], _ posted: [PostedNet]) -> [WardID] {
    let standing = posted.filter { $0.isPosted(month) }.map(\.ward)
    if !standing.isEmpty { return standing }
    let claims = wards.compactMap { ward -> Claim? in
      guard let row = governing(ward.rows, month).map({ ward.rows[$0] }),
        reasonAgainst(row.decision, row.start, in: month) == nil
      else { return nil }
      return Claim(
        ward: ward.ward, posted: posted.first { $0.ward == ward.ward }?.latest(before: month), first: row.start.month,
        decided: row.decision.decided)
    }
    let best = claims.filter { claim in !claims.contains { $0.isBetter(than: claim) } }
    return best.count == 1 ? [best[0].ward] : []
  }

  private struct Claim {
    let ward: WardID
    /// The latest month before that closed periods paid here.
    let posted: Month?
    let first: Month
    let decided: Day

    func isBetter(than other: Claim) -> Bool {
      let (own, others) = (posted?.number ?? 0, other.posted?.number ?? 0)
      if own != others { return own > others }
      return (first, decided) < (other.first, other.decided)
    }
  }
}
