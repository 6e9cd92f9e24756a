import Policy
import Units

/// Keeps the steps of a decision as the deciding code takes them, so that an explanation is a record and not a second
/// computation.
package protocol Trace {
  mutating func note(_ step: @autoclosure () -> Step)
}

/// Keeps nothing: what a payout of a whole city uses.
package struct NoTrace: Trace {
  package init() {}
  @inline(__always) package mutating func note(_ step: @autoclosure () -> Step) {}
}

/// Keeps every step.
package struct Record: Trace {
  package private(set) var steps: [Step] = []
  package init() {}
  package mutating func note(_ step: @autoclosure () -> Step) { steps.append(step()) }
}

/// One step on the way to what is due for a month.
package enum Step: Sendable, Equatable {
  /// The facts are read on this day (RULES 1), in a ward of this area.
  case facts(on: Day, Area, Citation)
  /// The decision does not pay in this month at all.
  case stands(against: Reason, Citation)
  /// A rate that a formula asked for.
  case rate(Rate, on: Day)
  /// The social allowance that a top-up deducts, and the coefficient where it is made with one.
  case allowance(Dong, coefficient: Ratio?, Citation)
  /// A group with its level.
  case level(GroupID, Dong, Citation)
  /// A group that does not qualify.
  case refused(GroupID, Reason, Citation)
  /// The group that is paid: the highest level (N 2.1.2a).
  case chosen(GroupID, Dong, Citation)
  /// Another policy of the city pays as much or more.
  case otherCitySupport(Dong, Citation)
}
