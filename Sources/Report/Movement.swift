import Ledger
import Policy
import Register
import Units

/// How a child came to be paid in a ward.
package enum Joining: String, Sendable, CaseIterable {
  /// Paid for the first time, or again.
  case new
  /// From another ward of the city.
  case movedIn = "moved-in"
}

/// Why a child is no longer paid in a ward. None of these tells of a confidential group (RULES 7).
package enum Leaving: String, Sendable, CaseIterable {
  /// Into another ward of the city.
  case movedOut = "moved-out"
  case died
  /// Moved, and no ward of the city goes on.
  case leftCity = "left-city"
  case ineligible
  case refused
  /// Any end by age, of the child or of the mother, whose age would tell of a confidential group.
  case overAge = "over-age"
  /// 36 months out of poverty are over.
  case windowClosed = "window-closed"
  case programmeOver = "programme-over"
  /// Excluded, nothing left to top up, another policy pays as much, or no decision begins so early any more.
  case noLongerDue = "no-longer-due"
  /// Due, or not known: rows are rejected, held or vanished, or the register has changed since.
  case notPaidNow = "not-paid-now"

  /// Everything but a move within the city: who stopped.
  package var isStop: Bool { self != .movedOut }
}

/// Who was paid in a ward in the month before a report, who came, who went, and who is paid in its last month.
package struct Movement: Sendable, Equatable {
  package internal(set) var before = 0
  package internal(set) var joined: [Joining: Int] = [:]
  package internal(set) var left: [Leaving: Int] = [:]
  package internal(set) var after = 0

  package init(before: Int = 0, joined: [Joining: Int] = [:], left: [Leaving: Int] = [:], after: Int = 0) {
    (self.before, self.joined, self.left, self.after) = (before, joined, left, after)
  }

  package subscript(joining: Joining) -> Int { joined[joining] ?? 0 }
  package subscript(leaving: Leaving) -> Int { left[leaving] ?? 0 }

  package var stopped: Int { left.reduce(0) { $0 + ($1.key.isStop ? $1.value : 0) } }

  /// Whether before + joined - left = after.
  package var addsUp: Bool { before + joined.values.reduce(0, +) - left.values.reduce(0, +) == after }

  package static func += (a: inout Movement, b: Movement) {
    a.before += b.before
    a.after += b.after
    a.joined.merge(b.joined, uniquingKeysWith: +)
    a.left.merge(b.left, uniquingKeysWith: +)
  }
}

/// Where one child stands paid over the months of a report and the month before it, ward by ward.
struct PaidChild {
  let months: ClosedRange<Month>
  /// Of one child, none without a month.
  let wards: [PaidMonths]

  private var before: Month { months.lowerBound.previous }

  func isPaidBefore(_ ward: PaidMonths) -> Bool { ward.months.first?.month == before }
  func isPaidAfter(_ ward: PaidMonths) -> Bool { ward.months.last?.month == months.upperBound }

  /// The first month paid in a ward that did not pay the child before the report; nil where it did.
  func firstMonth(_ ward: PaidMonths) -> Month? { isPaidBefore(ward) ? nil : ward.months.first?.month }

  /// The last month paid in a ward that does not pay the child at the end of the report; nil where it does.
  func lastMonth(_ ward: PaidMonths) -> Month? { isPaidAfter(ward) ? nil : ward.months.last?.month }

  /// Whether another ward paid the child in an earlier month.
  func isPaidElsewhere(before month: Month, than ward: PaidMonths) -> Bool {
    wards.contains { $0.key != ward.key && $0.months.first.map { $0.month < month } ?? false }
  }

  /// Whether another ward pays the child in a later month.
  func isPaidElsewhere(after month: Month, than ward: PaidMonths) -> Bool {
    wards.contains { $0.key != ward.key && $0.months.last.map { $0.month > month } ?? false }
  }
}
