import Policy
import Tables
import Units

/// The last month that closed periods posted for a child and ward under a decision number; nil where they posted none.
package typealias LastPosted = @Sendable (WardID, ChildNumber, String) -> Month?

/// When a decision begins (RULES 1, 3).
struct Starts {
  private let files: [Table]
  private let lastPosted: LastPosted
  /// For each resolution.
  private let rules: [Rules]

  /// What of a resolution decides when its decisions begin, as plain values: the cores would else count references to it in turn.
  private struct Rules {
    let start: StartRule
    let months: ClosedRange<Month>
    let childUntil: Int
  }

  /// - Parameter files: those of the register.
  init(files: [Table], policy: Policy, lastPosted: @escaping LastPosted) {
    (self.files, self.lastPosted) = (files, lastPosted)
    rules = policy.resolutions.map { Rules(start: $0.start.rule, months: $0.months.rule, childUntil: $0.childUntil.rule) }
  }

  enum Missing: Error {
    /// No ended row in the old ward, and no `paid_through`.
    case transfer
    /// No decision that the change belongs to.
    case adjusted
  }

  /// What is against a decision that begins so.
  enum Objection {
    /// Of age since this day.
    case overAge(Day)
    case beforeBirth
    /// Over since this day.
    case ended(Day)
  }

  /// When a decision begins that is its child's only one; nil where it continues another one, or something is against it.
  func startOfSimple(_ decision: Decision) -> Start? {
    guard decision.changed == nil, decision.transferredFrom == nil else { return nil }
    let start = start(of: decision, rules(of: decision))
    return objection(to: decision, from: start) == nil ? start : nil
  }

  /// Of several reasons the first is told: a child who is too old is not asked why it ended.
  func objection(to decision: Decision, from start: Start) -> Objection? {
    let birthday = decision.born.birthday(rules(of: decision).childUntil)
    if birthday <= start.day { return .overAge(birthday) }
    if start.month < decision.born.month { return .beforeBirth }
    if let ended = decision.ended, ended < start.day { return .ended(ended) }
    return nil
  }

  private func rules(of decision: Decision) -> Rules { rules[Int(decision.resolution.index)] }

  /// When the decision begins, given the child's rows. Throws where what it continues is missing.
  func start(of decision: Decision, among rows: [Decision]) throws(Missing) -> Start {
    let rules = rules(of: decision)
    if let changed = decision.changed {
      guard
        rows.contains(where: {
          !$0.isAdjustment && $0.ward == decision.ward && $0.resolution == decision.resolution
        })
      else { throw .adjusted }
      return continuing(changed.month.next, rules, .adjustment)
    }
    if decision.transferredFrom != nil {
      let continued = continued(by: decision, among: rows).map { rows[$0] }
      guard let last = continued.flatMap({ lastPaid(of: $0) }) ?? decision.paidThrough else { throw .transfer }
      return continuing(last.next, rules, .move)
    }
    return start(of: decision, rules)
  }

  /// When a decision begins that continues none.
  private func start(of decision: Decision, _ rules: Rules) -> Start {
    switch rules.start {
    case .monthOfDecision:
      return first(decision.decided.month, decision, rules, .decision)
    case .namedMonth(let certificateGroups):
      // The reader lets no row pass that lacks the one it needs.
      if decision.groups.isSubset(of: certificateGroups) {
        return first(decision.certified?.month ?? decision.decided.month, decision, rules, .certificate)
      }
      return first(decision.supportFrom ?? decision.decided.month, decision, rules, .named)
    }
  }

  /// A first month on the facts of the decision day, or of its own first day where it is not that day's month.
  private func first(_ month: Month, _ decision: Decision, _ rules: Rules, _ reason: Start.Reason) -> Start {
    let month = max(month, rules.months.lowerBound)
    return Start(month: month, day: month == decision.decided.month ? decision.decided : month.firstDay, reason: reason)
  }

  /// A first month that continues an entitlement: on the facts of the last day of the month before, like any later one.
  private func continuing(_ month: Month, _ rules: Rules, _ reason: Start.Reason) -> Start {
    let month = max(month, rules.months.lowerBound)
    return Start(month: month, day: month.previous.lastDay, reason: reason)
  }

  /// The row that a move continues: of the old ward's rows that ended as moved, the one with the latest end not after the
  /// decision day, else the one that ended first (RULES 3, Moves). An adjustment continues none.
  func continued(by decision: Decision, among rows: [Decision]) -> Int? {
    guard let old = decision.transferredFrom, !decision.isAdjustment else { return nil }
    let moved = rows.indices.compactMap { index -> (ended: Day, index: Int)? in
      guard rows[index].ward == old, rows[index].endReason == .moved, let ended = rows[index].ended else { return nil }
      return (ended, index)
    }
    let known = moved.filter { $0.ended <= decision.decided }
    return (known.max { $0.ended < $1.ended } ?? moved.min { $0.ended < $1.ended })?.index
  }

  /// The last month that closed periods posted under the row's number.
  func lastPosted(of decision: Decision) -> Month? {
    lastPosted(decision.ward, decision.child, RowTexts(files[Int(decision.place.file)], at: decision.place)[.decisionNo])
  }

  /// The last month that the old ward pays of a row that ended as moved and is continued.
  private func lastPaid(of moved: Decision) -> Month? {
    guard let ended = moved.ended else { return nil }
    return lastPosted(of: moved).map { max($0, ended.month) } ?? ended.month
  }
}
