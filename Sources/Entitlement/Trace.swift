import Policy
import Register
import Units

/// Keeps the steps of a decision as the deciding code takes them, so that an explanation is a record and not a second
/// computation.
package protocol Trace {
  /// Whether it keeps what is noted.
  var keeps: Bool { get }
  mutating func note(_ step: @autoclosure () -> Step)
}

/// Keeps nothing: what a payout of a whole city uses.
package struct NoTrace: Trace {
  package init() {}
  @inline(__always) package var keeps: Bool { false }
  @inline(__always) package mutating func note(_ step: @autoclosure () -> Step) {}
}

/// Keeps every step.
package struct Record: Trace {
  package private(set) var steps: [Step] = []
  package var keeps: Bool { true }
  package init() {}
  package mutating func note(_ step: @autoclosure () -> Step) { steps.append(step()) }
}

/// How one month of a child in one ward was decided: kept where a `Plan` asks for it.
package struct MonthRecord: Sendable {
  package let month: Month
  /// Which row governs, and until when.
  package internal(set) var governing = Record()
  /// Which ward is paid, where more than one may claim the month; the same for all of them.
  package internal(set) var claims = Record()
  /// What is due under the row that governs.
  package internal(set) var level = Record()
  /// Whether the health insurance is supported.
  package internal(set) var insurance = Record()

  init(month: Month) { self.month = month }
}

/// One step on the way to what is due for a month.
package enum Step: Sendable, Equatable {
  /// The row, by its place in the ward's rows, that governs the month, with why it begins when it does.
  case governs(row: Int, Citation)
  /// A row that does not govern: it has not begun, or a later one took its place.
  case setAside(row: Int, Reason, Citation)
  /// The last month that the governing row pays on what is known, and what is against it from then on.
  case stops(after: Month, Reason, Citation)

  /// Closed periods posted the month in these wards: they are paid, and no other (RULES 3).
  case posted(in: [WardID], Citation)
  /// A ward claims the month: the latest month that was posted there before, and the row's first month and decision day.
  case claim(of: WardID, latest: Month?, first: Month, decided: Day)
  /// The wards that are paid for the month; none where several claims are alike.
  case paid(in: [WardID], Citation)

  /// The facts are read on this day (RULES 1), in a ward of this area.
  case facts(on: Day, Area, Citation)
  /// The decision does not pay in this month at all: as read on this day; nil where the resolution is over, whatever the facts.
  case stands(against: Reason, on: Day?, Citation)
  /// A rate that a formula asked for.
  case rate(Rate, on: Day)
  /// The social allowance that a top-up deducts; the coefficient where it is made with one, and the category, by its place in the
  /// table, where that gives the coefficient.
  case allowance(Dong, coefficient: Ratio?, category: Int?, Citation)
  /// A group with its level.
  case level(GroupID, Dong, Citation)
  /// A group that does not qualify.
  case refused(GroupID, Reason, Citation)
  /// The group that is paid: the highest level (N 2.1.2a).
  case chosen(GroupID, Dong, Citation)
  /// Another policy of the city pays as much or more.
  case otherCitySupport(Dong, Citation)

  /// A group that comes with health insurance, and why it does not qualify; nil where it does.
  case insuredGroup(GroupID, against: Reason?, Citation)
  /// The health insurance is not supported.
  case notInsured(InsuranceReason, Citation)
  /// What is paid for the health insurance: this share of the premium.
  case insured(Dong, share: Ratio, Citation)
}
